"""The events that stand: held in memory, and brought up to date by what changed in the store."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date

from firsthand.events import Fuser
from firsthand.events.memory import Memory
from firsthand.events.readings import Bodies
from firsthand.model import Claim, DocumentHead, Event
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.fusion import Fusion
from firsthand.pipeline.reviewed import Reviewed
from firsthand.pipeline.stepping import State
from firsthand.review.apply import apply
from firsthand.review.bonds import Bonds
from firsthand.review.constraints import constraints
from firsthand.review.events import Regrouping, Telling, all_of, fused
from firsthand.store import Store
from firsthand.store.fused import Fused


class Standing:
    """The events from all reports and decisions. What a report changed is read again, and nothing else."""

    def __init__(self, store: Store, engine: Engine) -> None:
        self.fusion = Fusion(store, engine)
        self._store = store
        self._engine = engine
        self._state: State | None = None
        self._events: dict[str, Event] = {}

    def events(self, reviewed: Reviewed) -> dict[str, Event]:
        """All events by id, grouped as people decided; one that went into another by a decision redirects to it."""
        self.fusion.catch_up()
        with self._store.fused() as rows:
            self._refresh(rows)
            return self._regrouped(rows, reviewed)

    def _refresh(self, rows: Fused) -> None:
        state = self.fusion.state_in(rows)
        if state is None or self._state is None or state.token != self._state.token:
            self._events.clear()
            since = 0
        else:
            since = self._state.changed
        for id_, record in rows.events(since):
            if record is None:
                self._events.pop(id_, None)
            else:
                self._events[id_] = Event.model_validate_json(record)
        self._state = state

    def _regrouped(self, rows: Fused, reviewed: Reviewed) -> dict[str, Event]:
        """The events with those that decisions bind or keep apart made anew."""
        asked, _ = constraints(reviewed.standing, all_of(reviewed.decided), reviewed.documents)
        if not asked:
            return dict(self._events)
        bonds = Bonds(asked)
        reached = {row.event for row in rows.rows("claim", list(bonds.claims())) if row.event in self._events}
        touched = sorted((self._events[id_] for id_ in reached if id_), key=lambda e: (e.first_published, e.id))
        documents = {row.document for row in rows.rows("claim", [c for e in touched for c in e.claims])}
        heads = {h.id: h for h in rows.heads(documents)}
        claims = {c.id: c for d in documents for c in _decided(rows, reviewed, d)}
        telling = Telling(heads, self.fusion.bodies(reviewed.decisions), self.fusion.taught(rows))
        made = Regrouping(touched, claims, telling).of(bonds)
        return self._events | {e.id: e for e in made}


def _decided(rows: Fused, reviewed: Reviewed, document: str) -> Iterable[Claim]:
    return apply(reviewed.decisions, rows.claims_of(document), {document}).claims


def as_known(store: Store, engine: Engine, known: date, reviewed: Reviewed) -> tuple[Event, ...]:
    """The events from the reports published by a day, after the decisions recorded by it, fused anew.

    They have the ids of the events that hold most of their claims now; voices weigh what they had taught by then.
    """
    fusion = Fusion(store, engine)
    with store.fused() as rows:
        were, figures = rows.memberships(), fusion.taught(rows, known)

    def fusing(claims: Iterable[Claim], heads: Mapping[str, DocumentHead], bodies: Bodies) -> Iterable[Event]:
        fuser = Fuser(bodies, figures, Memory(issued=set(were.values())))
        fuser.fill(claims, heads, were)
        return fuser.events()

    heads = {h.id: h for h in store.heads(known)}
    return fused(reviewed.decisions, store.claims(known), heads, engine.lexicon, fusing, figures).events


def lesson_by(store: Store, known: date) -> int:
    """From how many claims voices had been weighed anew by a day; 0 if never."""
    with store.fused() as rows:
        lesson = rows.lesson(known)
    return lesson[0] if lesson else 0


def successor(store: Store, id_: str, known: date, stands: Container[str]) -> str | None:
    """The event that stands, as known on a day, for what was known by an id that doesn't; None if there is none.

    One that was merged by then leads to where it went; one that was split off later, to what it was split off from.
    """
    seen: set[str] = set()
    with store.fused() as rows:
        while id_ not in stands:
            seen.add(id_)
            went = rows.went(id_)
            merged = [w.into for w in went if w.kind == "merged" and w.known <= known]
            unsplit = [w.into for w in went if w.kind == "split" and w.known > known]
            to = merged[-1] if merged else unsplit[0] if unsplit else None
            if to is None or to in seen:
                return None
            id_ = to
    return id_
