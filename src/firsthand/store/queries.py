"""Questions to the store. Only the latest reading of a report answers; older ones are kept, not shown."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Row, distinct, func, select

from firsthand.model import Claim, Document, DocumentHead, Problem, Record, Run, UnknownId
from firsthand.store import schema
from firsthand.store.engines.kind import Kind, Polygon
from firsthand.store.reprints import Pair

BATCH = 500
HEAD = ("id", "publisher", "publisher_id", "published", "title", "url", "language")


class Counts(Record):
    """How much is known."""

    documents: int
    claims: int
    publishers: int


class Found(Record):
    """A report that a search found; the words found stand between \\x02 and \\x03 in the excerpt."""

    document: DocumentHead
    excerpt: str


class Near(Record):
    """A claim and how far from a point it is: km on the sphere."""

    claim: Claim
    km: float


def current(known: date | None) -> ColumnElement[bool]:
    """The rows that are the latest reading of their report, published by the day `known`."""
    table = schema.documents
    latest = select(func.max(table.c.seq)).group_by(table.c.id).scalar_subquery()
    newest = table.c.seq.in_(latest)
    return newest if known is None else newest & (table.c.published <= known)


def heads(connection: Connection, known: date | None) -> list[DocumentHead]:
    """Heads as given, without marks of reprints."""
    table = schema.documents
    rows = connection.execute(select(*(table.c[name] for name in HEAD)).where(current(known)))
    return [head_of(row) for row in rows]


def head_of(row: Row[tuple[object, ...]]) -> DocumentHead:
    """The head in a row."""
    return DocumentHead.model_validate({name: row._mapping[name] for name in HEAD})


def pairs(connection: Connection) -> list[Pair]:
    """All pairs of like texts."""
    table = schema.reprints
    rows = connection.execute(select(table.c.document, table.c.like, table.c.similarity))
    return [Pair(*row) for row in rows]


def document(connection: Connection, id_: str) -> Document:
    """The current reading of the report with this id, or with the only id that begins so."""
    table = schema.documents
    match = table.c.id.startswith(id_, autoescape=True)
    found = connection.execute(select(table.c.id, table.c.record).where(match, current(None)).limit(2)).all()
    exact = [row for row in found if row.id == id_] or found
    if len(exact) != 1:
        what = "no report has the id" if not exact else "more than one report has an id that begins with"
        raise UnknownId(f"{what} {id_!r}; firsthand claims lists reports and their ids")
    return Document.model_validate_json(exact[0].record)


def documents(connection: Connection, known: date | None) -> Iterator[Document]:
    """Current readings in the order of arrival."""
    table = schema.documents
    rows = connection.execution_options(yield_per=BATCH).execute(
        select(table.c.record).where(current(known)).order_by(table.c.seq)
    )
    for row in rows:
        yield Document.model_validate_json(row.record)


def claims(
    connection: Connection,
    known: date | None,
    document: str | None,
    ids: set[str] | None,
    mention: str | None,
    kind: Kind,
) -> list[Claim]:
    """Claims of current readings, in order of publication, then of arrival and of the text."""
    table = schema.claims
    wanted = select(table.c.record).where(table.c.reading.in_(select(schema.documents.c.seq).where(current(known))))
    if document is not None:
        wanted = wanted.where(table.c.document == document)
    if mention is not None:
        naming = select(schema.mentions.c.claim).where(schema.mentions.c.mention == mention)
        wanted = wanted.where(table.c.seq.in_(naming))
    if ids is not None:
        wanted = wanted.where(kind.among(table.c.id, ids))
    rows = connection.scalars(wanted.order_by(table.c.published, table.c.seq))
    return [Claim.model_validate_json(record) for record in rows]


def search(connection: Connection, words: str, known: date | None, limit: int, kind: Kind) -> list[Found]:
    """Full text search: every word must stand in the text or title; a word may be the beginning of one."""
    terms = re.findall(r"\w+", words)
    if not terms:
        return []
    table = schema.documents
    hits = kind.search(connection, terms, known, limit)
    wanted = select(table.c.seq, *(table.c[name] for name in HEAD))
    rows = {row.seq: row for row in connection.execute(wanted.where(table.c.seq.in_([h.reading for h in hits])))}
    return [Found(document=head_of(rows[seq]), excerpt=excerpt) for seq, excerpt in hits]


def near(connection: Connection, lon: float, lat: float, km: float, known: date | None, kind: Kind) -> list[Near]:
    """Claims of current readings within a distance, nearest first."""
    away = kind.near(connection, lon, lat, km)
    found = [Near(claim=claim, km=away[seq]) for seq, claim in numbered(connection, away, known)]
    return sorted(found, key=lambda n: (n.km, n.claim.id))


def within(connection: Connection, polygon: Polygon, known: date | None, kind: Kind) -> list[Claim]:
    """Claims of current readings with a point in a polygon, in order of publication."""
    return [claim for _, claim in numbered(connection, kind.within(connection, polygon), known)]


def numbered(connection: Connection, seqs: Collection[int], known: date | None) -> list[tuple[int, Claim]]:
    """Those of the claims that are of current readings, in order of publication."""
    table = schema.claims
    of_current = table.c.reading.in_(select(schema.documents.c.seq).where(current(known)))
    ordered = sorted(seqs)
    rows = [
        row
        for at in range(0, len(ordered), BATCH)
        for row in connection.execute(
            select(table.c.published, table.c.seq, table.c.record).where(
                table.c.seq.in_(ordered[at : at + BATCH]), of_current
            )
        )
    ]
    return [(row.seq, Claim.model_validate_json(row.record)) for row in sorted(rows, key=lambda r: tuple(r)[:2])]


def decisions(connection: Connection, known: datetime | None) -> list[str]:
    """Decisions as JSON, in the order that they were recorded in; those recorded by a moment."""
    table = schema.decisions
    rows = connection.execute(select(table.c.recorded, table.c.record).order_by(table.c.seq))
    return [record for recorded, record in rows if known is None or datetime.fromisoformat(recorded) <= known]


def runs(connection: Connection) -> list[Run]:
    """Every run with its problems, latest first."""
    told: dict[str, list[Problem]] = {}
    for run, record in connection.execute(
        select(schema.problems.c.run, schema.problems.c.record).order_by(schema.problems.c.seq)
    ):
        told.setdefault(run, []).append(Problem.model_validate_json(record))
    rows = connection.execute(
        select(schema.runs, schema.run_ends.c.finished)
        .outerjoin(schema.run_ends, schema.run_ends.c.run == schema.runs.c.id)
        .order_by(schema.runs.c.started.desc())
    )
    return [
        Run(
            id=row.id,
            started=datetime.fromisoformat(row.started),
            finished=datetime.fromisoformat(row.finished) if row.finished else None,
            command=row.command,
            settings=json.loads(row.settings),
            versions=json.loads(row.versions),
            problems=tuple(told.get(row.id, ())),
        )
        for row in rows
    ]


def counts(connection: Connection, known: date | None) -> Counts:
    """Reports, claims of their current readings, and publishers."""
    table = schema.documents
    seqs = select(table.c.seq).where(current(known))
    documents_, publishers = connection.execute(
        select(func.count(), func.count(distinct(table.c.publisher))).where(current(known))
    ).one()
    claims_ = connection.scalar(
        select(func.count()).select_from(schema.claims).where(schema.claims.c.reading.in_(seqs))
    )
    return Counts(documents=documents_, claims=claims_ or 0, publishers=publishers)


def days(connection: Connection) -> tuple[date, date] | None:
    """First and last day of publication."""
    table = schema.documents
    first, last = connection.execute(
        select(func.min(table.c.published), func.max(table.c.published)).where(current(None))
    ).one()
    return (first, last) if first is not None and last is not None else None


def reading_keys(connection: Connection, known: date | None) -> list[str]:
    """The keys of the current readings."""
    return list(connection.scalars(select(schema.documents.c.reading).where(current(known))))
