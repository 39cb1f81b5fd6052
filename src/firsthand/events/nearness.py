"""How well two claims agree on place, time and sides: each a factor from 0 (cannot be one event) to 1."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache

from firsthand.events.spots import COARSE as COARSE
from firsthand.events.spots import Spot
from firsthand.lexicon.fusing import Family, Fit
from firsthand.places.geometry import distance_km

Allied = Callable[[str, str], bool]
Times = tuple[date | None, date | None]
Tolls = Mapping[str, frozenset[float]]


def place_fit(a: Spot, b: Spot, family: Family, fit: Fit, within: float) -> float:
    """One place, near places, a unit and a place in it (`within`), or two places."""
    if a.key == b.key:
        return 1.0 if a.id or a.lat is not None else fit.same_words
    if contains(a, b) or contains(b, a):
        return within
    return fit.near_place if near(a, b, family.radius_km) else 0.0


def places_fit(mine: Collection[Spot], theirs: Collection[Spot], family: Family, fit: Fit, within: float) -> float:
    """The best fit between two lists of places; missing places fit where the family allows it."""
    if not mine and not theirs:
        return fit.no_place
    if not mine or not theirs:
        return 0.0 if family.needs_place else fit.no_place
    if within and family.sides != "part" and any(a.cell for a in mine) and any(b.cell for b in theirs):
        within = 0.0  # what lies in one unit is not therefore one place
    best = 0.0
    for a in mine:
        for b in theirs:
            best = max(best, place_fit(a, b, family, fit, within))
            if best == 1.0:
                return best
    return best


def contains(outer: Spot, inner: Spot) -> bool:
    """Whether one place is a unit that holds the other, as far as the mentions themselves tell."""
    if outer.place_kind not in COARSE or outer.country is None or outer.country != inner.country:
        return False
    if outer.place_kind in ("country", "region", "line"):
        return inner.place_kind != "country"
    return outer.admin1 is not None and outer.admin1 == inner.admin1 and inner.place_kind != "admin1"


def near(a: Spot, b: Spot, radius_km: float) -> bool:
    """Two points, neither a whole unit, within a radius."""
    if a.cell is None or b.cell is None or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return False
    if abs(a.lat - b.lat) * 110 > radius_km:
        return False
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= radius_km


def time_fit(mine: Times, theirs: Times, family: Family, fit: Fit) -> float:
    """Overlapping intervals, a gap that the family bears, or two times. Wide intervals fit less.

    Of an interval without a beginning only the end is known: where the family lets an undated mention stand for a
    dated event, it fits, at a cost, what began in the weeks before that end; two undated ones always fit at that cost.
    """
    (a, b), (c, d) = mine, theirs
    if a is not None and a == b == c == d:
        return 1.0
    if a is None or c is None:
        bears = family.undated or (a is None and c is None)
        return undated_fit(mine, theirs, fit) if bears else 0.0
    low, high = max(a, c), min(b or date.max, d or date.max)
    if low > high:
        return fit.near_time if (low - high).days <= family.days else 0.0
    if b is None and d is None:  # both are still to come: only their beginnings can be compared
        return fit.open_ended if (low - min(a, c)).days <= fit.undated_days else 0.0
    return _sharpness(b, a) * _sharpness(d, c)


def undated_fit(mine: Times, theirs: Times, fit: Fit) -> float:
    """Whether what is told without a beginning may have been on the day of the other, some weeks before its end."""
    (a, b), (c, d) = mine, theirs
    if a is None and c is None:
        return fit.undated
    begun, told = (c, b) if a is None else (a, d)
    if (a is not None and c is not None) or begun is None or told is None:
        return 0.0
    return fit.undated if 0 <= (told - begun).days <= fit.undated_days else 0.0


@lru_cache(maxsize=65536)
def _sharpness(latest: date | None, earliest: date) -> float:
    """1 for up to ten days, .8 for a quarter, falling to .6 for years and open ends."""
    width = (latest - earliest).days if latest else 400
    return 1.0 if width <= 10 else max(0.6, 1.0 - 0.1 * math.log2(width / 10.0) / 1.6)


def common_time(mine: Times, theirs: Times) -> Times:
    """The overlap of two intervals where there is one, else the first; of an undated one nothing is learnt."""
    if theirs[0] is None:
        return mine
    if mine[0] is None:
        return theirs
    low, high = max(mine[0], theirs[0]), min(mine[1] or date.max, theirs[1] or date.max)
    return (low, None if high == date.max else high) if low <= high else mine


def sides_fit(mine: AbstractSet[str], theirs: AbstractSet[str], allied: Allied, unknown: float, clash: float) -> float:
    """Whether two sets of actors may be one side: any allied pair, nobody known on one side, or a clash."""
    if not mine or not theirs:
        return 1.0 if not mine and not theirs else unknown
    return 1.0 if any_allied(mine, theirs, allied) else clash


def any_allied(mine: AbstractSet[str], theirs: AbstractSet[str], allied: Allied) -> bool:
    """Whether somebody of one set is somebody of the other, or an ally."""
    if not mine.isdisjoint(theirs):
        return True
    return any(allied(a, b) for a in mine for b in theirs)


def tolls_fit(mine: Tolls, theirs: Tolls, fit: Fit) -> float:
    """How near two tolls of the same are: tolls grow and are corrected, but ten dead are seldom a hundred."""
    factor = 1.0
    for of, told in mine.items():
        others = theirs.get(of)
        if others:
            apart = min(abs(math.log2(a / b)) for a in told for b in others)
            factor = min(factor, max(fit.least_toll, 1.0 - fit.toll_doubled * apart))
    return factor


def same_toll(mine: Tolls, theirs: Tolls, least: float) -> bool:
    """Whether both count the same number, this or more, of the same."""
    return any(n >= least for of, told in mine.items() for n in told & theirs.get(of, frozenset()))


def weeks(earliest: date | None, latest: date | None, slack: int) -> range | None:
    """The weeks (numbered) that an interval touches, give or take some days; None if wide or open."""
    if earliest is None or latest is None or (latest - earliest).days > 35:
        return None
    return range((earliest.toordinal() - slack) // 7, (latest.toordinal() + slack) // 7 + 1)
