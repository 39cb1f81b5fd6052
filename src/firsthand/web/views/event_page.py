"""The page of an event: what is believed, who told whom, where accounts differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.model import Candidate, Claim, Event, EventField, Witness
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.slots import Face, Slots
from firsthand.web.views import ground
from firsthand.web.views.event_rows import EventRow, row
from firsthand.web.views.evidence import Grade, Quote, Ticks, figure, quote, short, ticks
from firsthand.web.views.telling import Telling, telling
from firsthand.web.views.whole import Changed, Related, changed, related, value_label

AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Value:
    """One value that a field may have, with its chance among the candidates and the claims behind it."""

    label: str
    face: Face | None
    chance: float
    ticks: Ticks
    href: str | None
    quotes: list[Quote]
    rest: list[Quote]
    best: Quote | None
    coarser: bool  # only less exact than another value: it supports that one


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of the event: its likeliest value, and the others."""

    name: str
    anchor: str
    first: Value
    others: list[Value]
    contradicted: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A first speaker with its grade, whom it speaks for, and whether it bears the event out."""

    name: str
    grade: Grade
    stake: str
    stance: str
    since: date
    href: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """Everything that the page of an event shows."""

    event: Event
    row: EventRow
    lede: str
    facts: list[Fact]
    differing: list[Fact]
    telling: Telling
    sources: list[SourceLine]
    steps: list[tuple[date, str, str]]
    changed: list[Changed]
    related: list[Related]
    against: list[Quote]
    claims: list[Quote]


def event_page(asked: Asked, id_: str) -> EventPage:
    """The page of an event as known on `known`; UnknownId if it is not known then."""
    event = asked.world.event(id_, asked.known)
    claims = asked.world.claims(asked.known, ids=event.claims)
    said = {c.id: quote(asked, c, event) for c in claims}
    evidence = ticks(event, claims)
    facts = list(_facts(asked, event, claims, said))
    told = telling(asked, event, claims)
    return EventPage(
        event=event,
        row=row(asked, event, evidence),
        lede=lede(event, evidence, len({c.document for c in claims})),
        facts=facts,
        differing=[f for f in facts if f.contradicted and f.others],
        telling=told,
        sources=[_source(asked, w, event, said) for w in event.witnesses],
        steps=_steps(claims, said),
        changed=changed(asked, event, said),
        related=related(asked, event),
        against=[q for q in said.values() if q.against],
        claims=list(said.values()),
    )


def lede(event: Event, evidence: Ticks, reports: int) -> str:
    """How many reports tell it, from how many independent voices, and where they differ."""
    voices = wording.figures(evidence.independent, "independent source")
    told = f"{wording.figures(reports, 'report')} from {voices}."
    if event.expected:
        told += " It is only foreseen, planned or conditional: nobody says that it happened."
    elif evidence.against:
        told += f" Against it: {wording.figures(evidence.against, 'source')}."
    fields = [wording.field_name(f.name).lower() for f in event.fields if f.contradicted]
    if fields:
        told += f" Accounts differ on: {', '.join(fields)}."
    return told


def _facts(asked: Asked, event: Event, claims: Sequence[Claim], said: Mapping[str, Quote]) -> Iterator[Fact]:
    """The fields in order; a quote that stands above already is folded away below."""
    faces = ground.slots(asked)
    seen: set[str] = set()
    for field in event.fields:
        values = [_value(asked, event, field, c, faces, claims, said, seen) for c in field.candidates]
        if values:
            anchor = "f-" + "".join(c if c.isalnum() else "-" for c in field.name)
            yield Fact(wording.field_name(field.name), anchor, values[0], values[1:], field.contradicted)


def _value(
    asked: Asked,
    event: Event,
    field: EventField,
    candidate: Candidate,
    faces: Slots,
    claims: Sequence[Claim],
    said: Mapping[str, Quote],
    seen: set[str],
) -> Value:
    behind = set(candidate.claims)
    witnesses = tuple(w for w in event.witnesses if behind.intersection(w.claims))
    part = event.model_copy(update={"witnesses": witnesses})
    quotes = [said[c] for c in candidate.claims if c in said]
    fresh = [q for q in quotes if q.claim not in seen][:AT_ONCE]
    seen.update(q.claim for q in fresh)
    return Value(
        label=value_label(asked, field.name, candidate.label, candidate.value),
        face=faces.face(candidate.value) if field.name in wording.HOLDERS else None,
        chance=candidate.probability,
        ticks=ticks(part, [c for c in claims if c.id in behind]),
        href=_place_link(asked, field.name, candidate.value),
        quotes=fresh,
        rest=[q for q in quotes if q not in fresh],
        best=quotes[0] if quotes else None,
        coarser=candidate.coarser,
    )


def _place_link(asked: Asked, field: str, value: str) -> str | None:
    return asked.link(f"/places/{value}") if field == "place" and " " not in value and ":" not in value else None


def _source(asked: Asked, witness: Witness, event: Event, said: Mapping[str, Quote]) -> SourceLine:
    stake = f"speaks for {asked.world.name(witness.party)}" if witness.party else "not a party, as far as known"
    if witness.interest < 0:
        stake += ", against its own interest"
    first = next((said[c] for c in witness.claims if c in said), None)
    return SourceLine(
        name=witness.name,
        grade=Grade(witness.grade, figure(event)),
        stake=stake,
        stance="independent" if witness.supports else "against",
        since=witness.first_published,
        href=first.href if first else asked.link("/sources"),
    )


def _steps(claims: Iterable[Claim], said: Mapping[str, Quote]) -> list[tuple[date, str, str]]:
    """The reports by which the event came to be known, one line each."""
    first = {short(c.document): said[c.id] for c in reversed(list(claims))}
    found = [(q.published, f"{q.outlet}{' (against)' if q.against else ''}", q.href) for q in first.values()]
    return sorted(found)
