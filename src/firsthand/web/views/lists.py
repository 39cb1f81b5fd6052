"""Lists: events with filters, places with holders, sources with their record, reports that a search found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from firsthand.model import Event, Place, UnknownId, Witness
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.slots import Face
from firsthand.web.views import ground
from firsthand.web.views.event_rows import EventRow, by_day, day_of, inside, rows
from firsthand.web.views.evidence import document_link

AT_ONCE = 60


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list of events was narrowed to."""

    group: str = ""
    place: str = ""
    source: str = ""
    two: bool = False
    here: bool = False
    start: int = 0

    def query(self, start: int) -> str:
        """The same filter from another row on, for links."""
        given = {
            "group": self.group,
            "place": self.place,
            "source": self.source,
            "min": "2" if self.two else "",
            "here": "1" if self.here else "",
            "start": str(start) if start else "",
        }
        return urlencode({k: v for k, v in given.items() if v})


@dataclass(frozen=True, slots=True)
class EventList:
    """A page of events, grouped by day."""

    days: list[tuple[date, list[EventRow]]]
    total: int
    first: int
    last: int
    filter: Filter
    groups: tuple[tuple[str, str], ...]
    place_name: str
    source_name: str


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place that events name, with its holder on the day."""

    place: Place
    kind: str
    province: str
    events: int
    face: Face | None
    state: str
    chance: float
    href: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A first speaker: its grade, whom it speaks for, and how it fared beside others."""

    root: str
    name: str
    grade: str
    party: str
    events: int
    borne_out: int
    beside: int
    href: str


@dataclass(frozen=True, slots=True)
class Found:
    """A report that holds the words searched for; hits in the excerpt are the odd pieces."""

    title: str
    publisher: str
    published: date
    language: str
    excerpt: list[str]
    href: str


def selected(asked: Asked, chosen: Filter) -> list[Event]:
    """The events as known that a filter leaves, latest first."""
    lies = inside(asked.world, asked.region if chosen.here else None)
    kept = [e for e in asked.world.events(asked.known) if _fits(e, chosen) and lies(e)]
    return sorted(kept, key=lambda e: (day_of(e), e.id), reverse=True)


def event_list(asked: Asked, chosen: Filter) -> EventList:
    """A page of the events."""
    kept = selected(asked, chosen)
    shown = kept[chosen.start : chosen.start + AT_ONCE]
    return EventList(
        days=by_day(rows(asked, shown)),
        total=len(kept),
        first=chosen.start + 1 if shown else 0,
        last=chosen.start + len(shown),
        filter=chosen,
        groups=tuple(wording.table("titles")["group"].items()),
        place_name=asked.world.name(chosen.place) if chosen.place else "",
        source_name=chosen.source,
    )


def _fits(event: Event, chosen: Filter) -> bool:
    voices = sum(w.supports for w in event.witnesses)
    return (
        chosen.group in ("", wording.kind_of(event.type)["group"])
        and (not chosen.place or any(p.id == chosen.place for p in event.places))
        and (not chosen.source or any(w.root == chosen.source for w in event.witnesses))
        and (not chosen.two or voices > 1)
    )


def place_list(asked: Asked) -> list[PlaceLine]:
    """The places that events name, the most told of first."""
    number = Counter(p.id for e in asked.world.events(asked.known) for p in e.places if p.id)
    held = {h.place: h for h in asked.world.control(asked.on, asked.known)}
    faces = ground.slots(asked)
    found = []
    for id_, events in number.most_common():
        try:
            place = asked.world.place(id_)
        except UnknownId:
            continue
        holding = held.get(id_)
        found.append(
            PlaceLine(
                place, wording.word("kind", place.kind),
                asked.world.name(f"adm1-{place.admin1}") if place.admin1 else place.country or "", events,
                faces.face(holding.holder) if holding else None,
                wording.word("state", holding.state) if holding else "",
                holding.probability if holding else 0.0, asked.link(f"/places/{id_}"),
            )
        )  # fmt: skip
    return found


def source_list(asked: Asked) -> list[SourceLine]:
    """The first speakers, those of most events first."""
    told: dict[str, list[tuple[Witness, Event]]] = {}
    for event in asked.world.events(asked.known):
        for witness in event.witnesses:
            told.setdefault(witness.root, []).append((witness, event))
    found = [_source(asked, root, parts) for root, parts in told.items()]
    return sorted(found, key=lambda s: (-s.events, s.name))


def _source(asked: Asked, root: str, told: list[tuple[Witness, Event]]) -> SourceLine:
    witness = told[0][0]
    beside = [(w, e) for w, e in told if len(e.witnesses) > 1]
    borne = sum(any(x.supports == w.supports and x.root != root for x in e.witnesses) for w, e in beside)
    party = asked.world.name(witness.party) if witness.party else "nobody, as far as known"
    name = asked.world.name(root)
    return SourceLine(
        root, name if name != root else witness.name, witness.grade, party, len(told), borne, len(beside),
        asked.link("/events", source=root),
    )  # fmt: skip


def found(asked: Asked, words: str) -> list[Found]:
    """Reports known by `known` whose text holds all the words."""
    hits = asked.world.search(words, asked.known) if words.strip() else []
    return [
        Found(
            title=hit.document.title or "Without a title",
            publisher=hit.document.publisher or "publisher not known",
            published=hit.document.published,
            language=hit.document.language,
            excerpt=pieces(hit.excerpt),
            href=document_link(asked, asked.world.head(hit.document.id)),
        )
        for hit in hits
    ]


def pieces(excerpt: str) -> list[str]:
    """An excerpt cut at its hits: every second piece is one."""
    return [part for half in excerpt.split("\x02") for part in _halves(half)][1:]


def _halves(text: str) -> Iterable[str]:
    hit, closed, rest = text.partition("\x03")
    return (hit, rest) if closed else ("", text)
