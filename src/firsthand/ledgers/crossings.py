"""The ledger of crossings: who controls one, and whether it works: two accounts kept apart.

A captured crossing is not an open one. A crossing has two sides: closed on one, it is closed for passage.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from firsthand.chance.odds import combine
from firsthand.lexicon.figures import HolderTheatre, fusion_weights, holder_theatres
from firsthand.model import CrossingState, Event, Place, UnknownId

TAKES = frozenset({"capture", "handover", "control_statement", "withdraw"})
WORKS = "infrastructure_status"
STATES = (WORKS, "control_statement")


class Bodies(Protocol):
    """What the ledger must know of actors; the lexicon answers."""

    def ancestors(self, id_: str, /) -> tuple[str, ...]:
        """The bodies that an actor is part of, near to far."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """One event's word on a crossing: from a day on it is held by somebody, or it works in some way.

    `vouched` is the last day that it speaks of.
    """

    day: date
    value: str
    vouched: date
    before: str | None
    weight: float
    event: str
    published: date


class CrossingLedger:
    """States of crossings from the events known by one day; `places` are those of kind crossing.

    The controller is the last one whose word weighs more than what it would overturn; it is replayed
    here from captures at the crossing itself, not asked of the ledger of control.
    """

    def __init__(
        self, events: Iterable[Event], lexicon: Bodies, places: Sequence[Place], known: date | None = None
    ) -> None:
        listed = [e for e in events if not e.expected and not e.redirect]
        self._places = {p.id: p for p in places if p.kind == "crossing"}
        self._bodies = lexicon
        self._theatres = {c: t for t in holder_theatres() for c in t.countries}
        self._weights = fusion_weights()
        self.known = known or max((e.last_published for e in listed), default=date.max)
        self._takes: defaultdict[str, list[Turn]] = defaultdict(list)
        self._works: defaultdict[str, list[Turn]] = defaultdict(list)
        for event in listed:
            self._enter(event)

    def all(self, on: date) -> list[CrossingState]:
        """Every crossing on a day, by id; those that nothing is known of are unknown, never left off."""
        return [self.state(id_, on) for id_ in sorted(self._places)]

    def state(self, crossing: str, on: date) -> CrossingState:
        """One crossing on a day. UnknownId if it is not among the places."""
        place = self._places.get(crossing)
        if place is None:
            raise UnknownId(f"crossing {crossing!r} is not known: `firsthand crossings` lists those that are")
        held = self._replay(self._takes[crossing], on) or self._told_before(self._takes[crossing], on)
        works = self._replay(self._works[crossing], on) or self._told_before(self._works[crossing], on)
        return CrossingState(
            crossing=crossing,
            name=place.name,
            on=on,
            known=self.known,
            controller=held.value if held else None,
            controller_probability=held.chance if held else None,
            controller_since=held.since if held else None,
            status=works.value if works else "unknown",
            status_since=works.since if works else None,
            controller_events=held.events if held else (),
            status_events=works.events if works else (),
        )

    def _enter(self, event: Event) -> None:
        """File an event under the crossings that it names."""
        where = event.field("place")
        day = _day(event)
        if where is None or day is None:
            return
        for candidate in where.candidates:
            place = self._places.get(candidate.value)
            if place and event.type in TAKES:
                self._take(event, place, day)
            elif place and event.type == WORKS:
                self._work(event, place, day)

    def _take(self, event: Event, place: Place, day: date) -> None:
        loser = self._holder(event, "lost_by", place)
        holder = self._holder(event, "holder", place)
        if holder:
            self._takes[place.id].append(_turn(event, day, holder, loser, self._weigh(event)))

    def _work(self, event: Event, place: Place, day: date) -> None:
        field = event.field("status")
        if field and field.candidates[0].value in {s.id for s in self._weights.statuses}:
            turn = _turn(event, day, field.candidates[0].value, None, self._weigh(event))
            self._works[place.id].append(turn)

    def _holder(self, event: Event, role: str, place: Place) -> str | None:
        """The likeliest map holder in a role."""
        field = event.field(role)
        for candidate in field.candidates if field else ():
            found = {h for b in candidate.value.split("+") if (h := self._map_holder(b, place))}
            if found:
                return "+".join(sorted(found))
        return None

    def _map_holder(self, body: str, place: Place) -> str | None:
        """The colour that a body has on the map; where none are listed, of its farthest parent."""
        theatre: HolderTheatre | None = self._theatres.get(place.country or "")
        if theatre is None:
            return (body, *self._bodies.ancestors(body))[-1]
        for id_ in (body, *self._bodies.ancestors(body)):
            for holder in theatre.holder:
                if id_ in holder.members and (not holder.admin1 or place.admin1 in holder.admin1):
                    return holder.id
        return None

    def _weigh(self, event: Event) -> float:
        """Log-odds of an event from its witnesses; further interested voices of one party count less."""
        interest, total, heard = self._weights.witnesses.interest, 0.0, set()
        factors = {1: interest.gains, 0: interest.none, -1: interest.admits}
        for witness in event.witnesses:
            worth = self._weights.witnesses.grade.get(witness.grade, 1.0) * factors[witness.interest]
            if witness.interest > 0:
                again = (witness.supports, witness.party) in heard
                worth *= self._weights.witnesses.discount.same_party if again else 1.0
                heard.add((witness.supports, witness.party))
            total += worth if witness.supports else -worth
        return total

    def _replay(self, turns: list[Turn], on: date) -> _Account | None:
        """Go through the turns up to a day: agreement adds up, disagreement must outweigh some.

        What stands resists what is told of the same days; of later days it says little.
        """
        account: _Account | None = None
        for turn in sorted(turns, key=lambda t: (t.day, t.published, t.event)):
            if turn.day <= on and turn.weight > 0:
                account = account.after(turn) if account else _Account.begin(turn)
        return account

    def _told_before(self, turns: list[Turn], on: date) -> _Account | None:
        """Before the first turn: whom it was later taken from, or a state that was told as long so."""
        later = sorted((t for t in turns if t.day > on and t.before), key=lambda t: (t.day, t.event))
        if not later or not later[0].before:
            return None
        first = later[0]
        return _Account(first.before or "", 0.7 * first.weight, None, on, (first.event,))


@dataclass(frozen=True, slots=True)
class _Account:
    """What stands: a value, its weight in log-odds, since when, and the events for it, newest first."""

    value: str
    weight: float
    since: date | None
    vouched: date
    events: tuple[str, ...]

    @classmethod
    def begin(cls, turn: Turn) -> _Account:
        return cls(turn.value, turn.weight, turn.day, turn.vouched, (turn.event,))

    @property
    def chance(self) -> float:
        """The probability of the value, from even odds."""
        return combine(0.5, [self.weight])

    def after(self, turn: Turn) -> _Account:
        """The account after one more word: borne out, overturned, or shaken."""
        if turn.value == self.value:
            vouched = max(self.vouched, turn.vouched)
            return _Account(self.value, self.weight + turn.weight, self.since, vouched, (turn.event, *self.events))
        gap = max(0, (turn.day - self.vouched).days)
        if turn.weight >= max(self.weight * 0.5 * math.exp(-gap / SAME_DAYS), OVERTURN):
            return _Account.begin(turn)
        left = max(0.1, self.weight - turn.weight)
        return _Account(self.value, left, self.since, self.vouched, self.events)


OVERTURN = 0.1
"""Log-odds that a word needs at least to overturn what stands: a party's own claim that nobody disputes has them."""

SAME_DAYS = 1.5
"""Days over which a word on what stands fades by 1/e: it speaks of its own days, and a change may have come since."""


def _turn(event: Event, day: date, value: str, before: str | None, weight: float) -> Turn:
    stood = value if event.earliest is None and event.type in STATES else before
    vouched = event.latest or event.last_published if event.type in STATES else day
    return Turn(day, value, max(day, vouched), stood, weight, event.id, event.first_published)


def _day(event: Event) -> date | None:
    """The day from which an event speaks; undated states and changes of hand from their telling."""
    if event.earliest is None:
        return event.latest if event.type in (*STATES, "capture", "handover") else None
    if event.type in STATES or event.latest is None:
        return event.earliest
    width = event.latest - event.earliest
    return event.latest if width.days <= 31 else event.earliest + width / 2
