"""What is asked of the fused rows again and again, as statements that are made once for a store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Table, delete, func, or_, select

from firsthand.store import schema
from firsthand.store.engines.kind import Kind
from firsthand.store.queries import HEAD

CLAIMS, BLOCKS, EVENTS = schema.FUSED


class Row(NamedTuple):
    """A claim with all that fusing keeps of it."""

    claim: str
    document: str
    at: int
    event: str | None
    link: str | None
    link_at: int | None
    score: float | None
    partner: str | None
    about: str | None
    voice: str
    reading: str


class Statements:
    """What is asked again and again, made once for a store: to make a statement costs more than to run it."""

    def __init__(self, kind: Kind) -> None:
        documents, pairs, one_of = schema.documents, schema.reprints, kind.one_of
        row, names = (
            [CLAIMS.c[name] for name in Row._fields],
            ("claim", "document", "event", "link", "partner", "about"),
        )
        self.rows = {name: select(*row).where(one_of(CLAIMS.c[name])) for name in names}
        tied = {name: (CLAIMS.c[name], CLAIMS.c.claim, CLAIMS.c.at) for name in (*names, "voice")}
        self.ties = {name: select(*columns).where(one_of(columns[0])) for name, columns in tied.items()}
        latest = select(func.max(documents.c.seq)).where(one_of(documents.c.id)).group_by(documents.c.id)
        head = [documents.c[name] for name in HEAD]
        self.heads = select(*head).where(documents.c.seq.in_(latest.scalar_subquery()))
        pair = select(pairs.c.document, pairs.c.like, pairs.c.similarity)
        self.pairs = pair.where(or_(one_of(pairs.c.document), one_of(pairs.c.like)))
        self.drop = delete(CLAIMS).where(one_of(CLAIMS.c.claim))
        self.put = upsert(kind, CLAIMS, Row._fields[1:])
        self.tell = upsert(kind, EVENTS, ("changed", "record"))


def upsert(kind: Kind, table: Table, names: Iterable[str]) -> Any:
    """An insert that changes these columns of a row that is there."""
    statement = kind.upsert(table)
    new = {name: statement.excluded[name] for name in names}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=new)
