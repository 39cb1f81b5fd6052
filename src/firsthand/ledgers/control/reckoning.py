"""The reckoning of control: every place's chances on a day, from pieces of evidence in time, space and told shares.

Three readings are joined. A place's own evidence over time (filter), what the ground around says of it (field), and
what shares told of whole regions say of ground that no report names (leaning).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from firsthand.ledgers.control.amending import Amendment
from firsthand.ledgers.control.basis import Basis, Snapshot, kept_days
from firsthand.ledgers.control.draws import FieldDraws
from firsthand.ledgers.control.field import Floats
from firsthand.ledgers.control.leaning import Leanings
from firsthand.ledgers.control.portions import Portion, portions
from firsthand.ledgers.control.told import ToldShare
from firsthand.ledgers.control.weight import AmendedTable, EvidenceTable


class Reckoning:
    """Chances, evidence mass and shares for any day, from everything that is known."""

    def __init__(self, basis: Basis | Amendment, told: Sequence[ToldShare]) -> None:
        """`told` are shares of regions."""
        self.basis, self.states = basis, basis.states
        self._ground, self._figures = basis.ground, basis.figures
        column = {state: index for index, state in enumerate(self.states)}
        self.snapshot = lru_cache(maxsize=kept_days(self._ground, self.states))(self._snapshot)
        self.portions = lru_cache(maxsize=256)(self._portions)
        self._leanings = Leanings(told, self._ground, column, self._chances, self._figures.told)

    @property
    def table(self) -> EvidenceTable | AmendedTable:
        """Sums of evidence, and the events that speak of a place."""
        return self.basis.table

    def over(self, days: Sequence[date]) -> Iterator[tuple[date, Snapshot]]:
        """All places on several days, the latest first: cheaper than one by one, and not held in memory."""
        for day, raw in self.basis.over(days):
            yield day, Snapshot(self._leanings.leaned(raw.posterior, raw.named, day), raw.mass, raw.named)

    @cached_property
    def _draws(self) -> FieldDraws:
        return FieldDraws(self.basis.field, self._ground.points, self._figures.space)

    def _snapshot(self, on: date) -> Snapshot:
        raw = self.basis.raw(on)
        return Snapshot(self._leanings.leaned(raw.posterior, raw.named, on), raw.mass, raw.named)

    def _chances(self, on: date) -> tuple[Floats, NDArray[np.bool_]]:
        raw = self.basis.raw(on)
        return raw.posterior, raw.named

    def _portions(self, region: str, on: date) -> list[Portion]:
        """How the ground of a region is portioned among holders on a day."""
        shot, (indices, cells) = self.snapshot(on), self._ground.cells(region)
        here = np.array(indices, dtype=np.int64)
        known = shot.mass[here] >= self._figures.filter.floor
        uniform = self._draws.on(on.toordinal())[here] if self.states else np.empty((len(here), 1))
        return portions(shot.posterior[here], known, shot.named[here], uniform, cells.km2,
                        self.states, self._figures.space.widen)  # fmt: skip
