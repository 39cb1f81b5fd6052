"""Places and what became of the words that name them."""

from __future__ import annotations

from typing import Literal

from firsthand.model.record import Record


class Place(Record):
    """A place of the gazetteer or overlay: id, names, WGS84 point, kind, the units that hold it."""

    id: str                       # "nassib-crossing" (overlay), "gn-172409" (GeoNames), "adm1-SY-DR", "country-SY"
    name: str
    lat: float
    lon: float
    kind: str                     # town, village, crossing, base, hill, road, camp, admin1, country, region, group
    country: str | None = None    # ISO 3166-1 alpha-2
    admin1: str | None = None     # ISO 3166-2 where known
    population: int = 0
    names: tuple[str, ...] = ()   # other names, all scripts
    parents: tuple[str, ...] = () # ids of places or regions that hold it


UnresolvedReason = Literal["not in gazetteer", "ambiguous", "generic", "group: members not named", "no words"]


class Resolved(Record):
    """A mention that was resolved, with its calibrated score (probability that it is this place)."""

    place: Place
    score: float
    rule: str


class Unresolved(Record):
    """A mention that was not resolved, and why; `hint` names the remedy where there is one."""

    reason: UnresolvedReason
    hint: str | None = None


Resolution = Resolved | Unresolved
