"""The front line of a day: where ground of one holder borders ground of another, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from shapely import MultiLineString, STRtree, get_coordinates, get_parts, line_merge
from shapely.geometry.base import BaseGeometry

from firsthand.ledgers.control.ledger import ControlLedger
from firsthand.ledgers.control.spans import Area
from firsthand.model import Place
from firsthand.places.geometry import distance_km

UNSURE = 0.6
"""The band runs from where a holder's chance is 20 % to where it is 80 %."""
WIDEST_KM = 100.0


@dataclass(frozen=True, slots=True)
class Front:
    """A piece of front between the ground of two neighbouring places (lon/lat lines).

    `holders` and `places` stand in the same order. `probability`: that the two are held by different holders.
    `band_km`: how wide the strip is in which the line may run, 60 % of the change of chances within it.
    """

    line: BaseGeometry
    holders: tuple[str, str]
    places: tuple[str, str]
    probability: float
    band_km: float
    length_km: float
    named: bool


def front(ledger: ControlLedger, region: str, on: date) -> list[Front]:
    """The front in a region on a day, by places; ground whose holder is not known has none.

    `named` is True where a recent claim named the place on either side.
    """
    areas = [a for a in ledger.areas(region, on) if a.holder is not None]
    chances, places = ledger.chances(on), {p.id: p for p in ledger.places}
    found = [_piece(a, b, line, chances, places) for a, b, line in _borders(areas)]
    return sorted(found, key=lambda f: f.places)


def _borders(areas: list[Area]) -> Iterator[tuple[Area, Area, BaseGeometry]]:
    """Pairs of neighbouring areas of different holders and the border between them.

    Ground of one body and ground that it holds together with another do not face each other.
    """
    if not areas:
        return
    shapes = [a.shape for a in areas]
    for i, j in STRtree(shapes).query(shapes, predicate="intersects").T.tolist():
        if i < j and not _sides(areas[i]) & _sides(areas[j]):
            shared = get_parts(shapes[i].boundary.intersection(shapes[j].boundary))
            lines = [part for part in shared if part.length > 0]
            if lines:
                yield areas[i], areas[j], line_merge(MultiLineString(lines))


def _sides(area: Area) -> set[str]:
    return set(str(area.holder).split("+"))


def _piece(
    a: Area,
    b: Area,
    line: BaseGeometry,
    chances: Mapping[str, Mapping[str, float]],
    places: Mapping[str, Place],
) -> Front:
    (a, b) = sorted((a, b), key=lambda area: area.place)
    here, there = chances[a.place], chances[b.place]
    same = sum(here[holder] * there[holder] for holder in here)
    one, other = places[a.place], places[b.place]
    steps = [abs(here[str(area.holder)] - there[str(area.holder)]) for area in (a, b)]
    km = distance_km(one.lat, one.lon, other.lat, other.lon)
    band = min(WIDEST_KM, UNSURE * km / max(float(np.mean(steps)), 1e-3))
    return Front(line, (str(a.holder), str(b.holder)), (a.place, b.place), 1.0 - same, band,
                 _length_km(line), a.named or b.named)  # fmt: skip


def _length_km(line: BaseGeometry) -> float:
    """How long a line or several are on the ground."""
    total = 0.0
    for part in get_parts(line):
        for (lon, lat), (to_lon, to_lat) in pairwise(get_coordinates(part).tolist()):
            total += distance_km(lat, lon, to_lat, to_lon)
    return total
