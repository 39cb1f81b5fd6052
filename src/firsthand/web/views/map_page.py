"""The map page: events beside the map, time under it, shares and crossings to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.model import Event, UnknownId
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.slots import Slots
from firsthand.web.views import ground, region
from firsthand.web.views.changes import Lately, lately
from firsthand.web.views.event_rows import EventRow, by_day, happened, inside, rows
from firsthand.web.views.evidence import Quote, quote
from firsthand.web.views.ground import CrossingRow, PlaceRow, ShareRow
from firsthand.web.views.said import best_claim
from firsthand.web.views.timeline import Timeline, recent, timeline

LISTED = 30


@dataclass(frozen=True, slots=True)
class Card:
    """The chosen event over the map, with the words that speak best for it."""

    row: EventRow
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Group:
    """A filter of the event list."""

    id: str
    name: str
    shown: bool


@dataclass(frozen=True, slots=True)
class MapPage:
    """Everything that the map page shows."""

    days: list[tuple[date, list[EventRow]]]
    listed: int
    total: int
    elsewhere: int
    drawn: frozenset[str]
    groups: tuple[Group, ...]
    show: tuple[str, ...]
    two: bool
    card: Card | None
    shares: list[ShareRow]
    contested: float
    km2: float
    crossings: list[CrossingRow]
    timeline: Timeline
    ground: str
    base: str
    untold: tuple[str, ...]
    lately: Lately


def map_page(asked: Asked, show: Sequence[str], two: bool, chosen: str | None) -> MapPage:
    """The map page of the region; `show` are groups of events, `two` leaves out those of one voice only."""
    faces = ground.slots(asked)
    events = happened(asked.world.events(asked.known), asked.on)
    lies = inside(asked.world, asked.region)
    here = [e for e in events if lies(e)]
    kept = [e for e in here if _kept(e, show, two)]
    listed = rows(asked, kept[:LISTED])
    regions = asked.world.gazetteer.regions
    return MapPage(
        days=by_day(listed),
        listed=len(listed),
        total=len(kept),
        elsewhere=len(events) - len(here),
        drawn=frozenset(recent(kept[:LISTED], asked.on)),
        groups=_groups(show),
        show=tuple(show),
        two=two,
        card=_card(asked, chosen),
        shares=ground.shares(asked, faces),
        contested=region.contested(asked),
        km2=regions.area_km2(asked.region) if asked.region else 0.0,
        crossings=ground.crossings(asked, faces),
        timeline=timeline(asked),
        ground=asked.link(f"/map/{asked.region}/ground.json", on=None),
        base=f"/map/{asked.region}/base.json",
        untold=_untold(asked),
        lately=lately(asked, faces),
    )


@dataclass(frozen=True, slots=True)
class TablePage:
    """The same state as tables only."""

    shares: list[ShareRow]
    holders: list[PlaceRow]
    holder: str | None
    holder_name: str
    crossings: list[CrossingRow]
    days: list[tuple[date, list[EventRow]]]


def table_page(asked: Asked, holder: str | None) -> TablePage:
    """The tables of a region; places of one holder only, if one is named."""
    faces: Slots = ground.slots(asked)
    lies = inside(asked.world, asked.region)
    events = [e for e in happened(asked.world.events(asked.known), asked.on) if lies(e)]
    return TablePage(
        shares=ground.shares(asked, faces),
        holders=ground.holders(asked, faces, holder),
        holder=holder,
        holder_name=faces.face(holder).name if holder else "",
        crossings=ground.crossings(asked, faces),
        days=by_day(rows(asked, events[:LISTED])),
    )


def _kept(event: Event, show: Sequence[str], two: bool) -> bool:
    group = wording.kind_of(event.type)["group"]
    return (not show or group in show) and (not two or sum(w.supports for w in event.witnesses) > 1)


def _untold(asked: Asked) -> tuple[str, ...]:
    """Names of the provinces of the region of which no report known tells."""
    told = region.covered(asked)
    if asked.region is None or told in ((), (asked.region,)):
        return ()
    parts = asked.world.gazetteer.regions.parts(asked.region)
    return tuple(asked.world.name(p) for p in parts if p not in told)


def _groups(show: Sequence[str]) -> tuple[Group, ...]:
    return tuple(Group(i, name, not show or i in show) for i, name in wording.table("titles")["group"].items())


def _card(asked: Asked, chosen: str | None) -> Card | None:
    """The card of the chosen event; none if it is not known on this day."""
    if chosen is None:
        return None
    try:
        event = asked.world.event(chosen, asked.known)
    except UnknownId:
        return None
    best = best_claim(event, asked.world.claims(asked.known, ids=event.claims))
    return Card(rows(asked, [event])[0], quote(asked, best, event) if best else None)
