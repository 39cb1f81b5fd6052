"""Events kept up to date in the store: a report or a decision moves what lies around it, and nothing else.

`catch_up` may be called at any time by any process. It goes through what came since the last time, some reports to a
transaction; whoever is killed leaves the store as the transaction before left it, and the next one goes on from there.
Where there is nothing to go on with (a new store, another engine, an erasure) all is fused anew, and ids are carried
over.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from firsthand.lexicon.figures import FusionWeights, fusion_weights
from firsthand.model import Decision
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.rebuilding import Rebuilt
from firsthand.pipeline.reviewed import read_all
from firsthand.pipeline.stepping import State, Step
from firsthand.pipeline.versions import FUSING_ROOMS, code_of, digest
from firsthand.review.apply import in_force
from firsthand.review.grades import graded
from firsthand.store import Store
from firsthand.store.fused import Fused

ANEW = 500
"""So many reports or more, and a quarter of all, are fused faster with everything than one by one."""

GROWN = 1.5
"""A store that has grown by this factor since voices were last weighed by what they share teaches anew."""


class Fusion:
    """The events of a store, as decided on, and the fuser's state beside them."""

    def __init__(self, store: Store, engine: Engine, run: str | None = None) -> None:
        """`run`: in whose journal it is written down that voices were weighed anew."""
        self._store = store
        self._engine = engine
        self._run = run
        self._log: tuple[tuple[str, int], list[Decision]] = (("", 0), [])

    @property
    def path(self) -> str:
        """Where the store is, as shown to people."""
        return self._store.path

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

    def decisions(self, fused: Fused, state: State) -> list[Decision]:
        """All decisions; they are read again when there are more, or when some were erased."""
        now = (state.token, fused.last()[1])
        if self._log[0] != now:
            self._log = (now, read_all(fused.all_decisions(), self.path))
        return self._log[1]

    def taught(self, fused: Fused, known: date | None = None) -> FusionWeights:
        """The figures, with the weights of voices as reports up to a day had taught them."""
        lesson = fused.lesson(known)
        return self.figures.after(lesson[1]) if lesson else self.figures

    def state_in(self, fused: Fused) -> State | None:
        """How far fusing went, as this transaction sees it."""
        held = fused.state()
        return State(**held) if held and held["version"] == self.version else None
