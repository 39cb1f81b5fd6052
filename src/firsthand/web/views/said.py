"""The sentence that a state rests on: of the newest event that names the place itself, its best claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.model import Claim, Event, UnknownId
from firsthand.web.asked import Asked
from firsthand.web.views.evidence import Quote, quote

Moved = tuple[str, tuple[str, ...]]  # a place and the events that moved its state, newest first


def last_quotes(asked: Asked, moved: Iterable[Moved]) -> list[Quote | None]:
    """For each place the words that speak best for its state; None where no event moved it."""
    events = [telling_event(asked, place, ids) for place, ids in moved]
    wanted = [c for event in events if event for c in event.claims]
    claims = {c.id: c for c in asked.world.claims(asked.known, ids=wanted)}
    return [
        _quoted(asked, event, [claims[c] for c in event.claims if c in claims]) if event else None for event in events
    ]


def telling_event(asked: Asked, place: str, ids: Iterable[str]) -> Event | None:
    """The newest of these events that names the place first; else any that names it; else the newest."""
    known = [event for id_ in ids if (event := _known(asked, id_)) is not None]
    first = (e for e in known if e.place is not None and e.place.id == place)
    named = (e for e in known if any(p.id == place for p in e.places))
    return next(first, None) or next(named, None) or next(iter(known), None)


def best_claim(event: Event, claims: Sequence[Claim]) -> Claim | None:
    """The claim that speaks best for an event: of a witness for it, as news, of the event's own type."""
    supporting = {c for w in event.witnesses if w.supports for c in w.claims}
    ranked = sorted(
        claims,
        key=lambda c: (c.id in supporting, c.is_news, c.type == event.type, c.confidence),
        reverse=True,
    )
    return ranked[0] if ranked else None


def _quoted(asked: Asked, event: Event, claims: Sequence[Claim]) -> Quote | None:
    best = best_claim(event, claims)
    return quote(asked, best, event) if best else None


def _known(asked: Asked, id_: str) -> Event | None:
    try:
        return asked.world.event(id_, asked.known)
    except UnknownId:
        return None
