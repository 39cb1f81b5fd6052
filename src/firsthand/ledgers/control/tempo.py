"""How fast ground changes hands unreported: as fast, and to the same sides, as it is told to change elsewhere.

In a quiet war a place that nobody reports on is as it was; during an offensive it is likely to have gone the
way of those that are reported on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.ledgers.control.evidence import Piece
from firsthand.lexicon.figures import Filter

Floats = NDArray[np.float64]


class Tempo:
    """The chance that a place changes hands unreported between two days, and to whom."""

    def __init__(self, pieces: Sequence[Piece], column: Mapping[str, int], prior: Floats, figures: Filter) -> None:
        told = [p for p in pieces if p.effect == "changes" and p.direct and p.holder in column]
        self._window = float(figures.tempo_days)
        self._hazard = figures.hazard
        self._prior = prior
        self._day = np.array([p.day.toordinal() for p in told], dtype=float)
        odds = np.array([p.odds * np.exp(p.weight) for p in told])
        followed = max(figures.tempo_places, len({p.place for p in pieces if p.direct}))
        self._share = figures.tempo * odds / (1.0 + odds) / followed
        self._to = np.array([column[p.holder or ""] for p in told], dtype=np.int64)

    def between(self, start: int, end: int) -> tuple[float, Floats]:
        """The chance that nothing changed unreported from one day to another, and where ground went otherwise."""
        quiet = self._hazard * (end - start)
        parts = self._share * (self._passed(end) - self._passed(start))
        gained = np.bincount(self._to, weights=parts, minlength=len(self._prior)) if len(parts) else 0.0
        target: Floats = (quiet + 1e-12) * self._prior + gained
        whole = float(target.sum())
        return float(np.exp(-whole)), target / whole

    def _passed(self, day: int) -> Floats:
        """The part of each told change's window that lies before a day."""
        passed: Floats = np.clip((day - self._day) / self._window + 0.5, 0.0, 1.0)
        return passed
