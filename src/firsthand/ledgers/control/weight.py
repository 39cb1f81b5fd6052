"""How much evidence a place has on a day, and whether a recent claim named it."""

from __future__ import annotations

from copy import copy
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from firsthand.ledgers.control.columns import HOLDS, NOBODY, Columns
from firsthand.ledgers.control.ground import Ground
from firsthand.lexicon.figures import Filter

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.int64]
NEIGHBOURS = 8
FARTHEST = 5.0
"""Beyond so many reaches evidence lends nothing."""


class EvidenceTable:
    """Sums of evidence over all places at once, and the events that speak of one."""

    def __init__(self, told: Columns, size: int, figures: Filter) -> None:
        self._told, self._size, self._figures = told, size, figures
        changed = np.where(told.loser == NOBODY, figures.back, figures.back_lost)
        self._back = np.where(told.effect == HOLDS, 1.0, changed)
        self._first = int(told.day.min()) if len(told) else 0
        self._days = np.arange(self._first, int(told.day.max()) + 1 if len(told) else 0)
        self.mass = lru_cache(maxsize=4)(self._mass)
        self.named = lru_cache(maxsize=4)(self._named)

    def has(self) -> Flags:
        """Which places have evidence mass at all."""
        found = np.zeros(self._size, dtype=bool)
        found[self._told.place[self._told.mass > 0]] = True
        return found

    def events(self, place: int, until: date) -> tuple[str, ...]:
        """Ids of the events that speak of a place up to a day, newest first."""
        rows = self.rows(np.array([place]))
        told = rows[self._told.day[rows] <= until.toordinal()]
        return tuple(dict.fromkeys(self._told.event[told[::-1]].tolist()))

    def rows(self, places: Indices) -> Indices:
        """The rows of some places: place by place, each in the order of the pieces."""
        order, start = self._by_place
        found = [order[start[place] : start[place + 1]] for place in places.tolist()]
        return np.concatenate([np.empty(0, dtype=np.int64), *found])

    def _mass(self, on: date) -> Floats:
        """Evidence mass of every place of its own, in log-odds; it fades with the days between.

        A change speaks of the days before it in part only.
        """
        number, told = on.toordinal(), self._told
        fade = (0.5 ** (np.abs(number - self._days) / self._figures.half_life_days))[told.day - self._first]
        share = np.where(told.day > number, self._back, 1.0)
        mass: Floats = np.bincount(told.place, told.mass * fade * share, self._size).astype(np.float64)
        return mass

    def _named(self, on: date) -> Flags:
        """Which places a claim named within the last days."""
        since = (on - timedelta(days=self._figures.named_days)).toordinal()
        recent = self._told.direct & (self._told.first <= on.toordinal()) & (self._told.last >= since)
        named = np.zeros(self._size, dtype=bool)
        named[self._told.place[recent]] = True
        return named

    @cached_property
    def _by_place(self) -> tuple[Indices, Indices]:
        """Rows in order of place, and where each place begins among them."""
        order = np.argsort(self._told.place, kind="stable")
        return order, np.searchsorted(self._told.place[order], np.arange(self._size + 1))


class AmendedTable:
    """A table of evidence with other evidence for some places."""

    def __init__(self, table: EvidenceTable, places: Indices, told: Columns, size: int, figures: Filter) -> None:
        self._table, self._places = table, places
        self._own = EvidenceTable(told, size, figures)

    def mass(self, on: date) -> Floats:
        """Evidence mass of every place of its own."""
        return self._with(self._table.mass(on), self._own.mass(on))

    def named(self, on: date) -> Flags:
        """Which places a claim named within the last days."""
        return self._with(self._table.named(on), self._own.named(on))

    def has(self) -> Flags:
        """Which places have evidence mass at all."""
        return self._with(self._table.has(), self._own.has())

    def events(self, place: int, until: date) -> tuple[str, ...]:
        """Ids of the events that speak of a place up to a day, newest first."""
        return (self._own if place in self._places else self._table).events(place, until)

    def _with(self, before: NDArray[Any], own: NDArray[Any]) -> NDArray[Any]:
        found = before.copy()
        found[self._places] = own[self._places]
        return found


class Reach:
    """How far evidence of places keeps the ground around them from being unknown.

    The most that any of the nearest places with evidence lends; it fades by 1/e every `reach_km`, and ends at five
    times that. What is told of a region without a holder (an offensive) has no mass: its places lend nothing and
    keep no other from lending.
    """

    def __init__(self, ground: Ground, has: Flags, reach_km: float) -> None:
        """`has`: which places have evidence."""
        self._points, self._reach, self.has = ground.points, reach_km, has
        self._from = np.zeros((len(has), NEIGHBOURS), dtype=np.int64)
        self._part = np.zeros((len(has), NEIGHBOURS))
        self._look(np.arange(len(has)))

    def amended(self, has: Flags) -> Reach:
        """The same had other places evidence: only ground near those is looked at again."""
        changed = np.flatnonzero(has != self.has)
        if not len(changed):
            return self
        reach = copy(self)
        reach.has, reach._from, reach._part = has, self._from.copy(), self._part.copy()
        tree = cKDTree(self._points[changed])
        near = tree.query(self._points, distance_upper_bound=FARTHEST * self._reach)[0]
        reach._look(np.flatnonzero(np.isfinite(near)))
        return reach

    def felt(self, mass: Floats) -> Floats:
        """What evidence mass (log-odds, of every place of its own) is felt at every place."""
        lent: Floats = (mass[self._from] * self._part).max(axis=1, initial=0.0)
        return lent

    def _look(self, places: Indices) -> None:
        rows = np.flatnonzero(self.has)
        if not len(rows) or not len(places):
            self._part[places] = 0.0
            return
        near = min(NEIGHBOURS, len(rows))
        km, index = cKDTree(self._points[rows]).query(self._points[places], k=[*range(1, near + 1)])
        self._from[places, :near] = rows[index]
        self._part[places] = 0.0
        self._part[places, :near] = np.where(km <= FARTHEST * self._reach, np.exp(-km / self._reach), 0.0)
