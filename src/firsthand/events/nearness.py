"""How well two claims agree on place, time and sides: each a factor from 0 (cannot be one event) to 1."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from datetime import date, timedelta
from functools import lru_cache

from firsthand.lexicon.figures import Family, Fit
from firsthand.model import Mention
from firsthand.places.geometry import distance_km

COARSE = frozenset({"admin1", "admin2", "country", "region", "line", "group"})
Allied = Callable[[str, str], bool]


def place_key(mention: Mention) -> str:
    """What a place mention is told apart by: its id, else its point, else its words."""
    if mention.id:
        return mention.id
    if mention.lat is not None and mention.lon is not None:
        return f"{mention.lat:.2f},{mention.lon:.2f}"
    return "words:" + mention.text.casefold()


def place_fit(a: Mention, b: Mention, family: Family, fit: Fit) -> float:
    """One place, near places, a unit and a place in it, or two places."""
    if place_key(a) == place_key(b):
        return 1.0 if a.id or a.lat is not None else fit.same_words
    if contains(a, b) or contains(b, a):
        return fit.contained if family.contains else 0.0
    return fit.near_place if _near(a, b, family.radius_km) else 0.0


def places_fit(mine: Collection[Mention], theirs: Collection[Mention], family: Family, fit: Fit) -> float:
    """The best fit between two lists of places; missing places fit where the family allows it."""
    if not mine and not theirs:
        return fit.no_place
    if not mine or not theirs:
        return 0.0 if family.needs_place else fit.no_place
    return max(place_fit(a, b, family, fit) for a in mine for b in theirs)


def contains(outer: Mention, inner: Mention) -> bool:
    """Whether one mention is a unit that holds the other, as far as the mentions themselves tell."""
    if outer.place_kind not in COARSE or outer.country is None or outer.country != inner.country:
        return False
    if outer.place_kind in ("country", "region", "line"):
        return inner.place_kind != "country"
    return outer.admin1 is not None and outer.admin1 == inner.admin1 and inner.place_kind != "admin1"


def _near(a: Mention, b: Mention, radius_km: float) -> bool:
    """Two points, neither a whole unit, within the family's radius."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    if a.place_kind in COARSE or b.place_kind in COARSE or abs(a.lat - b.lat) * 110 > radius_km:
        return False
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= radius_km


def time_fit(
    mine: tuple[date | None, date | None], theirs: tuple[date | None, date | None], days: int, near: float
) -> float:
    """Overlapping intervals, a gap that the family bears, or two times. Wide intervals fit less.

    An interval without a beginning fits nothing but another without one.
    """
    (a, b), (c, d) = mine, theirs
    if a is None or c is None:
        return 1.0 if a is None and c is None else 0.0
    low, high = max(a, c), min(b or date.max, d or date.max)
    if (low - high).days > days:
        return 0.0
    return near if low > high else _sharpness(b, a) * _sharpness(d, c)


@lru_cache(maxsize=4096)
def _sharpness(latest: date | None, earliest: date) -> float:
    """1 for up to ten days, .8 for a quarter, falling to .6 for years and open ends."""
    width = (latest - earliest).days if latest else 400
    return 1.0 if width <= 10 else max(0.6, 1.0 - 0.1 * math.log2(width / 10.0) / 1.6)


def common_time(
    mine: tuple[date | None, date | None], theirs: tuple[date | None, date | None]
) -> tuple[date | None, date | None]:
    """The overlap of two intervals where there is one, else the first."""
    if mine[0] is None or theirs[0] is None:
        return mine
    low, high = max(mine[0], theirs[0]), min(mine[1] or date.max, theirs[1] or date.max)
    return (low, None if high == date.max else high) if low <= high else mine


def sides_fit(mine: Collection[str], theirs: Collection[str], allied: Allied, unknown: float, clash: float) -> float:
    """Whether two sets of actors may be one side: any allied pair, nobody known on one side, or a clash."""
    if not mine or not theirs:
        return 1.0 if not mine and not theirs else unknown
    return 1.0 if any(allied(a, b) for a in mine for b in theirs) else clash


def weeks(earliest: date | None, latest: date | None, slack: int) -> list[int] | None:
    """The weeks (numbered) that an interval touches, give or take some days; None if wide or open."""
    if earliest is None or latest is None or (latest - earliest).days > 35:
        return None
    low = (earliest - timedelta(days=slack)).toordinal() // 7
    high = (latest + timedelta(days=slack)).toordinal() // 7
    return list(range(low, high + 1))
