"""A basis amended: after one more report, or one less, only what it bears on is worked out again.

What is told of its places is read again, and the pieces of ground that hear of them are solved again. All else stands,
unless the report moves what holds for the whole map (who holds any of it, how common a holder is, the pace of change,
how ground is parted). That is read coarsely, so that it seldom happens, and then everything is made anew. So the
answers are those of a basis made anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache

import numpy as np

from firsthand.ledgers.control.basis import Basis, Snapshot, joined, snapshot, weighing_of
from firsthand.ledgers.control.columns import Columns, joined_columns, naming, states_of
from firsthand.ledgers.control.evidence import Piece
from firsthand.ledgers.control.field import Field, Floats, Indices
from firsthand.ledgers.control.filter import Chain, prior_of, tolds
from firsthand.ledgers.control.sightings import sight
from firsthand.ledgers.control.tempo import Calendar, tallied
from firsthand.ledgers.control.weight import AmendedTable, Reach

FEW, PART = 50, 20
"""So many places told of otherwise are amended, or one in so many of all; more are cheaper made anew."""


class Amendment:
    """A basis had some places (ascending) been told of otherwise: `pieces` are all that is told of them."""

    def __init__(self, basis: Basis, places: Indices, pieces: Columns, field: Field) -> None:
        self.basis, self.places, self.pieces, self.field = basis, places, pieces, field
        self.ground, self.states, self.figures = basis.ground, basis.states, basis.figures
        told, prior, calendar = weighing_of(pieces, self.states), basis.chain.prior, basis.chain.calendar
        self.chain = Chain(told, self.states, self.figures.filter, prior, calendar)
        self.table = AmendedTable(basis.table, places, pieces, len(self.ground.places), self.figures.filter)
        own = np.unique(basis.field.stretch_of[places])
        self._again = [
            new
            for n, (old, new) in enumerate(zip(basis.field.stretches, field.stretches, strict=True))
            if old is not new or n in own
        ]
        self.raw = lru_cache(maxsize=8)(self._raw)

    @cached_property
    def reach(self) -> Reach:
        """How far the evidence of places is felt."""
        return self.basis.reach.amended(self.table.has())

    def of(self, places: Indices) -> Columns:
        """The pieces of some places, in their order; `places` hold those of the amendment."""
        return joined_columns(self.pieces, self.basis.of(np.setdiff1d(places, self.places)))

    def over(self, days: Sequence[date]) -> Iterator[tuple[date, Snapshot]]:
        """All places on several days, the latest first."""
        before = self.basis.over(days)
        return ((day, self._with(shot.posterior, day)) for day, shot in before)

    def _raw(self, on: date) -> Snapshot:
        return self._with(self.basis.raw(on).posterior.copy(), on)

    def _with(self, chances: Floats, on: date) -> Snapshot:
        """Chances of the basis with those of places that were worked out again."""
        day = on.toordinal()
        for stretch in self._again:
            chances[stretch.piece.places] = stretch.view.of(day).around([day])[0]
        for chain, rows in self._rows:
            here = chain.rows[rows]
            chances[here] = joined(chances[here], chain.on(on, rows), chain.prior, self.figures.space.around)
        return snapshot(chances, self.reach, self.table, on)

    @cached_property
    def _rows(self) -> list[tuple[Chain, Indices]]:
        """Rows of both chains for places that are worked out again."""
        again = np.concatenate([np.empty(0, dtype=np.int64), *(stretch.piece.places for stretch in self._again)])
        old = self.basis.chain
        stays = np.isin(old.rows, again) & ~np.isin(old.rows, self.places)
        return [(old, np.flatnonzero(stays)), (self.chain, np.arange(len(self.chain.rows)))]


def amended(before: Basis | Amendment, come: Sequence[Piece], gone: Sequence[Piece]) -> Basis | Amendment | None:
    """What follows once some pieces of evidence are known, too, and others no more (all of their events).

    None where everything has to be made anew.
    """
    if not come and not gone:
        return before
    basis = before.basis if isinstance(before, Amendment) else before
    kept = before.places if isinstance(before, Amendment) else np.empty(0, dtype=np.int64)
    places = np.union1d(kept, np.array([p.place for p in (*come, *gone)], dtype=np.int64))
    many = len(basis.ground.places)
    if not set(states_of(come)) <= set(basis.states) or len(places) > max(FEW, many // PART):
        return None
    told = before.of(places)
    told = told.at(~np.isin(told.event, np.array(sorted({p.event for p in gone}), dtype=object)))
    told = joined_columns(told, Columns.of(come, basis.states))
    return _amended(basis, places, told)


def _amended(basis: Basis, places: Indices, told: Columns) -> Amendment | None:
    states, figures, chain = basis.states, basis.figures, basis.chain
    before = basis.of(places)
    was, now = (weighing_of(pieces, states) for pieces in (before, told))
    if not (basis.naming - naming(before, len(states)) + naming(told, len(states))).all():
        return None
    named = basis.named - tolds(was, len(states)) + tolds(now, len(states))
    if not np.array_equal(prior_of(named, states, figures.filter), chain.prior):
        return None
    gone, come = (tallied(pieces, chain.prior, figures.filter) for pieces in (was, now))
    if not Calendar(basis.tally.amended(gone, come), chain.prior, figures.filter).like(chain.calendar):
        return None
    seen, unseen = (sight(pieces, chain.prior, figures.space) for pieces in (now, was))
    whole = basis.field.whole - len(unseen.place) + len(seen.place)
    field = basis.field.amended(places, seen, whole)
    return Amendment(basis, places, told, field) if field else None
