"""What coders said of a blind sample, and how far they agree on each field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import get_args

from pydantic import field_validator

from firsthand.chance.alpha import Level, agreement
from firsthand.model import Certainty, ClaimType, DecisionError, Precision, Record, Standing

FINENESS = [p.value for p in (
    Precision.HOUR, Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.YEAR
)]  # fmt: skip
"""Precisions that have an order, fine to coarse."""


class Coding(Record):
    """One coder's answer to one item. None: not answered; an empty list: nobody, nowhere.

    `claim` is False where the words tell of nothing that should be logged; everything else is left open then.
    Actors and places are the words as they stand in the sentence.
    """

    item: str
    coder: str
    claim: bool | None = None
    type: ClaimType | None = None
    standing: Standing | None = None
    certainty: Certainty | None = None
    polarity: bool | None = None
    actors: tuple[str, ...] | None = None
    others: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    low: float | None = None
    high: float | None = None

    @field_validator("actors", "others", "places", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """A cell of a table: "a; b", or "none" for nobody."""
        if not isinstance(value, str):
            return value
        return [] if value.strip().casefold() == "none" else [v.strip() for v in value.split(";") if v.strip()]


Read = Callable[[Coding], Hashable]


def _set(name: str) -> Read:
    """The words of a field as a set, without case and articles."""

    def read(coding: Coding) -> Hashable:
        said = getattr(coding, name)
        return None if said is None else frozenset(folded(words) for words in said)

    return read


def _day(name: str) -> Read:
    """A day as a number."""

    def read(coding: Coding) -> Hashable:
        day = getattr(coding, name)
        return None if day is None else day.toordinal()

    return read


def _plain(name: str) -> Read:
    def read(coding: Coding) -> Hashable:
        value: Hashable = getattr(coding, name)
        return value

    return read


def _fineness(coding: Coding) -> Hashable:
    return FINENESS.index(coding.precision.value) if coding.precision in FINENESS else None


LEVELS: Mapping[str, tuple[Level, Read]] = {
    "claim": (Level.NOMINAL, _plain("claim")),
    "type": (Level.NOMINAL, _plain("type")),
    "standing": (Level.NOMINAL, _plain("standing")),
    "certainty": (Level.NOMINAL, _plain("certainty")),
    "polarity": (Level.NOMINAL, _plain("polarity")),
    "actors": (Level.SETS, _set("actors")),
    "others": (Level.SETS, _set("others")),
    "places": (Level.SETS, _set("places")),
    "earliest": (Level.INTERVAL, _day("earliest")),
    "latest": (Level.INTERVAL, _day("latest")),
    "precision": (Level.ORDINAL, _fineness),
    "low": (Level.RATIO, _plain("low")),
    "high": (Level.RATIO, _plain("high")),
}
"""The level of measurement of each field, and how its value is read."""

ANSWERS = tuple(name for name in Coding.model_fields if name not in ("item", "coder"))
TYPES: tuple[str, ...] = get_args(ClaimType)


class FieldAgreement(Record):
    """How far coders agree on a field: alpha with its 95 % interval, items that two coded, and the coders.

    `alpha` is None where all gave one and the same value, or too few gave any.
    """

    field: str
    level: Level
    alpha: float | None
    low: float | None
    high: float | None
    items: int
    values: int
    coders: tuple[str, ...]


def agreements(codings: Iterable[Coding], draws: int = 1000, seed: int = 0) -> list[FieldAgreement]:
    """Alpha for each field. DecisionError if a coder answered an item twice: one of the two must go."""
    by_item: defaultdict[str, dict[str, Coding]] = defaultdict(dict)
    for coding in codings:
        if coding.coder in by_item[coding.item]:
            raise DecisionError(f"{coding.coder} coded {coding.item} twice; leave one of the two out")
        by_item[coding.item][coding.coder] = coding
    return [_field(name, by_item, draws, seed) for name in LEVELS]


def folded(words: str) -> str:
    """Words without case and articles."""
    return " ".join(w for w in words.casefold().split() if w not in ("a", "an", "the"))


def _field(name: str, by_item: Mapping[str, Mapping[str, Coding]], draws: int, seed: int) -> FieldAgreement:
    level, read = LEVELS[name]
    said = [{who: v for who, coding in given.items() if (v := read(coding)) is not None} for given in by_item.values()]
    units = [tuple(values[who] for who in sorted(values)) for values in said]
    found = agreement(units, level, draws, seed)
    coders = sorted({who for values in said if len(values) > 1 for who in values})
    return FieldAgreement(
        field=name, level=level, alpha=found.alpha, low=found.low, high=found.high, items=found.units,
        values=found.values, coders=tuple(coders),
    )  # fmt: skip
