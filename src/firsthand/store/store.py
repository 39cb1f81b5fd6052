"""The store: every report ever added, every reading of it, every run, and nothing taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from firsthand.model import Claim, Document, DocumentHead, Problem, Run
from firsthand.store import queries, schema, writing
from firsthand.store.opening import WRITING, connect
from firsthand.store.queries import Counts, Found
from firsthand.store.reprints import Pair, mark
from firsthand.store.writing import Outcome


class Store:
    """An append-only SQLite file. Safe for one writer and many readers at a time, from several processes.

    `known` in all queries: only reports published by that day; None: all of them.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITING: True})
        self.path = path

    @classmethod
    def open(cls, path: Path, create: bool = True) -> Self:
        """Open the file, made if it is not there; StoreError if it cannot be or is of another version."""
        return cls(connect(path, create), path)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def begin_run(self, run: Run) -> None:
        """Open the journal of a run."""
        with self._writer.begin() as connection:
            writing.write_start(connection, run)

    def end_run(self, run: str, finished: datetime) -> None:
        """Close the journal of a run."""
        with self._writer.begin() as connection:
            writing.write_end(connection, run, finished)

    def note(self, run: str, problem: Problem) -> None:
        """Keep a problem in the journal of a run."""
        with self._writer.begin() as connection:
            writing.write_problem(connection, run, problem)

    def would(self, document: Document, engine: str) -> Outcome:
        """Tell what adding this document would come to, before its claims are worked out."""
        with self._engine.connect() as connection:
            return writing.outcome(connection, document, engine)

    def add(
        self,
        document: Document,
        claims: Iterable[Claim],
        run: str,
        engine: str,
        reprints: Iterable[Pair] = (),
    ) -> Outcome:
        """Add a document with its claims in one transaction: when this returns, it is on the disk, whole."""
        with self._writer.begin() as connection:
            return writing.write_document(connection, document, claims, run, engine, reprints)

    def heads(self, known: date | None = None) -> list[DocumentHead]:
        """The reports without their texts, first published first, reprints marked among those known."""
        with self._engine.connect() as connection:
            return mark(queries.heads(connection, known), queries.pairs(connection))

    def document(self, id_: str) -> Document:
        """The current reading of the report with this id, or the only one that begins so; else UnknownId."""
        with self._engine.connect() as connection:
            return queries.document(connection, id_)

    def documents(self, known: date | None = None) -> Iterator[Document]:
        """Every report with its text, in the order of arrival."""
        with self._engine.connect() as connection:
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
        with self._engine.connect() as connection:
            return queries.claims(connection, known, document, wanted, mention)

    def search(self, words: str, known: date | None = None, limit: int = 50) -> list[Found]:
        """Reports whose text or title holds all the words, best first, with an excerpt."""
        with self._engine.connect() as connection:
            return queries.search(connection, words, known, limit)

    def runs(self) -> list[Run]:
        """The journal, latest run first."""
        with self._engine.connect() as connection:
            return queries.runs(connection)

    def counts(self, known: date | None = None) -> Counts:
        """How many reports, claims and publishers are known."""
        with self._engine.connect() as connection:
            return queries.counts(connection, known)

    def days(self) -> tuple[date, date] | None:
        """The days of the first and the last report; None for an empty store."""
        with self._engine.connect() as connection:
            return queries.days(connection)

    def state(self) -> int:
        """A number that grows with every reading: equal numbers, nothing was added between."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.max(schema.documents.c.seq))) or 0

    def snapshot(self, known: date | None = None) -> str:
        """A digest of what is known: equal digests, equal documents and claims."""
        with self._engine.connect() as connection:
            keys = queries.reading_keys(connection, known)
        return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()[:16]

    def recall(self, key: str) -> str | None:
        """A result that was worked out before."""
        with self._engine.connect() as connection:
            return connection.scalar(select(schema.cache.c.value).where(schema.cache.c.key == key))

    def remember(self, key: str, value: str) -> None:
        """Keep a result that can be worked out again."""
        statement = upsert(schema.cache).values(key=key, value=value)
        with self._writer.begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    def forget(self) -> None:
        """Empty the cache."""
        with self._writer.begin() as connection:
            connection.execute(delete(schema.cache))
