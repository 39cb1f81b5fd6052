"""Events kept up to date in the store: a report or a decision moves what lies around it, and nothing else.

`catch_up` may be called at any time by any process. It goes through what came since the last time, some reports to a
transaction; whoever is killed leaves the store as the transaction before left it, and the next one goes on from there.
Where there is nothing to go on with (a new store, another engine, an erasure) all is fused anew, and ids are carried
over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from firsthand.events import Changes, Fuser
from firsthand.events.memory import Memory
from firsthand.events.packing import packed
from firsthand.events.readings import tells_of_something
from firsthand.lexicon.figures import FusionWeights, fusion_weights
from firsthand.model import AboutClaim, Claim, Decision, DocumentHead
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.kept import Kept, number_of, place_of
from firsthand.pipeline.reviewed import read_all, touched
from firsthand.pipeline.versions import FUSING_ROOMS, code_of, digest
from firsthand.review.apply import apply, in_force
from firsthand.review.grades import graded
from firsthand.store import Store
from firsthand.store.fused import Fused, Went
from firsthand.store.statements import Row

BATCH = 50
"""Reports to a transaction: other writers wait no longer than that."""

ANEW = 500
"""So many reports or more, and a quarter of all, are fused faster with everything than one by one."""

GROWN = 1.5
"""A store that has grown by this factor since voices were last weighed by what they share teaches anew."""


class State(NamedTuple):
    """How far fusing went. `token` names the rebuilding that it goes on from, `changed` the last change."""

    version: str
    token: str
    reading: int
    decision: int
    changed: int
    claims: int
    lesson: int  # claims that the weights of voices were learned from
    last: str  # day of the last report


class Fusion:
    """The events of a store, as decided on, and the fuser's state beside them."""

    def __init__(self, store: Store, engine: Engine, run: str | None = None) -> None:
        """`run`: in whose journal it is written down that voices were weighed anew."""
        self._store = store
        self._engine = engine
        self._run = run

    @cached_property
    def version(self) -> str:
        """What events follow from besides claims and decisions: code and lexicon."""
        return f"{digest(code_of(FUSING_ROOMS))} {self._engine.versions['lexicon']}"

    @cached_property
    def figures(self) -> FusionWeights:
        """The shipped figures."""
        return fusion_weights()

    def behind(self) -> int | None:
        """How many readings and decisions came since; None if all must be fused anew."""
        with self._store.fused() as fused:
            state, last = self.state_in(fused), fused.last()
        return None if state is None else sum(last) - state.reading - state.decision

    def catch_up(self) -> State:
        """Bring the events up to date with what is in the store."""
        while True:
            with self._store.fused() as fused:
                state = self.state_in(fused)
                last = fused.last()
                new = len(fused.arrived(state.reading)) if state else 0
            if state and (state.reading, state.decision) == last:
                return state
            if state is None or (new >= ANEW and 4 * new >= last[0]):
                self.rebuild(state)
            else:
                self.step()

    def end_run(self) -> None:
        """At the end of a run: go on if something was fused before, and weigh voices anew if enough came since."""
        if self.behind() is not None:
            state = self.catch_up()
            if state.claims > GROWN * max(1, state.lesson):
                self.rebuild(state)

    def step(self) -> None:
        """Take in the next reports, and all decisions, in one transaction."""
        with self._store.fusing() as fused:
            state = self.state_in(fused)
            if state is not None:
                Step(self, fused, state).take()

    def rebuild(self, before: State | None) -> None:
        """Fuse everything anew, and write it in one transaction if nobody did so meanwhile."""
        with self._store.fused() as fused:
            made = Rebuilt(self, fused, before)
        with self._store.fusing() as fused:
            now = self.state_in(fused)
            if (now and now.token) == (before and before.token):
                made.write(fused, self._run, now.changed if now else 0)

    def bodies(self, decisions: Iterable[Decision]) -> Any:
        """The lexicon with the grades that people gave."""
        return graded(in_force(decisions), self._engine.lexicon)

    def taught(self, fused: Fused, known: date | None = None) -> FusionWeights:
        """The figures, with the weights of voices as reports up to a day had taught them."""
        lesson = fused.lesson(known)
        return self.figures.after(lesson[1]) if lesson else self.figures

    def state_in(self, fused: Fused) -> State | None:
        """How far fusing went, as this transaction sees it."""
        held = fused.state()
        return State(**held) if held and held["version"] == self.version else None


class Step:
    """A few reports more, and what was decided since."""

    def __init__(self, fusion: Fusion, fused: Fused, state: State) -> None:
        self._fused, self._state = fused, state
        self._decisions = read_all(fused.all_decisions(), "the store")
        self._new = read_all(fused.decided(state.decision), "the store")
        self._bodies = fusion.bodies(self._decisions)
        self._before = fusion.bodies(d for d in self._decisions if d.id not in {n.id for n in self._new})
        figures = fusion.taught(fused)
        self._memory = Kept(fused, figures, self._claims)
        self._fuser = Fuser(self._bodies, figures, self._memory)
        self._recorded = datetime.now(UTC).isoformat()
        self._told: set[str] = set()
        self._went: list[Went] = []

    def take(self) -> None:
        """Do it, and keep how far it went."""
        fused, state = self._fused, self._state
        arrived = fused.arrived(state.reading)[:BATCH]
        last = state.last
        for _, document in arrived:
            last = max(last, self._report(document).isoformat())
        self._regrade()
        for document, decision in self._decided().items():
            self._put(self._memory.heads[document], decision.id, decision.recorded.astimezone(UTC).date())
        grown = self._memory.write()
        changed = state.changed + 1
        fused.tell(changed, dict(self._records()))
        fused.redirect(self._went)
        reading = arrived[-1][0] if arrived else state.reading
        now = state._replace(
            reading=reading, decision=fused.last()[1], changed=changed, claims=state.claims + grown, last=last
        )
        fused.settle(now._asdict())

    def _report(self, document: str) -> date:
        """Take a report in, and those of its text that have another original now; the day of the report."""
        memory = self._memory
        head = memory.heads[document]
        for other in (document, *self._alike(document)):
            self._put(memory.heads[other], document, head.published)
        return head.published

    def _alike(self, document: str) -> list[str]:
        """Reports of the same text that were laid out as copies of another one than they are now, or of none."""
        memory, found = self._memory, list[str]()
        for head in self._fused.heads([document]):
            told = memory.told.get(head.id, ()) if head.id != document else ()
            held = [memory.readings[memory.orders[c]] for c in told]
            if any(r.copies != head.reprint_of for r in held):
                found.append(head.id)
        return found

    def _put(self, head: DocumentHead, cause: str, known: date) -> None:
        changes = self._fuser.add(head, self._claims(head.id))
        self._told |= self._fuser.told_anew(changes) | changes.gone | changes.merged.keys()
        self._went += moves(changes, known, self._recorded, cause)

    def _claims(self, document: str) -> list[Claim]:
        """The claims of a report as they were decided."""
        read = self._fused.claims_of(document)
        return [c for c in apply(self._decisions, read, {document}).claims if tells_of_something(c)]

    def _decided(self) -> dict[str, Decision]:
        """The reports whose claims were decided on, with the last decision; of reports that are there."""
        by_id = {d.id: d for d in self._decisions}
        found: dict[str, Decision] = {}
        for decision in self._new:
            about = by_id.get(decision.decision, decision) if decision.kind == "withdraw" else decision
            if isinstance(about, AboutClaim):
                found |= dict.fromkeys(touched([about]), decision)
        return {document: d for document, d in found.items() if document in self._memory.heads}

    def _regrade(self) -> None:
        """Weigh the claims of voices whose grade was changed."""
        if any(d.kind in ("grade", "withdraw") for d in self._new):
            then, now = self._before.sources, self._bodies.sources
            voices = [v for v in self._fused.voices() if then.of(v).grade != now.of(v).grade]
            claims = [claim for _, claim, _ in self._fused.ties("voice", voices)]
            self._memory.ahead(claims)
            self._told |= self._fuser.regrade(claims)

    def _records(self) -> Iterator[tuple[str, str | None]]:
        """The events that are told anew; None for one that stands no more."""
        for id_ in sorted(self._told):
            stands = id_ in self._memory.events
            yield id_, self._fuser.event(id_).model_dump_json() if stands else None


class Rebuilt:
    """Everything fused anew from one state of the store, not yet written."""

    def __init__(self, fusion: Fusion, fused: Fused, before: State | None) -> None:
        self._fusion, self._before = fusion, before
        self._last, self._heads = fused.last(), fused.all_heads()
        decisions = read_all(fused.all_decisions(), "the store")
        self._memory = Memory(keeps_copies=False)
        self._fuser = Fuser(fusion.bodies(decisions), fusion.figures, self._memory)
        claims = decided(decisions, fused.all_claims(), self._heads)
        self._changes = self._fuser.fill(claims, self._heads, fused.memberships())
        self._weights = self._fuser.learn()
        self._day = max((h.published for h in self._heads.values()), default=date.min)

    def write(self, fused: Fused, run: str | None, changed: int) -> None:
        """Write it in the place of what was there."""
        recorded, version = datetime.now(UTC).isoformat(), self._fusion.version
        fused.clear()
        fused.pour(self._claims(), self._blocks(), self._events(changed + 1))
        fused.redirect(moves(self._changes, self._day, recorded, f"engine {version}"))
        claims = len(self._memory.orders)
        fused.teach(recorded, run, self._day, claims, self._weights)
        state = State(
            version=version, token=recorded, reading=self._last[0], decision=self._last[1], changed=changed + 1,
            claims=claims, lesson=claims, last=self._day.isoformat(),
        )  # fmt: skip
        fused.settle(state._asdict())

    def _claims(self) -> Iterator[Row]:
        memory = self._memory
        for order, reading in memory.readings.items():
            link, score = memory.link.get(order, (None, None))
            yield Row(
                claim=reading.id, document=reading.document, at=place_of(order)[0], event=memory.event_of[reading.id],
                link=link and link[2], link_at=place_of(link)[0] if link else None, score=score,
                partner=memory.partner.get(reading.id), about=reading.about if reading.type == "denial" else None,
                voice=reading.voice.asked, reading=packed(reading),
            )  # fmt: skip

    def _blocks(self) -> list[tuple[int, int, str]]:
        return sorted((number_of(key), *place_of(order)) for key, held in self._memory.blocks for order in held)

    def _events(self, changed: int) -> Iterator[tuple[str, int, str]]:
        for id_ in self._memory.events:
            yield id_, changed, self._fuser.event(id_).model_dump_json()


def decided(
    decisions: Sequence[Decision], claims: Iterable[Claim], documents: dict[str, DocumentHead]
) -> Iterator[Claim]:
    """Claims as they were decided; those of reports that nobody decided on pass one after the other."""
    asked = touched(d for d in decisions if isinstance(d, AboutClaim))
    held: list[Claim] = []
    for claim in claims:
        if claim.document in asked:
            held.append(claim)
        else:
            yield claim
    yield from apply(decisions, held, documents).claims


def moves(changes: Changes, known: date, recorded: str, cause: str) -> Iterator[Went]:
    """Where events went by a change."""
    for event, into in sorted(changes.merged.items()):
        yield Went(event, "merged", into, known, recorded, cause)
    for event, origin in sorted(changes.split.items()):
        yield Went(event, "split", origin, known, recorded, cause)
    for event in sorted(changes.gone):
        yield Went(event, "gone", None, known, recorded, cause)
