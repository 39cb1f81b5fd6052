"""Adding to the store: one transaction for each document, its claims and its line in the journal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from firsthand.model import Claim, Document, Problem, Run, StoreError
from firsthand.store import schema
from firsthand.store.reprints import Pair


class Outcome(StrEnum):
    """What became of a document that was handed to the store."""

    ADDED = "added"
    REREAD = "read again"  # known already, read by another state of the engine or with other facts about it
    UNCHANGED = "unchanged"


def reading_key(document: Document, engine: str) -> str:
    """What tells one reading from another: the report as given and the state of the engine that read it.

    Where the file lay and which other report it resembles are no part of it: a moved file is the same report.
    """
    record = document.model_dump_json(exclude={"origin", "reprint_of", "similarity"})
    return hashlib.sha256(f"{engine}|{record}".encode()).hexdigest()


def write_document(
    connection: Connection,
    document: Document,
    claims: Iterable[Claim],
    run: str,
    engine: str,
    reprints: Iterable[Pair],
) -> Outcome:
    """Write a reading whole, unless it is there already; say which it was in the run's journal."""
    found = outcome(connection, document, engine)
    if found is not Outcome.UNCHANGED:
        seq = write_reading(connection, document, run, engine)
        write_claims(connection, document, claims, seq)
        rows = [pair._asdict() for pair in reprints]
        if rows:
            connection.execute(upsert(schema.reprints).on_conflict_do_nothing(), rows)
    line = {"run": run, "document": document.id, "outcome": found.value}
    connection.execute(upsert(schema.documents_in_run).values(line).on_conflict_do_nothing())
    return found


def outcome(connection: Connection, document: Document, engine: str) -> Outcome:
    """What adding the document would come to."""
    table = schema.documents
    key = reading_key(document, engine)
    readings = list(
        connection.scalars(select(table.c.reading).where(table.c.id == document.id).order_by(table.c.seq))
    )
    if not readings:
        return Outcome.ADDED
    return Outcome.UNCHANGED if key in readings else Outcome.REREAD


def write_reading(connection: Connection, document: Document, run: str, engine: str) -> int:
    """The document's row and its text in the index of words; returns the row's number."""
    row = {
        "reading": reading_key(document, engine),
        "id": document.id,
        "published": document.published,
        "publisher": document.publisher,
        "publisher_id": document.publisher_id,
        "title": document.title,
        "url": document.url,
        "language": document.original.language,
        "engine": engine,
        "run": run,
        "record": document.model_dump_json(),
    }
    seq = connection.execute(insert(schema.documents).values(row)).inserted_primary_key
    if seq is None:
        raise StoreError(f"{document.id}: the store gave the document no row; check the disk")
    words = "\n\n".join(version.text for version in document.versions)
    connection.execute(
        text(f"INSERT INTO {schema.TEXT_INDEX}(rowid, title, text) VALUES (:seq, :title, :words)"),  # noqa: S608 - a constant
        {"seq": seq[0], "title": document.title or "", "words": words},
    )
    return int(seq[0])


def write_claims(connection: Connection, document: Document, claims: Iterable[Claim], reading: int) -> None:
    """The claims of a reading and the ids that they name."""
    first = (connection.scalar(select(func.max(schema.claims.c.seq))) or 0) + 1
    numbered = list(enumerate(claims, start=first))
    rows = [
        {
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
        for seq, claim in numbered
    ]
    named = sorted({(seq, role, id_) for seq, claim in numbered for role, id_ in ids_of(claim)})
    if rows:
        connection.execute(insert(schema.claims), rows)
    if named:
        connection.execute(
            insert(schema.mentions), [dict(zip(("claim", "role", "mention"), n, strict=True)) for n in named]
        )


def ids_of(claim: Claim) -> Iterable[tuple[str, str]]:
    """Role and id of everything that a claim names and that was resolved."""
    for role, mentions in (*claim.roles.items(), ("place", claim.place), ("voice", claim.attribution.chain)):
        yield from ((role, m.id) for m in mentions if m.id)


def write_start(connection: Connection, run: Run) -> None:
    """The line that opens a run's journal."""
    connection.execute(
        insert(schema.runs).values(
            id=run.id,
            started=run.started.isoformat(),
            command=run.command,
            settings=json.dumps(run.settings, sort_keys=True),
            versions=json.dumps(run.versions, sort_keys=True),
        )
    )


def write_problem(connection: Connection, run: str, problem: Problem) -> None:
    """A problem of a run, as it is met."""
    connection.execute(insert(schema.problems).values(run=run, record=problem.model_dump_json()))


def write_end(connection: Connection, run: str, finished: datetime) -> None:
    """The line that closes a run's journal; a run that was killed has none."""
    connection.execute(insert(schema.run_ends).values(run=run, finished=finished.isoformat()))
