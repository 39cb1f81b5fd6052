"""Reports into the store, one transaction each: a run can be stopped at any time and taken up again."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from firsthand.documents import Supplied
from firsthand.model import Document, Problem, Run
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.fusion import Fusion
from firsthand.pipeline.read import read
from firsthand.store import Outcome, Pair, Store
from firsthand.text.near import Reprints


@dataclass(slots=True)
class Summary:
    """What a run took in."""

    run: str
    added: int = 0
    reread: int = 0
    unchanged: int = 0
    claims: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def good(self) -> int:
        """Reports that are in the store now."""
        return self.added + self.reread + self.unchanged

    def count(self, outcome: Outcome, claims: int) -> None:
        """Take one report into account."""
        match outcome:
            case Outcome.ADDED:
                self.added += 1
            case Outcome.REREAD:
                self.reread += 1
            case Outcome.UNCHANGED:
                self.unchanged += 1
        self.claims += claims


@dataclass(frozen=True, slots=True)
class Step:
    """One report after another, for whoever shows progress: a document with its outcome, or a problem."""

    found: Document | Problem
    outcome: Outcome | None
    claims: int


Watch = Callable[[Step], None]


def add(
    paths: Iterable[Path],
    supplied: Supplied,
    engine: Engine,
    store: Store,
    now: Callable[[], datetime],
    watch: Watch,
    command: str = "add",
    again: bool = False,
) -> Summary:
    """Read the reports under the paths into the store and tell `watch` of each when it is on the disk.

    Reports that the store holds, read by the same state of the engine, cost no more than opening them;
    `again` makes
    a new reading of them, which becomes the current one.
    """
    run = Run(
        id=f"r-{uuid.uuid4().hex[:12]}",
        started=now(),
        finished=None,
        command=command,
        settings=engine.settings.journal(),
        versions=engine.journal,
    )
    store.begin_run(run)
    summary = Summary(run.id)
    shelf = Shelf(engine, store, run.id, again)
    for found in read(paths, supplied, engine.settings):
        step = shelf.problem(found) if isinstance(found, Problem) else shelf.put(engine.identify(found))
        if isinstance(step.found, Problem):
            summary.problems.append(step.found)
        elif step.outcome is not None:
            summary.count(step.outcome, step.claims)
        watch(step)
    Fusion(store, engine, run.id).end_run()
    store.end_run(run.id, now())
    return summary


class Shelf:
    """Puts reports into the store one by one, marking the texts that it has seen before."""

    def __init__(self, engine: Engine, store: Store, run: str, again: bool = False) -> None:
        self.engine = engine
        self.again = again
        self.store = store
        self.run = run
        self._reprints: Reprints | None = None

    def problem(self, problem: Problem) -> Step:
        """Keep a problem in the journal."""
        self.store.note(self.run, problem)
        return Step(problem, None, 0)

    def put(self, document: Document) -> Step:
        """Read a document's claims, if this engine has not, and keep both."""
        version = f"{self.engine.version}+{self.run}" if self.again else self.engine.version
        outcome = self.store.would(document, version)
        if outcome is Outcome.ERASED:
            return self.problem(erased(document))
        if outcome is Outcome.UNCHANGED:
            self.store.add(document, (), self.run, version)
            return Step(document, outcome, 0)
        claims = self.engine.read(document)
        pairs = self.like(document) if outcome is Outcome.ADDED else ()
        return Step(document, self.store.add(document, claims, self.run, version, pairs), len(claims))

    def like(self, document: Document) -> tuple[Pair, ...]:
        """The earlier report that has (nearly) the same text, if there is one."""
        found = self.seen.add(document.id, document.original.text)
        return (Pair(document.id, *found),) if found and found[0] != document.id else ()

    @property
    def seen(self) -> Reprints:
        """The texts in the store; they are gone through once, when the first new report comes."""
        if self._reprints is None:
            self._reprints = Reprints()
            for known in self.store.documents():
                self._reprints.add(known.id, known.original.text)
        return self._reprints


def erased(document: Document) -> Problem:
    """Why a report is not taken in that was taken out on legal demand."""
    message = "was erased on legal demand and is not taken in again; firsthand audit show says when"
    return Problem(subject=document.origin or document.id, kind="Erased", message=f"{document.id}: {message}")
