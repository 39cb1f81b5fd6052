"""How much evidence a place has on a day, and whether a recent claim named it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from firsthand.ledgers.control.evidence import Piece
from firsthand.ledgers.control.ground import Ground
from firsthand.lexicon.figures import Filter

Floats = NDArray[np.float64]
NEIGHBOURS = 8


class EvidenceTable:
    """Pieces in columns, for sums over all places at once."""

    def __init__(self, pieces: Sequence[Piece], size: int, figures: Filter) -> None:
        self._size = size
        self._figures = figures
        self._place = np.array([p.place for p in pieces], dtype=np.int64)
        self._day = np.array([p.day.toordinal() for p in pieces], dtype=np.int64)
        self._weight = np.array([p.mass for p in pieces])
        self._back = np.array([self._before(p) for p in pieces])
        self._direct = np.array([p.direct for p in pieces], dtype=bool)
        self._first = np.array([p.first_published.toordinal() for p in pieces], dtype=np.int64)
        self._last = np.array([p.last_published.toordinal() for p in pieces], dtype=np.int64)
        self._of_place: defaultdict[int, list[Piece]] = defaultdict(list)
        for piece in pieces:
            self._of_place[piece.place].append(piece)

    def mass(self, on: date, half_life_days: float | None = None) -> Floats:
        """Evidence mass of every place of its own, in log-odds; it fades with the days between.

        A change speaks of the days before it in part only. The half-life is the ledger's unless given.
        """
        number = on.toordinal()
        fade = 0.5 ** (np.abs(number - self._day) / (half_life_days or self._figures.half_life_days))
        share = np.where(self._day > number, self._back, 1.0)
        parts = self._weight * fade * share
        mass: Floats = np.bincount(self._place, weights=parts, minlength=self._size).astype(np.float64)
        return mass

    def named(self, on: date) -> NDArray[np.bool_]:
        """Which places a claim named within the last days."""
        since = (on - timedelta(days=self._figures.named_days)).toordinal()
        recent = self._direct & (self._first <= on.toordinal()) & (self._last >= since)
        named = np.zeros(self._size, dtype=bool)
        named[self._place[recent]] = True
        return named

    def events(self, place: int, until: date) -> tuple[str, ...]:
        """Ids of the events that speak of a place up to a day, newest first."""
        told = [p for p in self._of_place[place] if p.day <= until]
        return tuple(dict.fromkeys(p.event for p in reversed(told)))

    def _before(self, piece: Piece) -> float:
        if piece.effect == "holds":
            return 1.0
        return self._figures.back_lost if piece.loser else self._figures.back


def spread_mass(ground: Ground, rows: NDArray[np.int64], mass: Floats, reach_km: float) -> Floats:
    """Evidence mass (log-odds) within reach of every place: the most that any place with evidence lends it.

    It fades by 1/e every `reach_km`.
    """
    felt = np.zeros(len(ground.places))
    if not len(rows):
        return felt
    near = min(NEIGHBOURS, len(rows))
    km, index = cKDTree(ground.points[rows]).query(ground.points, k=[*range(1, near + 1)])
    lent: Floats = (mass[index] * np.exp(-km / reach_km)).max(axis=1)
    np.maximum(felt, lent, out=felt)
    felt[rows] = np.maximum(felt[rows], mass)
    return felt
