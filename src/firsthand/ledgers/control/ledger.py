"""The ledger of control: who holds which ground on a day, from the events that are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Protocol

import numpy as np

from firsthand.ledgers.control.amending import Amendment, amended
from firsthand.ledgers.control.basis import Basis
from firsthand.ledgers.control.columns import Columns, states_of
from firsthand.ledgers.control.evidence import Weigher, in_order
from firsthand.ledgers.control.ground import Areas, Ground
from firsthand.ledgers.control.history import History, Reader, Stretch
from firsthand.ledgers.control.holders import HolderTable
from firsthand.ledgers.control.portions import UNKNOWN
from firsthand.ledgers.control.reckoning import Reckoning
from firsthand.ledgers.control.spans import Area, Span, area_of, holding
from firsthand.ledgers.control.told import gap, moved, told_shares, without
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
        self._events = {e.id: e for e in events}
        self._figures = control_weights()
        self._ground = Ground(places, regions)
        self._table, self._witnesses = HolderTable(holder_theatres(), lexicon.ancestors), fusion_weights().witnesses
        self._weigher = Weigher(self._ground, self._table, self._figures, self._witnesses)
        self.known = known or max((e.last_published for e in self._events.values()), default=date.max)
        self._replay()

    def after(self, come: Iterable[Event] = (), gone: Iterable[Event] = (), known: date | None = None) -> ControlLedger:
        """The ledger once some events are known, too, and others no more (an event that is told otherwise is both).

        It says what a ledger made anew says and costs a small part of it; this one stays as it is. `known` is the new
        day of knowledge: unless given the last publication of what comes, or that of this ledger if it is later.
        """
        come = list(come)
        gone = [*gone, *(self._events[e.id] for e in come if e.id in self._events)]
        ledger = copy(self)
        ledger.known = known or max([self.known, *(e.last_published for e in come)])
        left = {id_: e for id_, e in self._events.items() if id_ not in {e.id for e in gone}}
        ledger._events = left | {e.id: e for e in come}
        told, no_more = (in_order(self._weigher.pieces(events)) for events in (come, gone))
        basis = amended(self._reckoning.basis, told, no_more)
        if basis is None:
            ledger._replay()
            return ledger
        ledger._days = self._days + Counter(p.day for p in told)
        ledger._days.subtract(p.day for p in no_more)
        ledger._told = without(self._told, told_shares(gone, self._table, self._witnesses))
        ledger._told += told_shares(come, self._table, self._witnesses)
        ledger._settle(basis)
        return ledger

    def _replay(self) -> None:
        """Make everything from the events."""
        pieces = in_order(self._weigher.pieces(self._events.values()))
        self._told = told_shares(self._events.values(), self._table, self._witnesses)
        self._days = Counter(p.day for p in pieces)
        states = states_of(pieces)
        self._settle(Basis(self._ground, Columns.of(pieces, states), states, self._figures))

    def _settle(self, basis: Basis | Amendment) -> None:
        self._states = basis.states
        self._reckoning = Reckoning(basis, self._told)
        self._reader = Reader(self._states, self._figures.filter.floor, self._figures.state)
        self._codes = lru_cache(maxsize=16)(self._read_all)
        self.__dict__.pop("_history", None)

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
        return [self._record(index, stretch) for stretch in self._history.stretches(index)]

    def spans(self) -> Iterator[tuple[str, list[Span]]]:
        """Every place's stretches of one holder and state over the days of evidence, by place."""
        return ((place.id, self._history.spans(index)) for index, place in enumerate(self._ground.places))

    def changes(self, since: date, until: date) -> list[Holding]:
        """New holdings that began within a period (both days in), by day and place; first sights are none."""
        found = []
        for index in self._history.moved(since, until):
            for before, now in pairwise(self._history.stretches(index)):
                if since <= now.span.start <= until and now.span.holder != before.span.holder:
                    found.append(self._record(index, now))
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
            for now in self._history.stretches(index) if km2 > 0 else ():
                if now.span.start <= until and (now.span.end is None or now.span.end >= since):
                    found.append(area_of(self._record(index, now), shape, km2))
        return found

    def contested_percent(self, region: str, on: date) -> float:
        """The part of a region's ground that is contested, in percent; it overlaps the shares."""
        indices, cells = self._ground.cells(region)
        km2 = cells.km2
        contested = [self._now(i, on).state == "contested" for i in indices]
        return 100.0 * float(km2[np.array(contested, dtype=bool)].sum()) / max(float(km2.sum()), 1e-9)

    def days(self) -> list[date]:
        """The days of evidence, ascending: between two of them nothing is told to change."""
        return sorted(day for day, pieces in self._days.items() if pieces > 0)

    def _index(self, place_id: str) -> int:
        if place_id not in self._ground.index:
            raise UnknownId(f"place {place_id!r} is not on this map: give its id, or a region that holds it")
        return self._ground.index[place_id]

    @cached_property
    def _history(self) -> History:
        return History(self._reckoning.over(self.days()), len(self._ground.places), self._reader)

    def _read_all(self, on: date) -> list[int]:
        shot = self._reckoning.snapshot(on)
        codes: list[int] = self._reader.codes(shot.posterior, shot.mass).tolist()
        return codes

    def _now(self, index: int, on: date) -> Holding:
        holder, state = self._reader.read(self._codes(on)[index])
        spans = [s for s in self._history.spans(index) if s.start <= on]
        start = spans[-1].start if spans and spans[-1].holder == holder else on
        for before, span in pairwise(reversed(spans)):
            if before.holder != holder or span.holder != holder:
                break
            start = span.start
        shot = self._reckoning.snapshot(on)
        span = Span(start, None, holder, state)
        stretch = Stretch(span, shot.posterior[index], float(shot.mass[index]), bool(shot.named[index]))
        return self._record(index, stretch, on)

    def _record(self, index: int, of: Stretch, on: date | None = None) -> Holding:
        """The record of a stretch, with the events that tell of it."""
        events = self._reckoning.table.events(index, on or of.span.end or self.known)
        place = self._ground.places[index].id
        return holding(place, of.span, of.posterior, self._states, events, of.mass, of.named)

    def _gap(self, region: str, holder: str, on: date) -> float:
        def own(day: date) -> float:
            return next((p.middle for p in self._reckoning.portions(region, day) if p.actor == holder), 0.0)

        return gap(self._told, region, holder, on, own, self._figures.told)
