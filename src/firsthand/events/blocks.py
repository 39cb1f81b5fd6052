"""Blocking: which claims a claim is compared with at all, so that cost grows with claims, not pairs.

A claim lies in the blocks of its places, their cells and units, and of its weeks, and looks into the same blocks and
those of neighbouring cells and weeks. Of two claims either both look at each other or neither does.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import Protocol

from firsthand.events.nearness import weeks
from firsthand.events.reading import Reading
from firsthand.events.spots import Spot

MOST = 48
"""Claims of one block that a claim is compared with, those just before it in order: a busy week stays affordable."""

Order = tuple[int, int, str]
Key = tuple[str, bool, object, object]
LAST: Order = (9, 0, "")


class Shelves(Protocol):
    """Where claims lie by block, each block in the order in which claims are gathered."""

    def put(self, keys: Collection[Key], order: Order) -> None:
        """Enter a claim."""

    def drop(self, keys: Collection[Key], order: Order) -> None:
        """Take a claim out."""

    def before(self, sought: Collection[Key], order: Order) -> set[Order]:
        """The claims, before this one in order, that it is compared with."""

    def after(self, own: Collection[Key], sought: Collection[Key], order: Order) -> tuple[set[Order], bool]:
        """The claims after this one that may be compared with it, and whether others may have to give way for it."""

    def __iter__(self) -> Iterator[tuple[Key, list[Order]]]:
        """Every block with its claims."""


class Blocks:
    """The blocks in memory."""

    def __init__(self) -> None:
        self._held: defaultdict[Key, list[Order]] = defaultdict(list)

    def fill(self, claims: Iterable[tuple[Collection[Key], Order]]) -> None:
        """Enter many claims at once."""
        held = self._held
        for keys, order in claims:
            for key in keys:
                held[key].append(order)
        for orders in held.values():
            if len(orders) > 1:
                orders.sort()

    def put(self, keys: Collection[Key], order: Order) -> None:
        """Enter a claim."""
        for key in keys:
            insort(self._held[key], order)

    def drop(self, keys: Collection[Key], order: Order) -> None:
        """Take a claim out."""
        for key in keys:
            held = self._held[key]
            del held[bisect_left(held, order)]
            if not held:
                del self._held[key]

    def before(self, sought: Collection[Key], order: Order) -> set[Order]:
        """The claims, before this one in order, that it is compared with."""
        found: set[Order] = set()
        for key in sought:
            held = self._held.get(key)
            if held:
                at = bisect_left(held, order)
                found.update(held[max(0, at - MOST) : at])
        return found

    def after(self, own: Collection[Key], sought: Collection[Key], order: Order) -> tuple[set[Order], bool]:
        """The claims after this one that may be compared with it, and whether others may have to give way for it."""
        reach, full = (0, 0, ""), False
        for key in own:
            held = self._held.get(key, [])
            at = bisect_left(held, order) + MOST
            full = full or at <= len(held)
            reach = max(reach, held[at] if at < len(held) else LAST)
        found: set[Order] = set()
        for key in sought:
            held = self._held.get(key, [])
            if held:
                found.update(held[bisect_left(held, order) : bisect_left(held, reach) + 1])
        found.discard(order)
        return found, full

    def __iter__(self) -> Iterator[tuple[Key, list[Order]]]:
        """Every block with its claims."""
        yield from self._held.items()


class Keys:
    """The blocks that a claim lies in, and those that it looks into."""

    def __init__(self, top: Callable[[str], str]) -> None:
        self._top = top

    def own(self, reading: Reading) -> list[Key]:
        """Where it lies."""
        exact = _exact(reading, _lies)
        cells = {spot.cell for spot in reading.places if spot.cell}
        if not reading.family.needs_place:
            exact |= {("somewhere" if reading.places else "nowhere", who) for who in self._who(reading)}
        told = weeks(*reading.when, 0)
        return _dated(reading, told, ("wide",) if told is None else ("narrow",), exact, cells)

    def sought(self, reading: Reading) -> list[Key]:
        """Where it looks."""
        exact = _exact(reading, _looks)
        cells = {cell for spot in reading.places if spot.cell for cell in _around(*spot.cell)}
        if not reading.family.needs_place:
            kinds = ("nowhere",) if reading.places else ("nowhere", "somewhere")
            exact |= {(kind, who) for who in self._who(reading) for kind in kinds}
        told = weeks(*reading.when, reading.family.days)
        return _dated(reading, told, ("wide", "narrow") if told is None else ("wide",), exact, cells)

    def _who(self, reading: Reading) -> set[str]:
        """Who took part, by the widest body that they belong to."""
        return {self._top(a) for a in (*reading.gained, *reading.lost)} or {"nobody"}


def _exact(reading: Reading, units: Callable[[Spot], Iterator[object]]) -> set[object]:
    """The report itself, the places, and units where these may stand for places."""
    exact: set[object] = {("report", reading.document), *(spot.key for spot in reading.places)}
    if reading.family.contains:
        exact.update(token for spot in reading.places for token in units(spot))
    return exact


def _dated(
    reading: Reading, told: range | None, widths: tuple[str, ...], exact: set[object], cells: set[tuple[int, int]]
) -> list[Key]:
    """Keys by week; exact places and units also in blocks of any time, for what is told of wide or unknown times.

    What was done and what is expected lie apart. A denial lies with both: it does not say which it denies.
    """
    family, keys = reading.family.id, list[Key]()
    dated = (*widths, *told) if told else widths
    for expected in (False, True) if reading.against else (reading.expected and not reading.family.joins_plans,):
        keys += [(family, expected, when, token) for token in exact for when in dated]
        if cells and told:
            keys += [(family, expected, week, cell) for cell in cells for week in told]
    return keys


def _lies(spot: Spot) -> Iterator[object]:
    """The unit that the place lies in."""
    if spot.country:
        yield ("unit" if spot.coarse else "point", spot.admin1 or spot.country)
        if spot.admin1:
            yield ("part", spot.country)


def _looks(spot: Spot) -> Iterator[object]:
    """Units look for what lies in them, parts for the units that hold them."""
    if spot.country:
        yield ("unit", spot.admin1 or spot.country)
        if spot.admin1:
            yield ("unit", spot.country)
        if spot.coarse:
            yield ("point", spot.admin1 or spot.country)
            if not spot.admin1:
                yield ("part", spot.country)


@lru_cache(maxsize=65536)
def _around(row: int, column: int) -> tuple[tuple[int, int], ...]:
    """A cell and those around it."""
    return tuple((row + step // 3 - 1, column + step % 3 - 1) for step in range(9))
