"""How much evidence a place has on a day, and whether a recent claim named it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from firsthand.ledgers.control.columns import HOLDS, NOBODY, Columns
from firsthand.ledgers.control.ground import Ground
from firsthand.lexicon.figures import Filter

Floats = NDArray[np.float64]
NEIGHBOURS = 8


class EvidenceTable:
    """Sums of evidence over all places at once, and the events that speak of one."""

    def __init__(self, told: Columns, size: int, figures: Filter) -> None:
        self._told, self._size, self._figures = told, size, figures
        changed = np.where(told.loser == NOBODY, figures.back, figures.back_lost)
        self._back = np.where(told.effect == HOLDS, 1.0, changed)

    def mass(self, on: date, half_life_days: float | None = None) -> Floats:
        """Evidence mass of every place of its own, in log-odds; it fades with the days between.

        A change speaks of the days before it in part only. The half-life is the ledger's unless given.
        """
        number, told = on.toordinal(), self._told
        fade = 0.5 ** (np.abs(number - told.day) / (half_life_days or self._figures.half_life_days))
        share = np.where(told.day > number, self._back, 1.0)
        parts = told.mass * fade * share
        mass: Floats = np.bincount(told.place, weights=parts, minlength=self._size).astype(np.float64)
        return mass

    def named(self, on: date) -> NDArray[np.bool_]:
        """Which places a claim named within the last days."""
        since = (on - timedelta(days=self._figures.named_days)).toordinal()
        recent = self._told.direct & (self._told.first <= on.toordinal()) & (self._told.last >= since)
        named = np.zeros(self._size, dtype=bool)
        named[self._told.place[recent]] = True
        return named

    def events(self, place: int, until: date) -> tuple[str, ...]:
        """Ids of the events that speak of a place up to a day, newest first."""
        order, start = self._by_place
        rows = order[start[place] : start[place + 1]]
        told = rows[self._told.day[rows] <= until.toordinal()]
        return tuple(dict.fromkeys(self._told.event[told[::-1]].tolist()))

    @cached_property
    def _by_place(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Rows in order of place, and where each place begins among them."""
        order = np.argsort(self._told.place, kind="stable")
        return order, np.searchsorted(self._told.place[order], np.arange(self._size + 1))


def spread_mass(ground: Ground, rows: NDArray[np.int64], mass: Floats, reach_km: float) -> Floats:
    """Evidence mass (log-odds) within reach of every place: the most that any place with evidence lends it.

    It fades by 1/e every `reach_km`. What is told of a region without a holder (an offensive) has no mass: its places
    lend nothing and keep no other from lending.
    """
    felt = np.zeros(len(ground.places))
    rows, mass = rows[mass > 0], mass[mass > 0]
    if not len(rows):
        return felt
    near = min(NEIGHBOURS, len(rows))
    km, index = cKDTree(ground.points[rows]).query(ground.points, k=[*range(1, near + 1)])
    lent: Floats = (mass[index] * np.exp(-km / reach_km)).max(axis=1)
    np.maximum(felt, lent, out=felt)
    felt[rows] = np.maximum(felt[rows], mass)
    return felt
