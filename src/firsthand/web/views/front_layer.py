"""The front as the browser draws it: borders between ground of different holders, with the days that they are so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from shapely import MultiLineString, STRtree, get_parts, line_merge
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from firsthand.ledgers.control import Area


class Stretch(NamedTuple):
    """A border between ground of two holders from a day to a day (None: still), and how sure the less sure side is."""

    line: BaseGeometry
    since: date
    until: date | None
    probability: float


def stretches(areas: Iterable[Area]) -> Iterator[Stretch]:
    """All stretches of front over a period, from areas with their days; ground not known faces nobody."""
    spans: defaultdict[str, list[Area]] = defaultdict(list)
    for area in areas:
        spans[area.place].append(area)
    places = sorted(spans)
    shapes = [spans[p][0].shape for p in places]
    for i, j in sorted(STRtree(shapes).query(shapes, predicate="intersects").T.tolist()) if shapes else ():
        if i < j:
            yield from _between(spans[places[i]], spans[places[j]])


def _between(one: list[Area], other: list[Area]) -> Iterator[Stretch]:
    facing = [(a, b) for a in one for b in other if _overlap(a, b) and _face(a, b)]
    if not facing:
        return
    shared = get_parts(one[0].shape.boundary.intersection(other[0].shape.boundary))
    lines = [part for part in shared if part.length > 0]
    if not lines:
        return
    line = line_merge(MultiLineString(lines))
    for a, b in facing:
        ends = [day for day in (a.valid_to, b.valid_to) if day]
        since = max(a.valid_from, b.valid_from)
        yield Stretch(line, since, min(ends, default=None), min(a.probability, b.probability))


def _overlap(a: Area, b: Area) -> bool:
    return (b.valid_to is None or a.valid_from <= b.valid_to) and (a.valid_to is None or b.valid_from <= a.valid_to)


def _face(a: Area, b: Area) -> bool:
    """Whether two bodies face each other; one of two who hold ground together does not face both."""
    return bool(a.holder and b.holder) and not set(str(a.holder).split("+")) & set(str(b.holder).split("+"))
