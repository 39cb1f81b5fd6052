"""The store: every report ever added, every reading of it, every run and decision, and nothing taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, delete, func, select

from firsthand.model import Claim, Document, DocumentHead, Problem, Run, StoreError
from firsthand.store import audit, past, queries, schema, writing
from firsthand.store.audit import Entry, Verified
from firsthand.store.chain import now
from firsthand.store.covering import Act
from firsthand.store.engines.kind import LEASE_WAIT, WRITING, Busy, Kind, Polygon
from firsthand.store.erasing import Erased, erase
from firsthand.store.fused import Fused
from firsthand.store.opening import connect, kind_of, told
from firsthand.store.past import Reading
from firsthand.store.queries import Counts, Found, Near
from firsthand.store.reprints import Pair, mark
from firsthand.store.statements import Statements
from firsthand.store.writing import Outcome, Writer


class Store:
    """An append-only store in a SQLite file or a PostgreSQL database.

    Safe for one writer and many readers at a time, from several processes: a writer waits for the one before it.
    `known` in all queries: only reports published by that day; None: all of them.
    StoreError, with the remedy, where the disk is full, the server is gone or the writer before does not end.
    """

    def __init__(self, engine: Engine, kind: Kind) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITING: True, **kind.writing})
        self._kind = kind
        self._statements = Statements(kind)

    @classmethod
    def open(cls, where: Path | str, create: bool = True) -> Self:
        """Open a file or an address of PostgreSQL, made if it is not there, brought to our version if it is older.

        StoreError if it cannot be opened, or is of a later version.
        """
        kind = kind_of(where)
        return cls(connect(kind, create), kind)

    @property
    def path(self) -> str:
        """Where the store is, as shown to people: the file, or the address without its password."""
        return self._kind.name

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self._kind), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self._kind), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _keeping(self) -> Iterator[Writer]:
        with self._writing() as connection:
            writer = Writer(connection, self._kind)
            yield writer
            writer.close(now())

    @contextmanager
    def lease(self, wait: float = LEASE_WAIT, tell: Callable[[str], None] | None = None) -> Iterator[None]:
        """Hold the store for a whole run; `tell` hears who has it while we wait. StoreError after `wait` seconds.

        Single transactions of others, such as a reviewer's decisions, still pass between ours.
        """
        with told(self._kind), ExitStack() as held:
            try:
                held.enter_context(self._kind.lease(self._engine, 0))
            except Busy:
                if tell is not None:
                    tell(f"{self.path}: {self.at_work()}; waiting up to {wait:.0f} seconds")
                self._wait(held, wait)
            yield

    def _wait(self, held: ExitStack, wait: float) -> None:
        try:
            held.enter_context(self._kind.lease(self._engine, wait))
        except Busy as error:
            raise StoreError(f"{self.path}: {self.at_work()}; try again when it is done") from error

    def at_work(self) -> str:
        """Who holds the store, by the journal."""
        run = next((run for run in self.runs() if run.finished is None), None)
        since = f" (run {run.id}, {run.command}, since {run.started:%Y-%m-%d %H:%M} UTC)" if run else ""
        return f"another firsthand is writing to it{since}"

    def begin_run(self, run: Run) -> None:
        """Open the journal of a run."""
        with self._keeping() as writer:
            writer.row(Act.RUN, writing.run_row(run))

    def end_run(self, run: str, finished: datetime) -> None:
        """Close the journal of a run."""
        with self._keeping() as writer:
            writer.row(Act.END, writing.end_row(run, finished))

    def note(self, run: str, problem: Problem) -> None:
        """Keep a problem in the journal of a run."""
        with self._keeping() as writer:
            writer.row(Act.PROBLEM, writing.problem_row(run, problem))

    def would(self, document: Document, engine: str) -> Outcome:
        """Tell what adding this document would come to, before its claims are worked out."""
        with self._reading() as connection:
            return writing.outcome(connection, document, engine)

    def add(
        self,
        document: Document,
        claims: Iterable[Claim],
        run: str,
        engine: str,
        reprints: Iterable[Pair] = (),
    ) -> Outcome:
        """Add a document with its claims in one transaction: when this returns, it is on the disk, whole.

        A document that was erased is not taken in again.
        """
        with self._keeping() as writer:
            return writer.document(document, claims, run, engine, reprints)

    def decide(self, record: str, target: str) -> Outcome:
        """Keep a decision: its record as JSON (id, recorded, reviewer, kind, reason, ...) and the key of its target.

        The same id again changes nothing; one that names an erased report is not kept.
        """
        with self._keeping() as writer:
            return writer.decision(record, target)

    def decisions(self, known: datetime | None = None) -> list[str]:
        """The records of decisions as JSON, first made first; those recorded by the moment `known`."""
        with self._reading() as connection:
            return queries.decisions(connection, known)

    def erase(self, document: str, reason: str, ordered_by: str | None = None) -> Erased:
        """Take a report out for good: its text, its claims, and the decisions that quote it; UnknownId if none.

        By its id or the only one that begins so. Its id stays in the log, with the reason and the day.
        """
        with self._keeping() as writer:
            done = erase(writer, document, reason, ordered_by, now())
        with told(self._kind):
            return done.model_copy(update={"scrubbed": self._kind.scrub(self._engine)})

    def verify(self, head: str | None = None) -> Verified:
        """Work the log out again from everything that is kept; `head` is a chain noted earlier."""
        with self._reading() as connection:
            return audit.verify(connection, head)

    def entries(self, subject: str | None = None, limit: int | None = None) -> list[Entry]:
        """Entries of the log, latest first; those about an id or the beginning of one."""
        with self._reading() as connection:
            return audit.entries(connection, subject, limit)

    def heads(self, known: date | None = None) -> list[DocumentHead]:
        """The reports without their texts, first published first, reprints marked among those known."""
        with self._reading() as connection:
            return mark(queries.heads(connection, known), queries.pairs(connection))

    def document(self, id_: str) -> Document:
        """The current reading of the report with this id, or the only one that begins so; else UnknownId."""
        with self._reading() as connection:
            return queries.document(connection, id_)

    def documents(self, known: date | None = None) -> Iterator[Document]:
        """Every report with its text, in the order of arrival."""
        with self._reading() as connection:
            yield from queries.documents(connection, known)

    def claims(
        self,
        known: date | None = None,
        document: str | None = None,
        ids: Iterable[str] | None = None,
        mention: str | None = None,
    ) -> list[Claim]:
        """Claims of current readings: of a report, by id, naming an actor or place; first published first."""
        wanted = None if ids is None else set(ids)
        with self._reading() as connection:
            return queries.claims(connection, known, document, wanted, mention, self._kind)

    def readings(self, run: str) -> dict[str, Reading]:
        """By report, the reading that was current when a run was done; UnknownId if there was no such run."""
        with self._reading() as connection:
            return past.readings(connection, run)

    def claims_of(self, rows: Iterable[int]) -> list[Claim]:
        """The claims of readings by their numbers, older ones too; first published first."""
        with self._reading() as connection:
            return past.claims_of(connection, rows)

    def search(self, words: str, known: date | None = None, limit: int = 50) -> list[Found]:
        """Reports whose text or title holds all the words, best first, with an excerpt."""
        with self._reading() as connection:
            return queries.search(connection, words, known, limit, self._kind)

    def near(self, lon: float, lat: float, km: float, known: date | None = None) -> list[Near]:
        """Claims that name a point within a distance of one (WGS84 degrees, km), nearest first."""
        with self._reading() as connection:
            return queries.near(connection, lon, lat, km, known, self._kind)

    def within(self, polygon: Polygon, known: date | None = None) -> list[Claim]:
        """Claims that name a point in a polygon: rings of (lon, lat) as in GeoJSON; first published first."""
        with self._reading() as connection:
            return queries.within(connection, polygon, known, self._kind)

    def runs(self) -> list[Run]:
        """The journal, latest run first."""
        with self._reading() as connection:
            return queries.runs(connection)

    def counts(self, known: date | None = None) -> Counts:
        """How many reports, claims and publishers are known."""
        with self._reading() as connection:
            return queries.counts(connection, known)

    def days(self) -> tuple[date, date] | None:
        """The days of the first and the last report; None for an empty store."""
        with self._reading() as connection:
            return queries.days(connection)

    def state(self) -> int:
        """A number that grows with everything that is kept or erased: equal numbers, nothing changed between."""
        with self._reading() as connection:
            return connection.scalar(select(func.max(schema.audit.c.seq))) or 0

    def snapshot(self, known: date | None = None) -> str:
        """A digest of what is known: equal digests, equal documents and claims."""
        with self._reading() as connection:
            keys = queries.reading_keys(connection, known)
        return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()[:16]

    @contextmanager
    def fused(self) -> Iterator[Fused]:
        """What was fused, to be asked; one state of it for the time of the block."""
        with self._reading() as connection:
            yield Fused(connection, self._kind, self._statements)

    @contextmanager
    def fusing(self) -> Iterator[Fused]:
        """What was fused, to go on with: whole or not at all."""
        with self._writing() as connection:
            yield Fused(connection, self._kind, self._statements)

    def recall(self, key: str) -> str | None:
        """A result that was worked out before."""
        with self._reading() as connection:
            return connection.scalar(select(schema.cache.c.value).where(schema.cache.c.key == key))

    def remember(self, key: str, value: str) -> None:
        """Keep a result that can be worked out again."""
        statement = self._kind.upsert(schema.cache).values(key=key, value=value)
        with self._writing() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    def forget(self) -> None:
        """Empty the cache."""
        with self._writing() as connection:
            connection.execute(delete(schema.cache))
