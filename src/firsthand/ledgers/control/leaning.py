"""Shares of a region as told, as soft word on the ground that no report names.

"80 percent of the province" names no place. It says by how much the ledger's chances lean the wrong way over the
whole region: one number for each region and holder, added to the log-odds of its places, learned from told shares one
after the other (an extended Kalman filter; Jazwinski, 1970) and forgotten as days pass. Doubtful ground moves most,
named ground not at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from firsthand.ledgers.control.ground import Ground
from firsthand.ledgers.control.told import ToldShare
from firsthand.lexicon.figures import Told

Floats = NDArray[np.float64]
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Lean:
    """How far a region leans to a holder (log-odds), with its variance, as of a day."""

    by: float
    variance: float
    day: int

    def later(self, day: int, figures: Told) -> Lean:
        """The same on a later day: nearer to none, and less sure."""
        kept = float(np.exp(-(day - self.day) / figures.memory_days))
        return Lean(self.by * kept, figures.variance + kept * kept * (self.variance - figures.variance), day)


class Leanings:
    """What told shares make of the chances of places. `raw` gives chances (places, states) and which are named."""

    def __init__(
        self,
        told: Sequence[ToldShare],
        ground: Ground,
        column: dict[str, int],
        raw: Callable[[date], tuple[Floats, NDArray[np.bool_]]],
        figures: Told,
    ) -> None:
        self._ground, self._raw, self._figures, self._width = ground, raw, figures, len(column)
        self._days: list[date] = []
        self._after: list[dict[Key, Lean]] = []
        leans: dict[Key, Lean] = {}
        for share in sorted(told, key=lambda t: (t.day, t.region, t.holder, t.low, t.high)):
            if share.holder in column and ground.regions.known(share.region):
                leans = self._learned(leans, share, (share.region, column[share.holder]))
                self._days.append(share.day)
                self._after.append(leans)

    def leaned(self, chances: Floats, named: NDArray[np.bool_], day: date) -> Floats:
        """Chances of all places on a day, shape (places, states), with the shares told up to then."""
        told = bisect_right(self._days, day)
        return self._leaned(chances, named, self._after[told - 1], day) if told else chances

    def _learned(self, leans: dict[Key, Lean], share: ToldShare, key: Key) -> dict[Key, Lean]:
        chances, named = self._raw(share.day)
        held = self._leaned(chances, named, leans, share.day)[:, key[1]]
        indices, cells = self._ground.cells(share.region)
        here = np.array(indices, dtype=np.int64)
        area = cells.km2 / max(float(cells.km2.sum()), 1e-9)
        mine = float(area @ held[here])
        slope = float((area * ~named[here]) @ (held * (1.0 - held))[here])
        day = share.day.toordinal()
        before = leans.get(key, Lean(0.0, self._figures.variance, day)).later(day, self._figures)
        noise = self._figures.noise**2 / max(share.weight, 1e-3)
        gain = before.variance * slope / (slope * slope * before.variance + noise)
        by = before.by + gain * (min(max(mine, share.low), share.high) - mine)
        return {**leans, key: Lean(by, before.variance * (1.0 - gain * slope), day)}

    def _leaned(self, chances: Floats, named: NDArray[np.bool_], leans: dict[Key, Lean], day: date) -> Floats:
        if not leans:
            return chances
        by = np.zeros_like(chances)
        for (region, column), lean in leans.items():
            by[np.array(self._ground.cells(region)[0], dtype=np.int64), column] += lean.later(
                day.toordinal(), self._figures
            ).by
        by[named] = 0.0
        odds = chances * np.exp(by - by.max(axis=1, keepdims=True))
        whole: Floats = odds / odds.sum(axis=1, keepdims=True)
        return whole
