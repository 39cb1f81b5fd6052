"""What was fused, kept row by row, so that fusing goes on where it was left: claims laid out, blocks, events.

All of it can be made anew from claims and decisions, but for the ids: which event a claim was in outlives every
rebuilding, and where events went is never taken back (`redirects`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, update

from firsthand.model import Claim, DocumentHead
from firsthand.store import queries, schema
from firsthand.store.engines.kind import Kind, Place
from firsthand.store.queries import head_of
from firsthand.store.reprints import Pair, mark
from firsthand.store.statements import BLOCKS, CLAIMS, EVENTS, Row, Statements

MARK = "fused"
"""The key in the cache under which stands how far fusing went; without it all is made anew."""


class Went(NamedTuple):
    """Where an event went: merged `into` another, split off from it, or gone with its reports."""

    event: str
    kind: str
    into: str | None
    known: date
    recorded: str
    cause: str


class Fused:
    """The rows of what was fused, over one transaction."""

    def __init__(self, connection: Connection, kind: Kind, statements: Statements) -> None:
        self.connection = connection
        self.kind = kind
        self._made = statements

    # How far it went

    def state(self) -> dict[str, Any] | None:
        """What was kept with `settle`; None if there is nothing to go on with."""
        found = self.connection.scalar(select(schema.cache.c.value).where(schema.cache.c.key == MARK))
        return json.loads(found) if found else None

    def settle(self, state: Mapping[str, Any]) -> None:
        """Keep how far fusing went."""
        value = json.dumps(state)
        statement = self.kind.upsert(schema.cache).values(key=MARK, value=value)
        self.connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    def last(self) -> tuple[int, int]:
        """The numbers of the last reading and of the last decision; 0 where there is none."""
        readings, decisions = (func.max(t.c.seq) for t in (schema.documents, schema.decisions))
        return tuple(self.connection.scalar(select(n)) or 0 for n in (readings, decisions))  # type: ignore[return-value]

    def arrived(self, after: int) -> list[tuple[int, str]]:
        """Readings that came after one, by number, with their reports."""
        table = schema.documents
        rows = self.connection.execute(select(table.c.seq, table.c.id).where(table.c.seq > after).order_by(table.c.seq))
        return [(row.seq, row.id) for row in rows]

    def decided(self, after: int) -> list[str]:
        """Records of the decisions that came after one."""
        table = schema.decisions
        return list(self.connection.scalars(select(table.c.record).where(table.c.seq > after).order_by(table.c.seq)))

    def all_decisions(self) -> list[str]:
        """Records of all decisions."""
        return queries.decisions(self.connection, None)

    # Reports

    def heads(self, documents: Collection[str]) -> list[DocumentHead]:
        """These reports and all that have their text, marked by the earliest."""
        pairs = self._pairs(documents)
        ids = {*documents, *(id_ for pair in pairs for id_ in pair[:2])}
        rows = self.connection.execute(self._made.heads, self._bound(ids))
        return mark([head_of(row) for row in rows], pairs)

    def _pairs(self, documents: Collection[str]) -> list[Pair]:
        """The pairs of like texts that hang together with these reports."""
        known, ahead = set(documents), set(documents)
        found: dict[tuple[str, str], Pair] = {}
        while ahead:
            rows = self.connection.execute(self._made.pairs, self._bound(ahead))
            found.update(((row[0], row[1]), Pair(*row)) for row in rows)
            ahead = {id_ for pair in found for id_ in pair} - known
            known |= ahead
        return list(found.values())

    def claims_of(self, document: str) -> list[Claim]:
        """The claims of a report's current reading."""
        table, documents = schema.claims, schema.documents
        current = select(func.max(documents.c.seq)).where(documents.c.id == document).scalar_subquery()
        rows = self.connection.scalars(select(table.c.record).where(table.c.reading == current).order_by(table.c.seq))
        return [Claim.model_validate_json(record) for record in rows]

    def all_heads(self) -> dict[str, DocumentHead]:
        """Every report, marked."""
        return {h.id: h for h in mark(queries.heads(self.connection, None), queries.pairs(self.connection))}

    def all_claims(self) -> Iterator[Claim]:
        """The claims of every current reading, one after the other."""
        table, documents = schema.claims, schema.documents
        current = select(documents.c.seq).where(queries.current(None))
        wanted = select(table.c.record).where(table.c.reading.in_(current)).order_by(table.c.published, table.c.seq)
        rows = self.connection.execution_options(yield_per=queries.BATCH).scalars(wanted)
        return map(Claim.model_validate_json, rows)

    # Claims laid out

    def rows(self, column: str, values: Collection[str]) -> list[Row]:
        """The claims with one of these values in a column."""
        if not values:
            return []
        return [Row(*row) for row in self.connection.execute(self._made.rows[column], self._bound(values))]

    def ties(self, column: str, values: Collection[str]) -> list[tuple[str, str, int]]:
        """For the claims with one of these values in a column: the value, the claim, and its `at`."""
        if not values:
            return []
        rows = self.connection.execute(self._made.ties[column], self._bound(values))
        return [(row[0], row[1], row[2]) for row in rows]

    def voices(self) -> list[str]:
        """The words by which grades were looked up."""
        return list(self.connection.scalars(select(CLAIMS.c.voice).distinct()))

    def memberships(self) -> dict[str, str]:
        """The event of every claim, also where nothing else is kept any more."""
        rows = self.connection.execute(select(CLAIMS.c.claim, CLAIMS.c.event).where(CLAIMS.c.event.is_not(None)))
        return {claim: event for claim, event in rows if event is not None}

    def put(self, rows: Sequence[Row]) -> None:
        """Keep claims, in the place of what was kept of them."""
        if rows:
            self.connection.execute(self._made.put, [row._asdict() for row in rows])

    def drop(self, claims: Collection[str]) -> None:
        """Keep these claims no longer."""
        if claims:
            self.connection.execute(self._made.drop, self._bound(claims))

    # Blocks

    def lay(self, blocks: Iterable[int], place: Place) -> None:
        """Enter a claim into blocks."""
        self.kind.pour(self.connection, BLOCKS, (("block", "at", "claim")), ((block, *place) for block in blocks))

    def lift(self, blocks: Collection[int], place: Place) -> None:
        """Take a claim out of blocks."""
        at, claim = place
        mine = (BLOCKS.c.at == at) & (BLOCKS.c.claim == claim)
        self.connection.execute(delete(BLOCKS).where(BLOCKS.c.block.in_(list(blocks)), mine))

    def just_before(self, blocks: Sequence[int], place: Place, most: int) -> set[Place]:
        """The claims of blocks before a place, so many of each at most."""
        return self.kind.just_before(self.connection, blocks, place, most)

    def from_on(self, blocks: Sequence[int], place: Place, most: int) -> list[list[Place]]:
        """For each block the claims from a place on, in order, so many at most."""
        return self.kind.from_on(self.connection, blocks, place, most)

    def until(self, blocks: Sequence[int], place: Place, end: Place) -> set[Place]:
        """The claims of blocks from a place to an end."""
        return self.kind.until(self.connection, blocks, place, end)

    # Events

    def event(self, id_: str) -> str | None:
        """The record of an event as JSON; None if it doesn't stand."""
        return self.connection.scalar(select(EVENTS.c.record).where(EVENTS.c.id == id_))

    def events(self, after: int = 0) -> Iterator[tuple[str, str | None]]:
        """The events that changed after a change, with their records; None for one that stands no more."""
        rows = self.connection.execute(select(EVENTS.c.id, EVENTS.c.record).where(EVENTS.c.changed > after))
        yield from ((row.id, row.record) for row in rows)

    def issued(self, id_: str) -> bool:
        """Whether an event has or had this id."""
        stands = select(EVENTS.c.id).where(EVENTS.c.id == id_)
        went = select(schema.redirects.c.event).where(schema.redirects.c.event == id_)
        return self.connection.scalar(stands.union_all(went).limit(1)) is not None

    def tell(self, changed: int, records: Mapping[str, str | None]) -> None:
        """Keep events as they are now; None for one that stands no more."""
        if records:
            rows = [{"id": id_, "changed": changed, "record": record} for id_, record in records.items()]
            self.connection.execute(self._made.tell, rows)

    # For good

    def redirect(self, went: Iterable[Went]) -> None:
        """Write down where events went."""
        rows = [w._asdict() for w in went]
        if rows:
            self.connection.execute(insert(schema.redirects), rows)

    def went(self, event: str, known: date | None = None) -> list[Went]:
        """What became of an event by a day, first what came first."""
        table = schema.redirects
        wanted = select(*(table.c[name] for name in Went._fields)).where(table.c.event == event).order_by(table.c.seq)
        return [Went(*row) for row in self.connection.execute(wanted) if known is None or row.known <= known]

    def teach(self, recorded: str, run: str | None, known: date, claims: int, weights: Mapping[str, float]) -> None:
        """Write down what the weights of voices were learned to be."""
        row = {"recorded": recorded, "run": run, "known": known, "claims": claims}
        told = json.dumps(dict(weights), sort_keys=True, ensure_ascii=False)
        self.connection.execute(insert(schema.lessons), {**row, "weights": told})

    def lesson(self, known: date | None = None) -> tuple[int, dict[str, float]] | None:
        """The last lesson from reports up to a day: how many claims it was learned from, and the weights."""
        table = schema.lessons
        wanted = select(table.c.claims, table.c.weights).order_by(table.c.seq.desc()).limit(1)
        row = self.connection.execute(wanted if known is None else wanted.where(table.c.known <= known)).one_or_none()
        return None if row is None else (row.claims, json.loads(row.weights))

    def _bound(self, values: Collection[str]) -> dict[str, Any]:
        return {"values": self.kind.bound(values)}

    # All at once

    def clear(self) -> None:
        """Forget what was fused."""
        for table in schema.FUSED:
            self.connection.execute(delete(table))

    def pour(
        self, claims: Iterable[Row], blocks: Iterable[tuple[int, int, str]], events: Iterable[tuple[str, int, str]]
    ) -> None:
        """Keep very many rows, of which there are none yet."""
        for table, names, rows in (
            (CLAIMS, Row._fields, claims),
            (BLOCKS, ("block", "at", "claim"), blocks),
            (EVENTS, ("id", "changed", "record"), events),
        ):
            self.kind.pour(self.connection, table, names, rows)


def wipe(connection: Connection, document: str) -> None:
    """After an erasure keep of what was fused nothing but which event each claim of other reports was in."""
    connection.execute(delete(BLOCKS))
    connection.execute(delete(EVENTS))
    connection.execute(delete(CLAIMS).where(CLAIMS.c.document == document))
    connection.execute(update(CLAIMS).values(reading="", voice="", partner=None, about=None))
