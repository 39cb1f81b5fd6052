"""The figures by which claims are fused and ground is judged, from `data/fusion` and `data/control`."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Literal, TypeVar

from pydantic import ValidationError

from firsthand.lexicon.files import read_toml
from firsthand.lexicon.fusing import Bond, Family, Parts
from firsthand.lexicon.fusing import WitnessWeights as WitnessWeights
from firsthand.model import ClaimType, LexiconError, Record

Effect = Literal["changes", "holds", "lost", "resists", "fought"]


class Status(Record):
    """A status of a facility and the words that say it."""

    id: str
    words: tuple[str, ...]


class Stance(Record):
    """Words that tell where the speaker stands: of its own gains, or against a body that they don't name."""

    id: Literal["own-gain", "against"]
    words: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The words as whole words, in any case."""
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.words))})\b", re.IGNORECASE)


class Evidence(Record):
    """What a type of claim says about a place's holder; `somewhere` where it is told of one spot even if only the
    unit around is named, so that each place of the unit hears its part of it.
    """

    type: ClaimType
    effect: Effect
    odds: float
    weight: float
    hazard: float = 0.0
    somewhere: bool = False
    reason: str


class Filter(Record):
    """The figures of the filter over time (chances per day, log-odds, days)."""

    hazard: float
    tempo: float
    tempo_days: int
    tempo_places: int
    joint: float
    shared: float
    loser_held: float
    before_other: float
    before_same: float
    area: float
    area_change: float
    undated: float
    back_lost: float
    back: float
    hindsight: float
    most: float
    long_days: int
    named_days: int
    half_life_days: float
    floor: float


class StateBounds(Record):
    """Probability of the top holder from which a place is firm, and likely."""

    firm: float
    likely: float


class Space(Record):
    """The figures of the field between places (km, days, variances) and of the draws for intervals."""

    reach_km: float
    length_km: float
    memory_days: float
    spot_km: float
    lead_days: int
    noise: float
    least_noise: float
    own_variance: float
    around: float
    most: int
    draws: int
    waves: int
    widen: float


class Told(Record):
    """How shares that reports tell of a region weigh against the ledger's own (log-odds, days)."""

    least: float
    half_life_days: float
    days: int
    memory_days: float
    variance: float
    noise: float


class ControlWeights(Record):
    """Everything that the ledger of control takes from data."""

    evidence: tuple[Evidence, ...]
    filter: Filter
    state: StateBounds
    space: Space
    told: Told
    source: str

    @cached_property
    def by_type(self) -> dict[str, Evidence]:
        """Evidence rows by claim type."""
        return {row.type: row for row in self.evidence}


class Holder(Record):
    """A colour on the map and the bodies that count for it."""

    id: str
    members: tuple[str, ...]
    admin1: tuple[str, ...] = ()


class HolderTheatre(Record):
    """The holders of the countries of one theatre."""

    countries: tuple[str, ...]
    holder: tuple[Holder, ...]


_R = TypeVar("_R", bound=Record)


class FusionWeights(Record):
    """Everything that fusing takes from data."""

    families: tuple[Family, ...]
    witnesses: WitnessWeights
    parts: Parts
    statuses: tuple[Status, ...]
    stances: tuple[Stance, ...] = ()
    lasting: tuple[str, ...] = ()
    anybody: frozenset[str] = frozenset()
    bonds: tuple[Bond, ...] = ()

    def after(self, learned: dict[str, float]) -> FusionWeights:
        """These figures with the weights of voices that were learned, by root."""
        witnesses = self.witnesses.model_copy(update={"learned": learned})
        return self.model_copy(update={"witnesses": witnesses})

    def takes_stance(self, id_: str, words: str) -> bool:
        """Whether words tell a stance ("own-gain": liberated; "against": the terrorists)."""
        return any(s.pattern.search(words) for s in self.stances if s.id == id_)

    @cached_property
    def family_of(self) -> dict[str, Family]:
        """The family of each claim type."""
        return {type_: family for family in self.families for type_ in family.types}

    def lasts(self, words: str) -> bool:
        """Whether words tell a state that was so before ("remains closed")."""
        return any(re.search(rf"\b{re.escape(word)}\b", words, re.IGNORECASE) for word in self.lasting)

    def status_of(self, words: str) -> str | None:
        """The status that words such as "remains closed" come to (open, closed, restricted), or None."""
        folded = words.casefold()
        for status in self.statuses:
            if any(re.search(rf"\b{re.escape(word)}\b", folded) for word in status.words):
                return status.id
        return None


def fusion_weights() -> FusionWeights:
    """The shipped figures for fusing; LexiconError names the file that breaks its schema."""
    return FusionWeights(
        families=_all(Family, "fusion/families.toml", "family"),
        witnesses=_read(WitnessWeights, read_toml("fusion/witnesses.toml"), "fusion/witnesses.toml"),
        parts=_read(Parts, read_toml("fusion/parts.toml"), "fusion/parts.toml"),
        statuses=_all(Status, "fusion/statuses.toml", "status"),
        stances=_all(Stance, "fusion/stances.toml", "stance"),
        lasting=tuple(read_toml("fusion/statuses.toml").get("lasting", ())),
        anybody=frozenset(read_toml("fusion/families.toml").get("anybody", ())),
        bonds=_all(Bond, "fusion/bonds.toml", "bond"),
    )


def control_weights() -> ControlWeights:
    """The shipped figures for judging ground; LexiconError names the file that breaks its schema."""
    return _read(ControlWeights, read_toml("control/evidence.toml"), "control/evidence.toml")


def holder_theatres() -> tuple[HolderTheatre, ...]:
    """The shipped table of map holders; LexiconError names the file that breaks its schema."""
    return _all(HolderTheatre, "control/holders.toml", "theatre")


def _all(kind: type[_R], name: str, key: str) -> tuple[_R, ...]:
    return tuple(_read(kind, row, name) for row in _rows(name, key))


def _rows(name: str, key: str) -> list[dict[str, Any]]:
    rows = read_toml(name).get(key)
    if not isinstance(rows, list):
        raise LexiconError(f"{name}: it has no [[{key}]] entries; restore the file")
    return rows


def _read(kind: type[_R], row: dict[str, Any], name: str) -> _R:
    try:
        return kind.model_validate(row)
    except ValidationError as error:
        raise LexiconError(f"{name}: mend the entry: {error}") from error
