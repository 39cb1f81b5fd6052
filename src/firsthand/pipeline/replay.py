"""Claims into events into ledgers, for one state of the store: the order of stages stands here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Self

from pydantic import TypeAdapter
from shapely.geometry import Point

from firsthand.events.nearness import COARSE
from firsthand.model import Event, Holding, Mention, Place, UnknownId
from firsthand.pipeline.atlas import Atlas
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.ground import GROUND, PROVINCE, crossings_in, places_in, told_regions
from firsthand.pipeline.reviewed import Reviewed
from firsthand.pipeline.standing import as_known, lesson_by, successor
from firsthand.pipeline.versions import derived_version
from firsthand.store import Store

if TYPE_CHECKING:
    from firsthand.ledgers.crossings import CrossingLedger

BORDER = 0.02  # degrees by which a simplified border may miss a place of no province
EVENTS = TypeAdapter(tuple[Event, ...])


class Replay:
    """What follows from the reports published by `known`. Each account is worked out when it is first asked
    for.
    """

    def __init__(self, known: date, engine: Engine, fused: Mapping[str, Event], store: Store) -> None:
        self.known = known
        self.engine = engine
        self._fused = fused
        self._store = store

    @classmethod
    def of(cls, store: Store, engine: Engine, known: date, reviewed: Reviewed | None = None) -> Self:
        """Replay a store as it was known, with what people decided by then: fused events are kept in its cache under
        the digest of what they were fused from.
        """
        over = reviewed or Reviewed.of(store, known)
        state = f"{store.snapshot(known)}{over.digest}"
        key = f"events/{state}/{derived_version()}/{engine.versions['lexicon']}/{lesson_by(store, known)}"
        kept = store.recall(key)
        made = as_known(store, engine, known, over) if kept is None else EVENTS.validate_json(kept)
        if kept is None:
            store.remember(key, EVENTS.dump_json(made).decode())
        return cls(known, engine, {e.id: e for e in made}, store)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events that stand, latest first."""
        standing = (e for e in self._fused.values() if e.redirect is None)
        return tuple(sorted(standing, key=lambda e: (e.latest or e.last_published, e.id), reverse=True))

    def event(self, id_: str) -> Event:
        """The event of this id, or the one that it went into."""
        to = id_ if id_ in self._fused else successor(self._store, id_, self.known, self._fused)
        if to is None:
            raise UnknownId(f"no event has the id {id_!r} as known on {self.known}; firsthand events lists them")
        event = self._fused[to]
        return self.event(event.redirect) if event.redirect else event

    @cached_property
    def _by_claim(self) -> dict[str, list[Event]]:
        index: dict[str, list[Event]] = {}
        for event in self.events:
            for claim in event.claims:
                index.setdefault(claim, []).append(event)
        return index

    def events_of(self, claim: str) -> tuple[Event, ...]:
        """The events that rest on a claim."""
        return tuple(self._by_claim.get(claim, ()))

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The regions that the events tell of, the most told of first."""
        return told_regions(self.events, self.engine.gazetteer.regions)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The points that these regions are divided among, and the others that an event of ground names."""
        found = {p.id: p for p in places_in(self.regions, self.engine.gazetteer)}
        named = {str(m.id) for e in self.events if e.type in GROUND for m in e.places if self._is_here(m)}
        found |= {i: self.engine.gazetteer.place(i) for i in sorted(named - set(found))}
        return tuple(found.values())

    def _is_here(self, mention: Mention) -> bool:
        """Whether a mention is of a point in the regions; the middle of a stretch or side of one (":") is none."""
        if not mention.id or ":" in mention.id or mention.lat is None or mention.lon is None:
            return False
        if mention.admin1 or mention.place_kind in COARSE:
            return PROVINCE + str(mention.admin1) in self.regions
        here, regions = Point(mention.lon, mention.lat), self.engine.gazetteer.regions
        return any(regions.polygon(r).distance(here) <= BORDER for r in self.regions)

    @cached_property
    def ground(self) -> Atlas:
        """The ledgers of control."""
        engine = self.engine
        return Atlas(self.events, engine.lexicon, self.places, engine.gazetteer.regions, self.known)

    @cached_property
    def gates(self) -> CrossingLedger:
        """The ledger of crossings."""
        from firsthand.ledgers.crossings import CrossingLedger

        places = crossings_in(self.events, self.places, self.engine.gazetteer)
        return CrossingLedger(self.events, self.engine.lexicon, places, self.known)

    def control(self, on: date, region: str | None) -> tuple[Holding, ...]:
        """Who holds each place of a region, or of all regions that are told of."""
        regions = (region,) if region else self.regions
        held = {h.place: h for r in regions for h in self.ground.of(r).holdings(r, on)}
        return tuple(held[place] for place in sorted(held))
