"""What places are told to be and what the ground around them says, before shares told of whole regions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from firsthand.ledgers.control.columns import Columns, naming
from firsthand.ledgers.control.field import Field, Floats, Indices
from firsthand.ledgers.control.filter import Chain, prior_of, tolds
from firsthand.ledgers.control.ground import Ground
from firsthand.ledgers.control.sightings import sight
from firsthand.ledgers.control.tempo import Calendar, tallied
from firsthand.ledgers.control.weight import AmendedTable, EvidenceTable, Reach
from firsthand.lexicon.figures import ControlWeights

KEPT = 20_000_000
"""Chances that are held in memory, over all days that were asked for."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All places on one day: posteriors (places, states), evidence mass, and which a recent claim named."""

    posterior: Floats
    mass: Floats
    named: NDArray[np.bool_]


class Basis:
    """The chances of all places from their own evidence and from the ground around."""

    def __init__(self, ground: Ground, pieces: Columns, states: tuple[str, ...], figures: ControlWeights) -> None:
        self.ground, self.pieces, self.states, self.figures = ground, pieces, states, figures
        weighing = weighing_of(pieces, states)
        self.naming = naming(pieces, len(states))
        self.named = tolds(weighing, len(states))
        prior = prior_of(self.named, states, figures.filter)
        self.tally = tallied(weighing, prior, figures.filter)
        self.chain = Chain(weighing, states, figures.filter, prior, Calendar(self.tally, prior, figures.filter))
        self.table = EvidenceTable(pieces, len(ground.places), figures.filter)
        seen = sight(weighing, prior, figures.space)
        self.field = Field(ground.points, seen, prior, figures.space)
        self.raw = lru_cache(maxsize=kept_days(ground, states))(self._raw)

    def of(self, places: Indices) -> Columns:
        """The pieces of some places, in their order."""
        return self.pieces.at(np.sort(self.table.rows(places)))

    @cached_property
    def reach(self) -> Reach:
        """How far the evidence of places is felt."""
        return Reach(self.ground, self.table.has(), self.figures.space.reach_km)

    def over(self, days: Sequence[date]) -> Iterator[tuple[date, Snapshot]]:
        """All places on several days, the latest first."""
        for number, around in self.field.over([day.toordinal() for day in days]):
            day = date.fromordinal(number)
            yield day, self._joined(day, around)

    def _raw(self, on: date) -> Snapshot:
        return self._joined(on, self.field.around(on.toordinal()))

    def _joined(self, on: date, chances: Floats) -> Snapshot:
        rows = self.chain.rows
        chances[rows] = joined(chances[rows], self.chain.on(on), self.chain.prior, self.figures.space.around)
        return snapshot(chances, self.reach, self.table, on)


def snapshot(chances: Floats, reach: Reach, table: EvidenceTable | AmendedTable, on: date) -> Snapshot:
    """Chances with how much is known of each place; nothing is where no holder is named at all."""
    known = chances.shape[1] > 0
    return Snapshot(chances, known * reach.felt(table.mass(on)), known & table.named(on))


def weighing_of(pieces: Columns, states: Sequence[str]) -> Columns:
    """The pieces that say anything of who holds a place; none where no holder is named at all."""
    return pieces.weighing() if states else pieces.at(np.empty(0, dtype=np.int64))


def kept_days(ground: Ground, states: tuple[str, ...]) -> int:
    """How many days of chances are held in memory."""
    return min(1024, max(4, KEPT // max(1, len(ground.places) * len(states))))


def joined(around: Floats, own: Floats, prior: Floats, weight: float) -> Floats:
    """Chances from what the ground around says (to a weight) and what a place's own evidence says."""
    both = around**weight * (own / prior)
    whole: Floats = both / both.sum(axis=1, keepdims=True)
    return whole
