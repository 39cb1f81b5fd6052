"""The reckoning of control: every place's chances on a day, from pieces of evidence in time, space and told shares.

Three readings are joined. A place's own evidence over time (filter), what the ground around says of it (field), and
what shares told of whole regions say of ground that no report names (leaning).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from firsthand.ledgers.control.columns import Columns
from firsthand.ledgers.control.draws import FieldDraws
from firsthand.ledgers.control.field import Field, Floats
from firsthand.ledgers.control.filter import Chain
from firsthand.ledgers.control.ground import Ground
from firsthand.ledgers.control.leaning import Leanings
from firsthand.ledgers.control.portions import Portion, portions
from firsthand.ledgers.control.sightings import sight
from firsthand.ledgers.control.told import ToldShare
from firsthand.ledgers.control.weight import EvidenceTable, spread_mass
from firsthand.lexicon.figures import ControlWeights

KEPT = 20_000_000
"""Chances that are held in memory, over all days that were asked for."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All places on one day: posteriors (places, states), evidence mass, and which a recent claim named."""

    posterior: Floats
    mass: Floats
    named: NDArray[np.bool_]


class Reckoning:
    """Chances, evidence mass and shares for any day, from everything that is known."""

    def __init__(
        self,
        ground: Ground,
        pieces: Columns,
        states: tuple[str, ...],
        told: Sequence[ToldShare],
        figures: ControlWeights,
    ) -> None:
        """`pieces` in a fixed order; `told` are shares of regions."""
        self._ground, self._figures, self.states = ground, figures, states
        column = {state: index for index, state in enumerate(states)}
        weighing = pieces.weighing() if states else pieces.at(np.empty(0, dtype=np.int64))
        self._chain = Chain(weighing, states, figures.filter)
        self.table = EvidenceTable(pieces, len(ground.places), figures.filter)
        seen = sight(weighing, self._chain.prior, figures.space)
        self._field = Field(ground.points, seen, self._chain.prior, figures.space)
        days = min(1024, max(4, KEPT // max(1, len(ground.places) * len(states))))
        self.snapshot = lru_cache(maxsize=days)(self._snapshot)
        self._raw = lru_cache(maxsize=days)(self._without_shares)
        self.portions = lru_cache(maxsize=256)(self._portions)
        self._leanings = Leanings(told, ground, column, self._chances, figures.told)

    @cached_property
    def _draws(self) -> FieldDraws:
        return FieldDraws(self._field, self._ground.points, self._figures.space)

    def _snapshot(self, on: date) -> Snapshot:
        raw = self._raw(on)
        return Snapshot(self._leanings.on(on), raw.mass, raw.named) if self.states else raw

    def _chances(self, on: date) -> tuple[Floats, NDArray[np.bool_]]:
        raw = self._raw(on)
        return raw.posterior, raw.named

    def _without_shares(self, on: date) -> Snapshot:
        size = len(self._ground.places)
        if not self.states:
            return Snapshot(np.empty((size, 0)), np.zeros(size), np.zeros(size, dtype=bool))
        rows, prior = self._chain.rows, self._chain.prior
        field = self._field.around(on.toordinal())
        field[rows] = joined(field[rows], self._chain.on(on), prior, self._figures.space.around)
        mass = self.table.mass(on)[rows]
        felt = spread_mass(self._ground, rows, mass, self._figures.space.reach_km)
        return Snapshot(field, felt, self.table.named(on))

    def _portions(self, region: str, on: date) -> list[Portion]:
        """How the ground of a region is portioned among holders on a day."""
        shot, (indices, cells) = self.snapshot(on), self._ground.cells(region)
        here = np.array(indices, dtype=np.int64)
        known = shot.mass[here] >= self._figures.filter.floor
        uniform = self._draws.on(on.toordinal())[here] if self.states else np.empty((len(here), 1))
        return portions(shot.posterior[here], known, shot.named[here], uniform, cells.km2,
                        self.states, self._figures.space.widen)  # fmt: skip


def joined(around: Floats, own: Floats, prior: Floats, weight: float) -> Floats:
    """Chances from what the ground around says (to a weight) and what a place's own evidence says."""
    both = around**weight * (own / prior)
    whole: Floats = both / both.sum(axis=1, keepdims=True)
    return whole
