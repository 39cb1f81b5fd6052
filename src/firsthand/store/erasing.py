"""Erasure on legal demand: the content of a report goes, and with it everything that quotes it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Table, delete, select

from firsthand.model import Record, UnknownId
from firsthand.store import schema
from firsthand.store.covering import Act
from firsthand.store.fused import wipe
from firsthand.store.writing import Writer


class Erased(Record):
    """What was taken out."""

    document: str
    again: bool  # it was erased before; only the files were written anew
    readings: int
    claims: int
    decisions: tuple[str, ...]  # ids of the decisions that quoted it
    like: tuple[str, ...]  # reports with nearly the same text, which stay
    scrubbed: bool = False  # False: somebody was reading or the disk was full; old pages are still in the files


def erase(writer: Writer, id_: str, reason: str, ordered_by: str | None, recorded: str) -> Erased:
    """Take a report out in one transaction; UnknownId if no report or more than one has this id."""
    connection = writer.connection
    document, again = find(connection, id_)
    documents, claims = schema.documents, schema.claims
    readings = list(connection.scalars(select(documents.c.seq).where(documents.c.id == document)))
    told = list(connection.scalars(select(claims.c.seq).where(claims.c.document == document)))
    decisions = quoting(connection, document)
    for subject in () if again else (document, *decisions):
        row = {"subject": subject, "recorded": recorded, "reason": reason, "ordered_by": ordered_by}
        writer.row(Act.ERASURE, row)
    like = alike(connection, document)
    writer.kind.unindex(connection, readings, told)
    delete_content(connection, document, decisions)
    return Erased(
        document=document, again=again, readings=len(readings), claims=len(told), decisions=decisions, like=like
    )


def find(connection: Connection, id_: str) -> tuple[str, bool]:
    """The id that is meant, and whether it was erased already."""
    there = matching(connection, schema.documents, schema.documents.c.id, id_)
    gone = matching(connection, schema.erasures, schema.erasures.c.subject, id_)
    found = {id_} & {*there, *gone} or {*there, *gone}
    if len(found) != 1:
        what = "no report has the id" if not found else "more than one report has an id that begins with"
        raise UnknownId(f"{what} {id_!r}; firsthand claims lists reports and their ids")
    (document,) = found
    return document, document in gone


def matching(connection: Connection, table: Table, column: ColumnElement[str], id_: str) -> list[str]:
    """Ids that are this one or begin so."""
    begins = column.startswith(id_, autoescape=True)
    return list(connection.scalars(select(column).select_from(table).where(begins).distinct().limit(2)))


def quoting(connection: Connection, document: str) -> tuple[str, ...]:
    """Decisions whose record names the report or a claim of it."""
    claims, decisions = schema.claims, schema.decisions
    named = {document, *connection.scalars(select(claims.c.id).where(claims.c.document == document))}
    rows = connection.execute(select(decisions.c.id, decisions.c.record).order_by(decisions.c.seq))
    return tuple(id_ for id_, record in rows if any(name in record for name in named))


def alike(connection: Connection, document: str) -> tuple[str, ...]:
    """Reports that have nearly the same text, as far as it was noted."""
    table = schema.reprints
    pairs = connection.execute(
        select(table.c.document, table.c.like).where((table.c.document == document) | (table.c.like == document))
    )
    return tuple(sorted({id_ for pair in pairs for id_ in pair} - {document}))


def delete_content(connection: Connection, document: str, decisions: Sequence[str]) -> None:
    """Delete the rows, those that refer to others first, and everything that was worked out."""
    claims, reprints = schema.claims, schema.reprints
    of_it = select(claims.c.seq).where(claims.c.document == document)
    for table in (schema.mentions, schema.points):
        connection.execute(delete(table).where(table.c.claim.in_(of_it)))
    connection.execute(delete(claims).where(claims.c.document == document))
    connection.execute(delete(reprints).where((reprints.c.document == document) | (reprints.c.like == document)))
    connection.execute(delete(schema.documents).where(schema.documents.c.id == document))
    connection.execute(delete(schema.decisions).where(schema.decisions.c.id.in_(decisions)))
    connection.execute(delete(schema.cache))
    wipe(connection, document)
