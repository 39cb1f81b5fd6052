"""Where rivers, roads and lines run: what a report tells of one happened on the stretch by the report's places."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from firsthand.lexicon.files import read_toml
from firsthand.model import Place
from firsthand.places.geometry import distance_km

WIDE = frozenset(
    {"country", "admin1", "admin2", "region", "sea", "road", "river", "line"}
)  # too wide to tell a stretch

Course = Sequence[tuple[float, float]]


@lru_cache(maxsize=1)
def courses() -> tuple[dict[str, Course], float]:
    """The courses by place id, as points (lat, lon), and how many km off them a place may lie to tell the stretch."""
    table = read_toml("places/courses.toml")
    found: dict[str, Course] = {id_: [(lat, lon) for lat, lon in points] for id_, points in table["course"].items()}
    return found, float(table["within_km"])


def stretch(course: Course, near: Iterable[Place], within_km: float) -> tuple[float, float, Place] | None:
    """The point of a course that is nearest to any of the places, and which place that is; None if all are far off."""
    points = [(*_nearest(course, place.lat, place.lon), place) for place in near if place.kind not in WIDE]
    told = [(distance_km(lat, lon, place.lat, place.lon), lat, lon, place) for lat, lon, place in points]
    km, lat, lon, place = min(told, key=lambda row: (row[0], row[3].id), default=(math.inf, 0.0, 0.0, None))
    return None if place is None or km > within_km else (lat, lon, place)


def _nearest(course: Course, lat: float, lon: float) -> tuple[float, float]:
    """The nearest point of a course: degrees of longitude shrink with latitude, which is enough at this scale."""
    shrink = math.cos(math.radians(lat))
    feet = [_foot(a, b, lat, lon, shrink) for a, b in pairwise(course)]
    return min(feet, key=lambda foot: math.hypot(foot[0] - lat, (foot[1] - lon) * shrink))


def _foot(a: tuple[float, float], b: tuple[float, float], lat: float, lon: float, shrink: float) -> tuple[float, float]:
    """The point between two points that is nearest to a third."""
    north, east = b[0] - a[0], (b[1] - a[1]) * shrink
    length = north * north + east * east
    share = ((lat - a[0]) * north + (lon - a[1]) * shrink * east) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
