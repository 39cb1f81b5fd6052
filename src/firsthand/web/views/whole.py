"""What an event is part of and what is part of it, and the voices that changed their story about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from firsthand.events import bonds_of
from firsthand.model import Event, Turn, UnknownId
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.views.event_rows import rows
from firsthand.web.views.evidence import Quote


@dataclass(frozen=True, slots=True)
class Related:
    """Another event of the same happening: how it belongs, its title and page; why, where no report tells both."""

    relation: str
    title: str
    href: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """A voice that told one thing and later another: what it is about, both values, and where the later one stands."""

    voice: str
    about: str
    before: str
    after: str
    on: date
    href: str | None


def related(asked: Asked, event: Event) -> list[Related]:
    """The event that this one is part of, then its own parts, the earliest told first."""
    events = {e.id: e for e in asked.world.events(asked.known)}
    bound = bonds_of(event, events.values(), asked.world.lexicon)
    wholes: dict[str, str | None] = {b.whole: b.why for b in bound if b.part == event.id}
    parts: dict[str, str | None] = {b.part: b.why for b in bound if b.whole == event.id}
    wholes.update(dict.fromkeys(e.id for e in _known(asked, event.part_of)))
    parts.update(dict.fromkeys(e.id for e in events.values() if e.part_of == event.id))
    return [*_lines(asked, "Part of", wholes, events), *_lines(asked, "Its part", parts, events)]


def _lines(
    asked: Asked, relation: str, why: Mapping[str, str | None], events: Mapping[str, Event]
) -> Iterator[Related]:
    """One line for each of some events, the earliest told first."""
    found = sorted((events[id_] for id_ in why if id_ in events), key=lambda e: (e.first_published, e.id))
    for line in rows(asked, found):
        yield Related(relation, line.title, asked.link(f"/events/{line.id}"), why[line.id])


def _known(asked: Asked, id_: str | None) -> list[Event]:
    """The event of this id, if there is one as known on the day."""
    try:
        return [asked.world.event(id_, asked.known)] if id_ else []
    except UnknownId:
        return []


def changed(asked: Asked, event: Event, said: Mapping[str, Quote]) -> list[Changed]:
    """The voices that changed their story, in order of the change."""
    names = {w.root: w.name for w in event.witnesses}
    return [_changed(asked, event, turn, names, said) for turn in event.turns]


def _changed(asked: Asked, event: Event, turn: Turn, names: Mapping[str, str], said: Mapping[str, Quote]) -> Changed:
    field = event.field(turn.field)
    labels = {c.value: value_label(asked, turn.field, c.label, c.value) for c in field.candidates} if field else {}
    later = said.get(turn.claims[1])
    return Changed(
        voice=names.get(turn.voice, turn.voice),
        about=wording.field_name(turn.field) if turn.field else "That it happened",
        before=labels.get(turn.before, turn.before),
        after=labels.get(turn.after, turn.after),
        on=turn.on,
        href=later.href if later else None,
    )


def value_label(asked: Asked, field: str, label: str, value: str) -> str:
    """A field's value in words: days as days, bodies by their names."""
    if field == "when":
        first, _, last = value.partition("/")
        return wording.days(_date(first), _date(last))
    if field in wording.HOLDERS:
        return " and ".join(asked.world.name(v) for v in value.split("+"))
    return label


def _date(text: str) -> date | None:
    """A day of an interval as events write it; None for an open end."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
