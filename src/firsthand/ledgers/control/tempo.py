"""How fast ground changes hands unreported: as fast, and to the same sides, as it is told to change elsewhere.

In a quiet war a place that nobody reports on is as it was; during an offensive it is likely to have gone the
way of those that are reported on.
"""

from __future__ import annotations

import numpy as np

from firsthand.ledgers.control.columns import CHANGES, Columns, Floats, Indices
from firsthand.lexicon.figures import Filter


class Tempo:
    """The chance that a place changes hands unreported between two days, and to whom."""

    def __init__(self, told: Columns, prior: Floats, figures: Filter) -> None:
        self._window = float(figures.tempo_days)
        self._hazard = figures.hazard
        self._prior = prior
        changes = told.at((told.effect == CHANGES) & told.direct & (told.holder >= 0))
        odds = changes.odds * np.exp(changes.weight)
        followed = max(figures.tempo_places, len(np.unique(told.place[told.direct])))
        days, of = np.unique(changes.day, return_inverse=True)
        self._day = days.astype(float)
        self._share = np.zeros((len(days), len(prior)))
        np.add.at(self._share, (of, changes.holder), figures.tempo * odds / (1.0 + odds) / followed)

    def between(self, start: int, end: int) -> tuple[float, Floats]:
        """The chance that nothing changed unreported from one day to another, and where ground went otherwise."""
        quiet = self._hazard * (end - start)
        gained = (self._passed(end) - self._passed(start)) @ self._share
        target: Floats = (quiet + 1e-12) * self._prior + gained
        whole = float(target.sum())
        return float(np.exp(-whole)), target / whole

    def _passed(self, day: int) -> Floats:
        """The part of each told change's window that lies before a day."""
        passed: Floats = np.clip((day - self._day) / self._window + 0.5, 0.0, 1.0)
        return passed


class Calendar:
    """Drifts between any two of some days, joined from those between one day and the next."""

    def __init__(self, days: Indices, tempo: Tempo, states: int) -> None:
        self.days = days
        self._tempo = tempo
        self._stayed = np.zeros(len(days))
        self._came = np.zeros((len(days), states))
        for k in range(1, len(days)):
            stay, target = tempo.between(int(days[k - 1]), int(days[k]))
            self._stayed[k] = self._stayed[k - 1] + np.log(stay)
            self._came[k] = stay * self._came[k - 1] + (1.0 - stay) * target

    def drift(self, start: Indices, end: Indices) -> tuple[Floats, Floats]:
        """For pairs of days (indices): the part that stays, shape (n, 1), and what is added, shape (n, states)."""
        stay = np.exp(self._stayed[end] - self._stayed[start])[:, None]
        return stay, self._came[end] - stay * self._came[start]

    def beyond(self, start: int, end: int) -> tuple[float, Floats]:
        """The same between two days by their number."""
        stay, target = self._tempo.between(start, end)
        return stay, (1.0 - stay) * target
