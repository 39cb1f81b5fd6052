"""The store as a run left it: which reading of each report was the current one then."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from firsthand.model import Claim, UnknownId
from firsthand.store import schema
from firsthand.store.queries import BATCH


class Reading(NamedTuple):
    """A reading of a report: its number in the store and the run that made it."""

    row: int
    run: str


def readings(connection: Connection, run: str) -> dict[str, Reading]:
    """By report, the reading that was current when a run was done; UnknownId if there was no such run."""
    documents, runs = schema.documents, schema.runs
    started = connection.scalar(select(runs.c.started).where(runs.c.id == run))
    if started is None:
        raise UnknownId(f"no run has the id {run!r}; firsthand runs lists them")
    latest = (
        select(func.max(documents.c.seq))
        .join(runs, runs.c.id == documents.c.run)
        .where(runs.c.started <= started)
        .group_by(documents.c.id)
    )
    rows = connection.execute(
        select(documents.c.id, documents.c.seq, documents.c.run).where(documents.c.seq.in_(latest.scalar_subquery()))
    )
    return {row.id: Reading(row.seq, row.run) for row in rows}


def claims_of(connection: Connection, rows: Iterable[int]) -> list[Claim]:
    """The claims of readings, in order of publication, then of arrival and of the text."""
    table = schema.claims
    wanted = sorted(set(rows))
    found: list[tuple[object, int, str]] = []
    for first in range(0, len(wanted), BATCH):
        part = table.c.reading.in_(wanted[first : first + BATCH])
        asked = connection.execute(select(table.c.published, table.c.seq, table.c.record).where(part))
        found += [(row.published, row.seq, row.record) for row in asked]
    return [Claim.model_validate_json(record) for _, _, record in sorted(found, key=lambda f: (str(f[0]), f[1]))]
