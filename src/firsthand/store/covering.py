"""What the log covers: every kept row, read back from the tables with the digest that its entry must have.

The columns are those of chain format 1; a later version of the schema may add columns, not change these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby, islice

from sqlalchemy import Connection, Select, Table, insert, select

from firsthand.store import schema
from firsthand.store.chain import FIRST, Kept, digest, link

BATCH = 500


class Act(StrEnum):
    """What an entry of the log is about."""

    RUN = "run begun"
    READING = "report read"
    TAKEN = "report taken in"
    LIKENESS = "likeness noted"
    PROBLEM = "problem noted"
    END = "run ended"
    DECISION = "decided"
    ERASURE = "erased"


ONE_ROW: Mapping[Act, tuple[Table, tuple[str, ...], tuple[str, ...]]] = {
    # act: table, columns under the digest, columns of the subject
    Act.RUN: (schema.runs, ("id", "started", "command", "settings", "versions"), ("id",)),
    Act.TAKEN: (schema.documents_in_run, ("run", "document", "outcome"), ("run", "document")),
    Act.LIKENESS: (schema.reprints, ("document", "like", "similarity"), ("document", "like")),
    Act.PROBLEM: (schema.problems, ("seq", "run", "record"), ("run",)),
    Act.END: (schema.run_ends, ("run", "finished"), ("run",)),
    Act.DECISION: (
        schema.decisions, ("seq", "id", "recorded", "reviewer", "kind", "target", "reason", "record"), ("id",),
    ),
    Act.ERASURE: (schema.erasures, ("seq", "subject", "recorded", "reason", "ordered_by"), ("subject",)),
}  # fmt: skip
DOCUMENT = (
    "seq", "reading", "id", "published", "publisher", "publisher_id", "title", "url", "language", "engine", "run",
    "record",
)  # fmt: skip
CLAIM = (
    "seq", "reading", "id", "document", "type", "standing", "certainty", "polarity", "confidence", "published",
    "record",
)  # fmt: skip
MENTION = ("claim", "role", "mention")

Values = Sequence[object]
LAST = select(schema.audit.c.seq, schema.audit.c.chain).order_by(schema.audit.c.seq.desc()).limit(1)
ENTRY = insert(schema.audit)


def cover(connection: Connection, recorded: str) -> None:
    """Begin the log of a store that had none: one entry for everything that is there."""
    rows = everything(connection)
    while batch := list(islice(rows, BATCH)):
        append(connection, batch, recorded)


def append(connection: Connection, kept: Iterable[Kept], recorded: str) -> None:
    """Write the next entries of the log."""
    seq, chain = connection.execute(LAST).one_or_none() or (0, FIRST)
    rows = []
    for one in kept:
        seq += 1
        chain = link(chain, seq, recorded, one)
        rows.append({"seq": seq, "recorded": recorded, **one._asdict(), "chain": chain})
    if rows:
        connection.execute(ENTRY, rows)


def everything(connection: Connection) -> Iterator[Kept]:
    """All that the store keeps, with its digest."""
    for act in ONE_ROW:
        yield from rows_of(connection, act)
        if act is Act.RUN:
            yield from readings(connection)


def rows_of(connection: Connection, act: Act) -> Iterator[Kept]:
    """What is kept under an act that covers one row."""
    table, columns, _ = ONE_ROW[act]
    order = table.primary_key.columns
    for row in streamed(connection, select(*(table.c[name] for name in columns)).order_by(*order)):
        yield one_row(act, dict(zip(columns, row, strict=True)))


def one_row(act: Act, row: Mapping[str, object]) -> Kept:
    """A row with its digest."""
    _, columns, subject = ONE_ROW[act]
    number = row.get("seq")
    values = [row[name] for name in columns]
    named = " ".join(str(row[name]) for name in subject)
    return Kept(act.value, named, number if isinstance(number, int) else None, digest([values]))


def readings(connection: Connection) -> Iterator[Kept]:
    """Every reading with its claims and what they name."""
    documents, claims, mentions = schema.documents, schema.claims, schema.mentions
    of_claims = Groups(
        streamed(connection, select(*(claims.c[n] for n in CLAIM)).order_by(claims.c.reading, claims.c.seq)), 1
    )
    named = select(claims.c.reading, *(mentions.c[n] for n in MENTION)).join(claims, claims.c.seq == mentions.c.claim)
    of_mentions = Groups(streamed(connection, named.order_by(claims.c.reading)), 0)
    for row in streamed(connection, select(*(documents.c[n] for n in DOCUMENT)).order_by(documents.c.seq)):
        seq = row[0]
        told = [values[1:] for values in of_mentions.of(seq)]
        yield reading(dict(zip(DOCUMENT, row, strict=True)), of_claims.of(seq), told)


def reading(document: Mapping[str, object], claims: Iterable[Values], mentions: Iterable[Values]) -> Kept:
    """A reading with the digest of the document's row, the claims' rows and the sorted rows of mentions."""
    rows = [[document[name] for name in DOCUMENT], *claims, *sorted(tuple(m) for m in mentions)]
    seq = document["seq"]
    return Kept(Act.READING.value, str(document["id"]), seq if isinstance(seq, int) else None, digest(rows))


class Groups:
    """Rows in ascending groups, handed out group by group in the order of numbers that are asked for."""

    def __init__(self, rows: Iterator[Values], key: int) -> None:
        self._groups = groupby(rows, key=lambda row: row[key])
        self._next = next(self._groups, None)

    def of(self, number: object) -> list[Values]:
        """The rows of this number; groups that nobody asked for are passed over."""
        while self._next is not None and self._next[0] < number:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != number:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found


def streamed(connection: Connection, wanted: Select[tuple[object, ...]]) -> Iterator[Values]:
    """Rows without holding them all."""
    for row in connection.execute(wanted.execution_options(yield_per=BATCH)):
        yield tuple(row)
