"""What changed on the map, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.model import Holding, UnknownId, Witness
from firsthand.pipeline.moves import Moved, moved
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.slots import Face, Slots
from firsthand.web.views import ground, region
from firsthand.web.views.evidence import Quote
from firsthand.web.views.said import last_quotes

DAYS = 7
LISTED = 8


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A place that changed: from whom to whom, since when, on whose word, and the sentence that tells it best."""

    name: str
    href: str
    before: Face
    after: Face
    state: str
    probability: float
    day: date
    inferred: bool
    word: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Lately:
    """What changed hands in the last days as the map page lists it: told ones, and how many more."""

    since: date
    rows: list[ChangeRow]
    more: int
    inferred: int
    href: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Two states side by side: that of `since` as known then, and that of the day asked for."""

    since: date
    told: list[ChangeRow]
    inferred: list[ChangeRow]


def lately(asked: Asked, faces: Slots) -> Lately:
    """Places of the region that got a new holder within a week, the latest first, as known now.

    Each once; what is contested has not changed hands yet.
    """
    since = asked.on - timedelta(days=DAYS - 1)
    last = {h.place: h for h in region.changes(asked, since, asked.on)}
    found = [h for h in last.values() if h.state != "contested"]
    told = {h.place: _speaking(asked, h) for h in found}
    spoken = sorted((h for h in found if told[h.place]), key=lambda h: (-h.valid_from.toordinal(), h.place))
    quotes = last_quotes(asked, [(h.place, told[h.place]) for h in spoken[:LISTED]])
    rows = [
        _row(asked, faces, h.place, _before(asked, h), h, False, _voices(asked, told[h.place]), q)
        for h, q in zip(spoken, quotes, strict=False)
    ]
    href = asked.link(f"/map/{asked.region}/changes")
    return Lately(since, rows, max(0, len(spoken) - LISTED), len(found) - len(spoken), href)


def changes_page(asked: Asked, since: date | None) -> ChangesPage:
    """The page of changes; `since` is the day before the one asked for unless given."""
    day = min(since or asked.on - timedelta(days=1), asked.on)
    faces = ground.slots(asked)
    found = {m.place: m for r in region.covered(asked) for m in moved(asked.world, asked.on, asked.known, day, r)}
    told = [m for m in found.values() if not m.inferred]
    quotes = last_quotes(asked, [(m.place, m.events) for m in told])
    rows = [_of(asked, faces, m, q) for m, q in zip(told, quotes, strict=True)]
    return ChangesPage(day, rows, [_of(asked, faces, m, None) for m in found.values() if m.inferred])


def _of(asked: Asked, faces: Slots, change: Moved, said: Quote | None) -> ChangeRow:
    word = _named(change.voices)
    return _row(asked, faces, change.place, change.before.holder, change.after, change.inferred, word, said)


def _row(
    asked: Asked,
    faces: Slots,
    place: str,
    before: str | None,
    after: Holding,
    inferred: bool,
    word: str,
    said: Quote | None,
) -> ChangeRow:
    return ChangeRow(
        name=asked.world.name(place), href=asked.link(f"/places/{place}"), before=faces.face(before),
        after=faces.face(after.holder), state=wording.word("state", after.state), probability=after.probability,
        day=after.valid_from, inferred=inferred, word=word, quote=said,
    )  # fmt: skip


def _before(asked: Asked, now: Holding) -> str | None:
    """Who held a place before it got its holder."""
    earlier = [h for h in asked.world.history(now.place, asked.known) if h.valid_from < now.valid_from]
    return earlier[-1].holder if earlier else None


def _speaking(asked: Asked, now: Holding) -> tuple[str, ...]:
    """The events that speak of the place itself around the day on which its holder changed, newest first."""
    found = []
    for id_ in now.events:
        try:
            event = asked.world.event(id_, asked.known)
        except UnknownId:
            continue
        day = event.latest or event.last_published
        if abs((day - now.valid_from).days) <= 1 and any(p.id == now.place for p in event.places):
            found.append(id_)
    return tuple(found)


def _voices(asked: Asked, events: Iterable[str]) -> str:
    return _named(w for e in events for w in asked.world.event(e, asked.known).witnesses if w.supports)


def _named(voices: Iterable[Witness]) -> str:
    """The voices by name, each once, with the grade of the source."""
    found = {w.root: f"{w.name} ({w.grade})" for w in voices}
    return ", ".join(found[root] for root in sorted(found))
