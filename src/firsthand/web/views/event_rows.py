"""Events as lines of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from firsthand.model import Event
from firsthand.pipeline.state import World
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.views.evidence import Ticks, ticks


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a list; `ring` says how well it is told: solid, dashed (one source), split
    (contradicted).
    """

    id: str
    title: str
    group: str
    glyph: str
    ring: str
    day: date
    when: str
    place: str
    place_id: str | None
    lat: float | None
    lon: float | None
    ticks: Ticks
    probability: float
    expected: bool
    href: str


def day_of(event: Event) -> date:
    """The day under which an event is listed: its latest, else its earliest, else the first report's."""
    return event.latest or event.earliest or event.first_published


def rows(asked: Asked, events: Sequence[Event]) -> list[EventRow]:
    """Events as rows, in the order given."""
    wanted = [c for e in events for c in e.claims]
    claims = {c.id: c for c in asked.world.claims(asked.known, ids=wanted)}
    return [row(asked, e, ticks(e, [claims[c] for c in e.claims if c in claims])) for e in events]


def row(asked: Asked, event: Event, evidence: Ticks) -> EventRow:
    """One event as a row."""
    kind = wording.kind_of(event.type)
    place = event.place
    return EventRow(
        id=event.id,
        title=_title(asked, event, evidence),
        group=kind["group"],
        glyph=kind["glyph"],
        ring=ring(evidence),
        day=day_of(event),
        when=wording.days(event.earliest, event.latest),
        place=(place.name or place.text) if place else "place not known",
        place_id=place.id if place and place.id and ":" not in place.id else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        ticks=evidence,
        probability=event.probability,
        expected=event.expected,
        href=asked.link(f"/events/{event.id}"),
    )


def _title(asked: Asked, event: Event, evidence: Ticks) -> str:
    """The title; of what is only denied it says so."""
    title = wording.title(event, asked.world.name)
    return f"{title}: denied" if evidence.word == "denied" else title


def ring(evidence: Ticks) -> str:
    """The ring of an event's symbol."""
    if evidence.against:
        return "split"
    return "solid" if evidence.independent > 1 else "dashed"


def by_day(found: Iterable[EventRow]) -> list[tuple[date, list[EventRow]]]:
    """Rows grouped by day, in the order given."""
    return [(day, list(group)) for day, group in groupby(found, key=lambda r: r.day)]


def happened(events: Iterable[Event], on: date) -> list[Event]:
    """Events up to a day that are told as having happened, newest first."""
    told = (e for e in events if not e.expected and day_of(e) <= on)
    return sorted(told, key=lambda e: (day_of(e), e.probability, e.id), reverse=True)


def inside(world: World, region: str | None) -> Callable[[Event], bool]:
    """A test for events whose place lies in a region; without a region every event does."""
    if region is None:
        return lambda _event: True
    regions = world.gazetteer.regions
    provinces = {p.removeprefix("adm1-") for p in regions.parts(region)}

    def lies(event: Event) -> bool:
        place = event.place
        if place is None or place.lat is None or place.lon is None:
            return False
        if place.admin1 is not None:
            return place.admin1 in provinces
        return bool(regions.covers(region, [place.lat], [place.lon])[0])

    return lies
