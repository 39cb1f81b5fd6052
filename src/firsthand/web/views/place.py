"""The page of a place: its names, its holders over time, and what happened there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from firsthand.model import Event, Holding, Place, UnknownId
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.slots import Face, Slots
from firsthand.web.views import ground
from firsthand.web.views.event_rows import EventRow, day_of, happened, rows
from firsthand.web.views.evidence import Quote, Ticks, ticks
from firsthand.web.views.ground import CrossingRow
from firsthand.web.views.said import last_quotes, telling_event
from firsthand.web.views.timeline import period

LISTED = 60


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days with one holder; `last` is None while it lasts."""

    first: date
    last: date | None
    face: Face
    state: str
    word: str
    basis: str
    chance: float
    second: Face | None
    quote: Quote | None
    ticks: Ticks | None
    shown: bool


@dataclass(frozen=True, slots=True)
class Band:
    """What the drawing of holders needs."""

    spans: tuple[Span, ...]
    first: date
    last: date
    on: date
    told: tuple[date, ...]

    @property
    def label(self) -> str:
        """The finding of the drawing as a sentence."""
        told = "; ".join(f"{s.face.name} ({s.word}) {wording.days(s.first, s.last)}" for s in self.spans)
        return f"Holders over time: {told}"


@dataclass(frozen=True, slots=True)
class PlacePage:
    """Everything that the page of a place shows."""

    place: Place
    kind: str
    province: str | None
    names: tuple[tuple[str, str], ...]
    band: Band | None
    spans: tuple[Span, ...]
    crossing: CrossingRow | None
    events: list[EventRow]
    later: int
    map_href: str | None


def place_page(asked: Asked, id_: str) -> PlacePage:
    """The page of the place with this id; UnknownId if there is none."""
    place = asked.world.place(id_)
    faces = ground.slots(asked, id_)
    events = [e for e in asked.world.events(asked.known) if any(p.id == id_ for p in e.places)]
    shown = happened(events, asked.on)
    spans = _spans(asked, id_, faces)
    return PlacePage(
        place=place,
        kind=wording.word("kind", place.kind),
        province=_province(asked, place),
        names=tuple(dict.fromkeys((n, _script(n)) for n in place.names if n != place.name))[:12],
        band=_band(asked, spans, events) if spans else None,
        spans=spans,
        crossing=next((c for c in ground.crossings(asked, faces) if c.state.crossing == id_), None),
        events=rows(asked, shown[:LISTED]),
        later=len(events) - len(shown),
        map_href=asked.link(f"/map/{asked.region}", at=f"{place.lat},{place.lon}") if asked.region else None,
    )


def _spans(asked: Asked, id_: str, faces: Slots) -> tuple[Span, ...]:
    """The holders of the place, newest first, up to `known`; none if the ledger does not have the place."""
    try:
        held = asked.world.history(id_, asked.known)
    except UnknownId:
        return ()
    said = last_quotes(asked, [(id_, _of_its_time(asked, h)) for h in held])
    return tuple(_span(asked, faces, h, q) for h, q in zip(reversed(held), reversed(said), strict=True))


def _span(asked: Asked, faces: Slots, held: Holding, said: Quote | None) -> Span:
    ranked = sorted(held.posterior, key=lambda a: (-held.posterior[a], a))
    contested = held.state == "contested" and len(ranked) > 1
    event = telling_event(asked, held.place, _of_its_time(asked, held))
    evidence = ticks(event, asked.world.claims(asked.known, ids=event.claims)) if event else None
    return Span(
        first=held.valid_from,
        last=held.valid_to,
        face=faces.face(held.holder),
        state=held.state,
        word=wording.word("state", held.state),
        basis="named by a report" if held.named else "inferred",
        chance=held.probability,
        second=faces.face(ranked[1]) if contested else None,
        quote=said,
        ticks=evidence,
        shown=held.valid_from <= asked.on and (held.valid_to is None or asked.on <= held.valid_to),
    )


def _of_its_time(asked: Asked, held: Holding) -> tuple[str, ...]:
    """The events that moved a span and happened before its end: what ended it speaks for the next holder."""
    if held.valid_to is None:
        return held.events
    before = tuple(e for e in held.events if day_of(asked.world.event(e, asked.known)) <= held.valid_to)
    return before or held.events


def _band(asked: Asked, spans: tuple[Span, ...], events: list[Event]) -> Band:
    first, _ = period(asked)
    told = sorted({d for e in events for d in (e.first_published, e.last_published)})
    return Band(tuple(reversed(spans)), first, asked.known, asked.on, tuple(told))


def _province(asked: Asked, place: Place) -> str | None:
    return asked.world.name(f"adm1-{place.admin1}") if place.admin1 else None


def _script(name: str) -> str:
    """The language that a name is marked with, by its script."""
    if any("\u0600" <= letter <= "\u06ff" for letter in name):
        return "ar"
    return "ru" if any("\u0400" <= letter <= "\u04ff" for letter in name) else "en"
