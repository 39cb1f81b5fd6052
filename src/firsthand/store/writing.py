"""Adding to the store: one transaction for each document, its claims, its line in the journal and the log's entries."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, literal, select, union_all

from firsthand.model import Claim, Document, Problem, Run, StoreError
from firsthand.store import schema
from firsthand.store.chain import Kept
from firsthand.store.covering import CLAIM, MENTION, ONE_ROW, Act, append, one_row, reading
from firsthand.store.engines.kind import Kind, Point
from firsthand.store.reprints import Pair

NUL = "\x00"  # a sign that PostgreSQL keeps in no column; the record has it escaped
INSTEAD = "\ufffd"


# Statements are made once: to make one costs more than to run it.
KNOWN = union_all(
    select(literal("erased").label("what"), schema.erasures.c.subject.label("value")).where(
        schema.erasures.c.subject == bindparam("document")
    ),
    select(literal("reading"), schema.documents.c.reading).where(schema.documents.c.id == bindparam("document")),
)
LAST_CLAIM = select(func.max(schema.claims.c.seq))
INTO = {table: insert(table) for table in schema.metadata.tables.values()}
QUIETLY = {"preserve_rowcount": True}


class Outcome(StrEnum):
    """What became of a document or decision that was handed to the store."""

    ADDED = "added"
    REREAD = "read again"  # known already, read by another state of the engine or with other facts about it
    UNCHANGED = "unchanged"
    ERASED = "erased"  # taken out on legal demand before, and not taken in again


def reading_key(document: Document, engine: str) -> str:
    """What tells one reading from another: the report as given and the state of the engine that read it.

    Where the file lay and which other report it resembles are no part of it: a moved file is the same report.
    """
    record = document.model_dump_json(exclude={"origin", "reprint_of", "similarity"})
    return hashlib.sha256(f"{engine}|{record}".encode()).hexdigest()


class Writer:
    """Writes in one transaction; the log's entries follow at its end, by `close`."""

    def __init__(self, connection: Connection, kind: Kind) -> None:
        self.connection = connection
        self.kind = kind
        self._kept: list[Kept] = []

    def close(self, recorded: str) -> None:
        """Write the entries of the log for all that was written."""
        append(self.connection, self._kept, recorded)

    def row(self, act: Act, row: dict[str, Any]) -> None:
        """Write a row of its own."""
        table = ONE_ROW[act][0]
        numbered = "seq" in table.c
        done = self.connection.execute(INTO[table], row)
        self._kept.append(one_row(act, {**row, "seq": number(done.inserted_primary_key)} if numbered else row))

    def row_once(self, act: Act, row: dict[str, Any]) -> None:
        """Write a row, unless one with its key is there."""
        done = self.connection.execute(self.kind.quietly(ONE_ROW[act][0]), row, execution_options=QUIETLY)
        if done.rowcount == 1:
            self._kept.append(one_row(act, row))

    def document(
        self, document: Document, claims: Iterable[Claim], run: str, engine: str, reprints: Iterable[Pair]
    ) -> Outcome:
        """Write a reading whole, unless it is there already; say which it was in the run's journal."""
        found = outcome(self.connection, document, engine)
        if found in (Outcome.ADDED, Outcome.REREAD):
            self.reading(document, claims, run, engine)
            for pair in reprints:
                if erased(self.connection, pair[:2]):
                    continue
                self.row_once(Act.LIKENESS, pair._replace(similarity=float(pair.similarity))._asdict())
        self.row_once(Act.TAKEN, {"run": run, "document": document.id, "outcome": found.value})
        return found

    def reading(self, document: Document, claims: Iterable[Claim], run: str, engine: str) -> None:
        """The document's row, its claims, and its entries in the indexes."""
        row = document_row(document, run, engine)
        row["seq"] = number(self.connection.execute(INTO[schema.documents], row).inserted_primary_key)
        words = "\n\n".join(version.text for version in document.versions)
        self.kind.write_words(self.connection, row["seq"], row["title"] or "", words)
        first = (self.connection.scalar(LAST_CLAIM) or 0) + 1
        numbered = list(enumerate(claims, start=first))
        rows = [claim_row(seq, claim, document, row["seq"]) for seq, claim in numbered]
        named = sorted({(seq, role, id_) for seq, claim in numbered for role, id_ in ids_of(claim)})
        placed = [point for seq, claim in numbered for point in points_of(seq, claim)]
        self.rows(schema.claims, rows)
        self.rows(schema.mentions, [dict(zip(MENTION, n, strict=True)) for n in named])
        self.rows(schema.points, [point._asdict() for point in placed])
        self.kind.write_points(self.connection, placed)
        self._kept.append(reading(row, [[r[name] for name in CLAIM] for r in rows], named))

    def decision(self, record: str, target: str) -> Outcome:
        """Write a decision, unless it is there or names what was erased."""
        row = decision_row(record, target)
        table, gone = schema.decisions, schema.erasures
        there = self.connection.scalar(select(table.c.record).where(table.c.id == row["id"]))
        if there is not None:
            if there != record:
                raise StoreError(f"{row['id']}: another decision has this id already; give it one of its own")
            return Outcome.UNCHANGED
        if any(subject in record for subject in self.connection.scalars(select(gone.c.subject))):
            return Outcome.ERASED
        self.row(Act.DECISION, row)
        return Outcome.ADDED

    def rows(self, table: Any, rows: Sequence[dict[str, Any]]) -> None:
        """Write rows, if there are any."""
        if rows:
            self.connection.execute(INTO[table], rows)


def number(key: Row[Any] | None) -> int:
    """The number that the database gave a row."""
    if key is None:
        raise StoreError("the store gave a row no number; look at its disk and type the command again")
    return int(key[0])


def outcome(connection: Connection, document: Document, engine: str) -> Outcome:
    """What adding the document would come to."""
    found = connection.execute(KNOWN, {"document": document.id}).all()
    if any(what == "erased" for what, _ in found):
        return Outcome.ERASED
    if not found:
        return Outcome.ADDED
    key = reading_key(document, engine)
    return Outcome.UNCHANGED if any(value == key for _, value in found) else Outcome.REREAD


def erased(connection: Connection, subjects: Iterable[str]) -> bool:
    """Whether one of these was taken out on legal demand."""
    table = schema.erasures
    return connection.scalar(select(table.c.seq).where(table.c.subject.in_(list(subjects))).limit(1)) is not None


def document_row(document: Document, run: str, engine: str) -> dict[str, Any]:
    """The columns of a reading, without its number."""
    said = {
        "publisher": document.publisher,
        "publisher_id": document.publisher_id,
        "title": document.title,
        "url": document.url,
    }
    return {
        "reading": reading_key(document, engine),
        "id": document.id,
        "published": document.published,
        **{name: value and value.replace(NUL, INSTEAD) for name, value in said.items()},
        "language": document.original.language,
        "engine": engine,
        "run": run,
        "record": document.model_dump_json(),
    }


def claim_row(seq: int, claim: Claim, document: Document, reading: int) -> dict[str, Any]:
    """The columns of a claim."""
    return {
        "seq": seq,
        "reading": reading,
        "id": claim.id,
        "document": document.id,
        "type": claim.type,
        "standing": claim.standing.value,
        "certainty": claim.certainty.value,
        "polarity": claim.polarity,
        "confidence": claim.confidence,
        "published": document.published,
        "record": claim.model_dump_json(),
    }


def ids_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """Role and id of everything that a claim names and that was resolved."""
    for role, mentions in (*claim.roles.items(), ("place", claim.place), ("voice", claim.attribution.chain)):
        yield from ((role, m.id) for m in mentions if m.id)


def points_of(seq: int, claim: Claim) -> Iterator[Point]:
    """Every point that a claim names, by role."""
    for role, mentions in (*claim.roles.items(), ("place", claim.place)):
        for nth, m in enumerate(mentions):
            if m.lon is not None and m.lat is not None and math.isfinite(m.lon) and math.isfinite(m.lat):
                yield Point(seq, role, nth, m.lon, m.lat)


def run_row(run: Run) -> dict[str, Any]:
    """The line that opens a run's journal."""
    return {
        "id": run.id,
        "started": run.started.isoformat(),
        "command": run.command,
        "settings": json.dumps(run.settings, sort_keys=True),
        "versions": json.dumps(run.versions, sort_keys=True),
    }


def problem_row(run: str, problem: Problem) -> dict[str, Any]:
    """A problem of a run, as it is met."""
    return {"run": run, "record": problem.model_dump_json()}


def end_row(run: str, finished: datetime) -> dict[str, Any]:
    """The line that closes a run's journal; a run that was killed has none."""
    return {"run": run, "finished": finished.isoformat()}


def decision_row(record: str, target: str) -> dict[str, Any]:
    """The columns of a decision from its record; StoreError if it lacks what every decision has."""
    try:
        told = json.loads(record)
        wanted = {name: told[name] for name in ("id", "recorded", "reviewer", "kind")}
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"not a decision: {error}; a decision has id, recorded, reviewer and kind") from error
    return {**wanted, "target": target, "reason": told.get("reason"), "record": record}
