"""A claim as laid out, to text and back: what a store keeps so that fusing goes on where it was left."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from sys import intern
from typing import Any

from firsthand.events.reading import Count, Named, Reading
from firsthand.events.readings import NONE, _joins
from firsthand.events.spots import Spot
from firsthand.events.voices import Voice
from firsthand.lexicon.figures import FusionWeights
from firsthand.model import Certainty, Mention

Way = tuple[Callable[[Any], Any], Callable[[Any], Any]]

FOLLOWS = ("family", "types", "joins", "order")
"""Fields that follow from the others and the figures."""

KEPT = tuple(f.name for f in fields(Reading) if f.name not in FOLLOWS)


def packed(reading: Reading) -> str:
    """The claim as one line of JSON."""
    values = (getattr(reading, name) for name in KEPT)
    row = [WAYS[name][0](v) if name in WAYS else v for name, v in zip(KEPT, values, strict=True)]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str, weights: FusionWeights) -> Reading:
    """The claim that was packed. The figures must be those that it was laid out by."""
    values = dict(zip(KEPT, json.loads(text), strict=True))
    for name, (_, back) in WAYS.items():
        values[name] = back(values[name])
    type_ = values["type"]
    family = weights.family_of[type_]
    return Reading(
        **values,
        order=(values["turn"], values["published"].toordinal(), values["id"]),
        types=(type_,),
        joins=_joins(type_, family.types, family.bridges),
        family=family,
    )


def original_of(text: str) -> str | None:
    """The report that the claim's own report was a copy of when it was packed."""
    found: str | None = json.loads(text)[KEPT.index("copies")]
    return found


def _day(value: date | None) -> int | None:
    return None if value is None else value.toordinal()


def _date(value: int | None) -> date | None:
    return None if value is None else date.fromordinal(value)


def _word(value: str | None) -> str | None:
    return intern(value) if value else value


def _names(values: list[str]) -> frozenset[str]:
    return frozenset(map(intern, values))


def _tolls(value: Mapping[str, list[float]]) -> Mapping[str, frozenset[float]]:
    return {of: frozenset(told) for of, told in value.items()} if value else NONE


def _spot(value: dict[str, Any]) -> Spot:
    return Spot.of(Mention.model_validate(value))


WAYS: dict[str, Way] = {
    "document": (str, intern),
    "copies": (_word, _word),
    "type": (str, intern),
    "published": (date.toordinal, date.fromordinal),
    "certainty": (str, Certainty),
    "gained": (sorted, _names),
    "lost": (sorted, _names),
    "lost_by_name": (sorted, _names),
    "named": (
        lambda held: [[n.role, n.value, n.label, n.known] for n in held],
        lambda held: tuple(Named(intern(r), intern(v), intern(w), known) for r, v, w, known in held),
    ),
    "counts": (
        lambda held: [[c.of, c.low, c.high, c.unit, c.text] for c in held],
        lambda held: tuple(Count(*c) for c in held),
    ),
    "tolls": (lambda value: {of: sorted(told) for of, told in value.items()}, _tolls),
    "places": (
        lambda held: [spot.mention.model_dump(mode="json", exclude_none=True) for spot in held],
        lambda held: tuple(map(_spot, held)),
    ),
    "when": (lambda ends: [_day(end) for end in ends], lambda ends: tuple(map(_date, ends))),
    "voice": (lambda v: [getattr(v, f.name) for f in fields(v)], lambda row: Voice(*row)),
}
"""How the fields that JSON does not know are put into it, and taken out."""
