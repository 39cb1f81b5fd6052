"""The ledger of control: who holds which ground on a day, from the events that are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

import numpy as np

from firsthand.ledgers.control.columns import Columns, states_of
from firsthand.ledgers.control.evidence import Weigher
from firsthand.ledgers.control.ground import Areas, Ground
from firsthand.ledgers.control.holders import HolderTable
from firsthand.ledgers.control.portions import UNKNOWN
from firsthand.ledgers.control.reckoning import Reckoning
from firsthand.ledgers.control.spans import Area, Span, area_of, holding, merge, state_of
from firsthand.ledgers.control.told import gap, moved, told_shares
from firsthand.lexicon.figures import control_weights, fusion_weights, holder_theatres
from firsthand.model import Event, Holding, Place, Share, UnknownId


class Bodies(Protocol):
    """What the ledger must know of actors; the lexicon answers."""

    def ancestors(self, id_: str, /) -> tuple[str, ...]:
        """The bodies that an actor is part of, near to far."""
        ...


class ControlLedger:
    """Who holds which place, with honest uncertainty, replayed from events known by one day.

    `events` are those fused from the claims published by `known`, so that no answer depends on later reports;
    `known` defaults to the last publication among them. `places` are the points that ground is divided among.
    """

    def __init__(
        self,
        events: Iterable[Event],
        lexicon: Bodies,
        places: Sequence[Place],
        regions: Areas,
        known: date | None = None,
    ) -> None:
        listed = list(events)
        self._figures = control_weights()
        self._ground = Ground(places, regions)
        table, witnesses = HolderTable(holder_theatres(), lexicon.ancestors), fusion_weights().witnesses
        weigher = Weigher(self._ground, table, self._figures, witnesses)
        pieces = sorted(weigher.pieces(listed), key=lambda p: (p.day, p.event, p.place, p.holder or ""))
        self._told = told_shares(listed, table, witnesses)
        self._states = states_of(pieces)
        columns = Columns.of(pieces, self._states)
        self._reckoning = Reckoning(self._ground, columns, self._states, self._told, self._figures)
        self._days = sorted({p.day for p in pieces})
        self.known = known or max((e.last_published for e in listed), default=date.max)
        self._spans = lru_cache(maxsize=None)(self._all_spans)

    @property
    def holders(self) -> tuple[str, ...]:
        """All map holders that some claim names, "a+b" for two together."""
        return self._states

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that ground is divided among, by id."""
        return self._ground.places

    def neighbours(self, place_id: str) -> tuple[str, ...]:
        """The places that border a place, by id. UnknownId if the ledger does not have the place."""
        return tuple(self._ground.places[i].id for i in self._ground.graph.neighbours(self._index(place_id)))

    def events_of(self, place_id: str, until: date) -> tuple[str, ...]:
        """Ids of the events that speak of a place up to a day, newest first. UnknownId for a place not on the map."""
        return self._reckoning.table.events(self._index(place_id), until)

    def holdings(self, region: str, on: date) -> list[Holding]:
        """Every place of a region on a day, by id; `valid_from` is the day since when its holder is so."""
        return [self._now(i, on) for i in self._ground.inside(region)]

    def at(self, place_id: str, on: date) -> Holding:
        """One place on a day. UnknownId if the ledger does not have the place."""
        return self._now(self._index(place_id), on)

    def chances(self, on: date) -> dict[str, dict[str, float]]:
        """Every place's chances of each holder on a day, by place: also where too little is known to name one."""
        shot = self._reckoning.snapshot(on).posterior.tolist()
        rows = zip(self._ground.places, shot, strict=True)
        return {place.id: dict(zip(self._states, row, strict=True)) for place, row in rows}

    def history(self, place_id: str) -> list[Holding]:
        """A place's holders over time, oldest first; the first begins with the first evidence at all.

        UnknownId if the ledger does not have the place.
        """
        index = self._index(place_id)
        return [self._holding(index, span) for span in self._spans(index)]

    def changes(self, since: date, until: date) -> list[Holding]:
        """New holdings that began within a period (both days in), by day and place; first sights are none."""
        found = []
        for index in range(len(self._ground.places)):
            for before, span in pairwise(self._spans(index)):
                if since <= span.start <= until and span.holder != before.holder:
                    found.append(self._holding(index, span))
        return sorted(found, key=lambda h: (h.valid_from, h.place))

    def shares(self, region: str, on: date) -> list[Share]:
        """Each holder's share of a region's ground in percent, largest first, then what is not known.

        Shares that reports tell of this very region speak for the ground that no report names.
        Shares sum to 100; contested ground is split by probability. Intervals are 90 %.
        """
        own = self._reckoning.portions(region, on)
        told = {t.holder for t in self._told if t.region == region}
        rows = moved(own, {h: self._gap(region, h, on) for h in sorted(told)})
        rows.sort(key=lambda r: (r.actor == UNKNOWN, -r.middle, r.actor))
        return [
            Share(
                region=region, actor=row.actor, on=on, known=self.known, percent=100 * row.middle,
                low=100 * row.low, high=100 * row.high, named=100 * row.named, inferred=100 * row.inferred,
            )
            for row in rows
        ]  # fmt: skip

    def areas(self, region: str, on: date) -> list[Area]:
        """The ground of a region on a day: a lon/lat polygon for each place with its holder and state."""
        indices, cells = self._ground.cells(region)
        places = (self._now(i, on) for i in indices)
        return [area_of(h, s, k) for h, s, k in zip(places, cells.shapes, cells.km2.tolist(), strict=True) if k > 0]

    def areas_between(self, region: str, since: date, until: date) -> list[Area]:
        """The same for a period: one feature for each place and span of days that touches it."""
        indices, cells = self._ground.cells(region)
        found = []
        for index, shape, km2 in zip(indices, cells.shapes, cells.km2.tolist(), strict=True):
            for span in self._spans(index) if km2 > 0 else ():
                if span.start <= until and (span.end is None or span.end >= since):
                    found.append(area_of(self._holding(index, span), shape, km2))
        return found

    def contested_percent(self, region: str, on: date) -> float:
        """The part of a region's ground that is contested, in percent; it overlaps the shares."""
        indices, cells = self._ground.cells(region)
        km2 = cells.km2
        contested = [self._now(i, on).state == "contested" for i in indices]
        return 100.0 * float(km2[np.array(contested, dtype=bool)].sum()) / max(float(km2.sum()), 1e-9)

    def days(self) -> list[date]:
        """The days of evidence, ascending: between two of them nothing is told to change."""
        return list(self._days)

    def _index(self, place_id: str) -> int:
        if place_id not in self._ground.index:
            raise UnknownId(f"place {place_id!r} is not on this map: give its id, or a region that holds it")
        return self._ground.index[place_id]

    def _all_spans(self, index: int) -> list[Span]:
        """A place's stretches of one holder and state, over the days of evidence."""
        return merge([(day, *self._read(index, day)) for day in self._days])

    def _read(self, index: int, on: date) -> tuple[str | None, str]:
        shot = self._reckoning.snapshot(on)
        floor, bounds = self._figures.filter.floor, self._figures.state
        return state_of(shot.posterior[index], float(shot.mass[index]), self._states, floor, bounds)

    def _now(self, index: int, on: date) -> Holding:
        holder, state = self._read(index, on)
        spans = [s for s in self._spans(index) if s.start <= on]
        start = spans[-1].start if spans and spans[-1].holder == holder else on
        for before, span in pairwise(reversed(spans)):
            if before.holder != holder or span.holder != holder:
                break
            start = span.start
        return self._holding(index, Span(start, None, holder, state), on)

    def _holding(self, index: int, span: Span, on: date | None = None) -> Holding:
        shot = self._reckoning.snapshot(on or span.start)
        last = on or span.end or self.known
        events = self._reckoning.table.events(index, last)
        return holding(self._ground.places[index].id, span, shot.posterior[index], self._states, events,
                       float(shot.mass[index]), bool(shot.named[index]))  # fmt: skip

    def _gap(self, region: str, holder: str, on: date) -> float:
        def own(day: date) -> float:
            return next((p.middle for p in self._reckoning.portions(region, day) if p.actor == holder), 0.0)

        return gap(self._told, region, holder, on, own, self._figures.told)
