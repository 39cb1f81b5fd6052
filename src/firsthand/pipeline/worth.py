"""The queue for review: claims in the order of how much a look at them is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from firsthand.model import Claim, CrossingState, Event, Record
from firsthand.pipeline.ground import GROUND, crossings_in
from firsthand.pipeline.state import World
from firsthand.review.cases import WHOLE
from firsthand.review.events import Telling
from firsthand.review.grades import graded
from firsthand.review.worth import Outcomes, chance_right, outcomes, probability_change, promise, total_variation

ON_THE_MAP = GROUND | {"infrastructure_status"}
MOST = 2000
"""Claims whose worth is worked out, the most promising ones: two events are told anew for each."""


class Task(Record):
    """A claim to look at and what that is worth: the expected change of its event's probability and of the ground.

    `ground` is in places that would change hands, crossings and their status counted as places; None where it was not
    worked out. `right` is the chance that the reading is right.
    """

    claim: str
    event: str
    type: str
    value: float
    probability: float
    ground: float | None
    right: float
    document: str
    words: str
    sentence: str


class Ground:
    """Who holds what on a day, now and if an event were another."""

    def __init__(self, world: World, on: date, known: date) -> None:
        self._world, self._on = world, on
        self._replay = world.replay(known)
        self._chances = self._replay.ground.chances(on)
        self._gates = self._replay.gates.all(on)

    def change(self, before: Event | None, after: Event | None) -> float:
        """How many places and crossings would change hands or status if the one event were the other."""
        from firsthand.ledgers.crossings import CrossingLedger

        engine, known, places = self._world.engine, self._replay.known, self._replay.places
        gone = before.id if before else None
        events = [*(e for e in self._replay.events if e.id != gone), *([after] if after else ())]
        ground = self._replay.ground.with_events(events)
        gates = CrossingLedger(events, engine.lexicon, crossings_in(events, places, engine.gazetteer), known)
        return total_variation(self._chances, ground.chances(self._on)) + gates_change(self._gates, gates.all(self._on))


def gates_change(before: Iterable[CrossingState], after: Iterable[CrossingState]) -> float:
    """How many crossings would have another controller, by their probabilities, or another status."""
    now, then = ({s.crossing: s for s in states} for states in (after, before))
    return sum(_gate_change(then.get(id_), now.get(id_)) for id_ in {*now, *then})


def _gate_change(before: CrossingState | None, after: CrossingState | None) -> float:
    if before is None or after is None:
        return 1.0
    one, other = before.controller_probability or 0.0, after.controller_probability or 0.0
    hands = abs(one - other) if before.controller == after.controller else max(one, other)
    return hands + float(before.status != after.status)


def queue(world: World, on: date, known: date, limit: int, exact: int) -> list[Task]:
    """The claims that nobody judged as a whole, those of most worth first.

    For `exact` claims that bear on the ground the ledgers are replayed twice; for the others only their event is told
    anew.
    """
    tasks = sorted(_told(world, known), key=lambda t: (-t[0].value, t[0].claim))
    ground: Ground | None = None
    done: list[Task] = []
    for number, (task, ends) in enumerate(_ground_first(tasks)):
        if number < exact and task.type in ON_THE_MAP:
            ground = ground or Ground(world, on, known)
            moved = ends.expected(ground.change)
            task = task.model_copy(update={"ground": moved, "value": task.probability + moved})
        done.append(task)
    return sorted(done, key=lambda t: (-t.value, t.claim))[:limit]


def _ground_first(tasks: list[tuple[Task, Outcomes]]) -> list[tuple[Task, Outcomes]]:
    """Claims that bear on the ground before the others, in order among themselves."""
    return sorted(tasks, key=lambda t: t[0].type not in ON_THE_MAP)


def _told(world: World, known: date) -> Iterator[tuple[Task, Outcomes]]:
    """Each claim that is worth a look with its two outcomes."""
    reviewed = world.reviewed(known)
    claims = {c.id: c for c in world.claims(known)}
    heads = {h.id: h for h in world.heads(known)}
    telling = Telling(heads, graded(reviewed.standing, world.lexicon))
    open_ = [
        (event, claims[id_])
        for event in world.events(known)
        for id_ in event.claims
        if id_ in claims and WHOLE not in reviewed.setters(id_)
    ]
    open_.sort(key=lambda pair: (-promise(*pair), pair[1].id))
    for event, claim in open_[:MOST]:
        yield _task(event, claim, claims, telling)


def _task(event: Event, claim: Claim, claims: dict[str, Claim], telling: Telling) -> tuple[Task, Outcomes]:
    ends = outcomes(event, claim, claims, telling)
    moved = ends.expected(probability_change)
    task = Task(
        claim=claim.id, event=event.id, type=claim.type, value=moved, probability=moved, ground=None,
        right=chance_right(claim), document=claim.document, words=claim.trigger.text,
        sentence=" ".join(claim.sentence.text.split()),
    )  # fmt: skip
    return task, ends
