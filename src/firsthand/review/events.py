"""Events after the decisions of people: claims decided on first, then fused, then regrouped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.events import event_id, fuse
from firsthand.events.fields import Kin
from firsthand.events.readings import Bodies, lay_out, tells_of_something
from firsthand.events.record import record
from firsthand.lexicon.figures import FusionWeights, fusion_weights
from firsthand.model import Apart, Claim, Conflict, Constraint, Decision, DocumentHead, Event, Together
from firsthand.review.apply import Decided, apply, in_force
from firsthand.review.bonds import Bonds
from firsthand.review.constraints import clashing, constraints
from firsthand.review.grades import graded
from firsthand.review.groups import Group, regroup

Fuse = Callable[[Iterable[Claim], Mapping[str, DocumentHead], Bodies], Iterable[Event]]


@dataclass(frozen=True, slots=True)
class Fused:
    """Events with the claims that they were fused from; one that went into another redirects to it.

    `by` gives for an event's id the decisions that grouped it.
    """

    events: tuple[Event, ...]
    decided: Decided
    by: Mapping[str, tuple[str, ...]]


def fused(
    decisions: Iterable[Decision], claims: Iterable[Claim], heads: Mapping[str, DocumentHead], lexicon: Bodies,
    fusing: Fuse = fuse, figures: FusionWeights | None = None,
) -> Fused:  # fmt: skip
    """What follows from claims and decisions together. Heads that are not given are not known."""
    standing = in_force(decisions)
    decided = apply(standing, claims, heads)
    bodies = graded(standing, lexicon)
    events = tuple(fusing(decided.claims, heads, bodies))
    asked, _ = constraints(standing, all_of(decided), heads)
    if asked:
        events = Regrouping(events, {c.id: c for c in decided.claims}, Telling(heads, bodies, figures)).of(Bonds(asked))
    return Fused(events, decided, grouped_by(events, asked))


def all_of(decided: Decided) -> tuple[Claim, ...]:
    """The claims that count and those that were rejected: words that are read."""
    return (*decided.claims, *decided.rejected.values())


def conflicts(decisions: Iterable[Decision], decided: Decided, documents: Collection[str]) -> tuple[Conflict, ...]:
    """Everything that must be looked at again: about claims, then about events."""
    standing = in_force(decisions)
    asked, lost = constraints(standing, all_of(decided), documents)
    settled = {id_ for d in standing for id_ in d.settles}
    clashes = clashing(Bonds(asked).clashes, {d.id: d for d in standing}, settled)
    return (*decided.conflicts, *lost, *clashes)


class Telling:
    """Events from given claims, as the machine would tell them."""

    def __init__(
        self, heads: Mapping[str, DocumentHead], bodies: Bodies, figures: FusionWeights | None = None
    ) -> None:
        self._heads, self._bodies = heads, bodies
        self._kin = Kin(bodies.ancestors, bodies.same_side)
        self._figures = figures or fusion_weights()

    def event(self, id_: str, claims: Iterable[Claim], part_of: str | None = None) -> Event | None:
        """The one event of these claims; None if none of them tells of anything."""
        told = (c for c in claims if tells_of_something(c))
        readings = [lay_out(c, self._heads, self._bodies.sources.of, self._figures) for c in told]
        return record(id_, readings, self._kin, self._figures, part_of) if readings else None

    def as_one(self, claims: Sequence[Claim], others: Sequence[Claim]) -> bool:
        """Whether the machine would take some of these for one event with some of the others, if there were no more."""
        mine, theirs = {c.id for c in claims}, {c.id for c in others}
        events = fuse((*claims, *others), self._heads, self._bodies)
        return any(not mine.isdisjoint(e.claims) and not theirs.isdisjoint(e.claims) for e in events)


class Regrouping:
    """The events that decisions touch, made anew; the others stay as they are."""

    def __init__(self, events: Iterable[Event], claims: Mapping[str, Claim], telling: Telling) -> None:
        listed = list(events)
        self._events = [e for e in listed if e.redirect is None]
        self._gone = [e for e in listed if e.redirect is not None]
        self._claims, self._telling = claims, telling

    def of(self, bonds: Bonds) -> tuple[Event, ...]:
        """All events as bound, in order of first publication, those that went into others last."""
        made: dict[str, Event] = {}
        before: set[int] = set()
        for group, numbers in regroup([e.claims for e in self._events], bonds, self._fits):
            event = self._event(group, [self._events[n] for n in numbers])
            if event is not None:
                made[event.id] = event
            before.update(numbers)
        kept = [e for n, e in enumerate(self._events) if n not in before]
        home = {claim: event.id for event in made.values() for claim in event.claims}
        old = (self._events[n] for n in sorted(before))
        into = [e.model_copy(update={"redirect": home[e.claims[0]]}) for e in old if e.id not in made]
        standing = sorted((*kept, *made.values()), key=lambda e: (e.first_published, e.id))
        return (*standing, *self._gone, *into)

    def _fits(self, claims: Group, group: Group) -> bool:
        return self._telling.as_one([self._claims[c] for c in claims], [self._claims[c] for c in group])

    def _event(self, group: Group, before: Sequence[Event]) -> Event | None:
        """The event of these claims, with the id of the first of the machine's whose first claim it holds."""
        id_ = next((e.id for e in before if e.claims[0] in group), None) or event_id(group[0])
        whole = next((e.part_of for e in before if e.part_of not in (None, id_)), None)
        return self._telling.event(id_, [self._claims[c] for c in group], whole)


def grouped_by(events: Iterable[Event], asked: Iterable[Constraint]) -> dict[str, tuple[str, ...]]:
    """For each event the decisions that bound two of its claims, or kept others away from it."""
    home = {claim: e.id for e in events if e.redirect is None for claim in e.claims}
    found: dict[str, dict[str, None]] = {}
    for constraint in asked:
        match constraint:
            case Together():
                homes = [home[c] for c in constraint.claims if c in home]
                reached = {h for h in homes if homes.count(h) > 1}
            case Apart():
                reached = {home[c] for c in (*constraint.one, *constraint.other) if c in home}
        for id_ in sorted(reached):
            found.setdefault(id_, {})[constraint.decision] = None
    return {id_: tuple(by) for id_, by in found.items()}
