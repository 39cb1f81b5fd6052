"""SQLite: one file, write-ahead log, FTS5 for words, R*Tree for points."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Table,
    bindparam,
    create_engine,
    event,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.exc import DBAPIError

from firsthand.model import StoreError
from firsthand.store import schema
from firsthand.store.engines.kind import WAIT, WRITING, Busy, Hit, Place, Point, Polygon
from firsthand.store.globe import box, distance

MEANINGS = {
    sqlite3.SQLITE_FULL: "no space is left on its disk; free some and type the command again, nothing that was "
    "reported as kept is lost",
    sqlite3.SQLITE_IOERR: "its disk could not be written or read; look at the disk and its free space and type the "
    "command again, nothing that was reported as kept is lost",
    sqlite3.SQLITE_BUSY: f"another firsthand has been writing to it for {WAIT} seconds; wait until it is done",
    sqlite3.SQLITE_READONLY: "it cannot be written; see to the rights on the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; see to the rights on the file and its folder",
    sqlite3.SQLITE_CORRUPT: "it is damaged; take the last good copy, or name another file with --store",
    sqlite3.SQLITE_NOTADB: "not a store of firsthand, or damaged; name another file with --store",
}
PRIMARY = 0xFF  # the part of an extended error code that says what kind it is of


class Sqlite:
    """A store in a file."""

    writing: Mapping[str, str] = {}

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)

    def exists(self) -> bool:
        """Whether the file is there."""
        return self.path.is_file()

    def open(self) -> Engine:
        """An engine on the file; its folder is made where it is missing."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{self.path.parent}: {error.strerror}; name a folder that can be written with --store"
            ) from error
        engine = create_engine(f"sqlite:///{self.path}", connect_args={"timeout": WAIT})
        event.listen(engine, "connect", set_pragmas)
        event.listen(engine, "begin", begin)
        return engine

    @contextmanager
    def lease(self, engine: Engine, wait: float) -> Iterator[None]:  # noqa: ARG002 - the other engine needs it
        """An exclusive lock on an empty database beside the store; the system lets go of it when we die."""
        beside = self.path.with_name(self.path.name + ".writer")
        holder = sqlite3.connect(beside, timeout=wait, isolation_level=None)
        try:
            hold(holder, beside)
            yield
        finally:
            holder.close()

    def strangers(self, connection: Connection) -> list[str]:
        """Every table of a file that is no store."""
        return inspect(connection).get_table_names()

    def upsert(self, table: Table) -> Insert:
        """SQLite's insert."""
        return insert(table)

    def quietly(self, table: Table) -> Insert:
        """An insert that leaves a row with the same key as it is."""
        return QUIET[table]

    def among(self, column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
        """By one JSON array: a statement takes 32,766 values at most."""
        return column.in_(func.json_each(json.dumps(sorted(values))).table_valued("value").select())

    def pour(self, connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """By the driver: what SQLAlchemy does for each row costs more than the row."""
        marks = ", ".join("?" * len(names))
        statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own names
        raw(connection).executemany(statement, rows)

    def just_before(self, connection: Connection, blocks: Sequence[int], place: Place, most: int) -> set[Place]:
        """Block by block."""
        ask = raw(connection).execute
        return {found for block in blocks for found in ask(JUST_BEFORE, (block, *place, most))}

    def from_on(self, connection: Connection, blocks: Sequence[int], place: Place, most: int) -> list[list[Place]]:
        """Block by block."""
        ask = raw(connection).execute
        return [ask(FROM_ON, (block, *place, most)).fetchall() for block in blocks]

    def until(self, connection: Connection, blocks: Sequence[int], place: Place, end: Place) -> set[Place]:
        """Block by block."""
        ask = raw(connection).execute
        return {found for block in blocks for found in ask(UNTIL, (block, *place, *end))}

    def one_of(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """By one JSON array."""
        return column.in_(func.json_each(bindparam("values")).table_valued("value").select())

    def bound(self, values: Collection[str]) -> str:
        """A JSON array."""
        return json.dumps(list(values))

    def write_words(self, connection: Connection, reading: int, title: str, words: str) -> None:
        """A row of the FTS5 table."""
        connection.execute(INTO_WORDS, {"seq": reading, "title": title, "words": words})

    def write_points(self, connection: Connection, points: Sequence[Point]) -> None:
        """Rows of the R*Tree, which keeps degrees as 32-bit floats, rounded outward."""
        if points:
            connection.execute(INTO_SPACE, [{"claim": p.claim, "lon": p.lon, "lat": p.lat} for p in points])

    def unindex(self, connection: Connection, readings: Sequence[int], claims: Sequence[int]) -> None:
        """Delete, and merge the segments of FTS5 so that none keeps the words."""
        some = text("DELETE FROM documents_text WHERE rowid IN (SELECT value FROM json_each(:seqs))")
        connection.execute(some, {"seqs": json.dumps(list(readings))})
        connection.execute(text("INSERT INTO documents_text(documents_text) VALUES ('optimize')"))
        some = text("DELETE FROM claim_space WHERE claim IN (SELECT value FROM json_each(:seqs))")
        connection.execute(some, {"seqs": json.dumps(list(claims))})

    def search(self, connection: Connection, terms: Sequence[str], known: date | None, limit: int) -> list[Hit]:
        """By FTS5's rank, with its snippet."""
        query = " ".join(f'"{term}"*' for term in terms)
        day = known.isoformat() if known else "9999-12-31"
        rows = connection.execute(SEARCH, {"query": query, "known": day, "limit": limit})
        return [Hit(*row) for row in rows]

    def near(self, connection: Connection, lon: float, lat: float, km: float) -> Mapping[int, float]:
        """By boxes in the R*Tree, then by the distance itself."""
        found: dict[int, float] = {}
        for west, south, east, north in box(lon, lat, km):
            for claim, there_lon, there_lat in points_in(connection, west, south, east, north):
                away = distance(lon, lat, there_lon, there_lat)
                if away <= km:
                    found[claim] = min(away, found.get(claim, math.inf))
        return found

    def within(self, connection: Connection, polygon: Polygon) -> set[int]:
        """By the polygon's box in the R*Tree, then by the polygon itself."""
        import shapely

        area = shapely.Polygon(polygon[0], polygon[1:])
        shapely.prepare(area)
        rows = points_in(connection, *area.bounds)
        return {claim for claim, lon, lat in rows if area.covers(shapely.Point(lon, lat))}

    def scrub(self, engine: Engine) -> bool:
        """Write the file anew without free pages, and empty the write-ahead log."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            driver = raw(connection)
            connection.rollback()
            try:
                driver.execute("VACUUM")
                busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.OperationalError:  # somebody reads, or there is no space for a second copy
                return False
        return not busy

    def meaning(self, error: DBAPIError) -> str | None:
        """By SQLite's primary result code."""
        code = getattr(error.orig, "sqlite_errorcode", None)
        told = None if code is None else MEANINGS.get(code & PRIMARY)
        return f"{self.name}: {told} ({error.orig})" if told else None


QUIET = {table: insert(table).on_conflict_do_nothing() for table in schema.metadata.tables.values()}
IN_BLOCK = "SELECT at, claim FROM fused_blocks WHERE block = ? AND (at, claim)"
JUST_BEFORE = f"{IN_BLOCK} < (?, ?) ORDER BY at DESC, claim DESC LIMIT ?"
FROM_ON = f"{IN_BLOCK} >= (?, ?) ORDER BY at, claim LIMIT ?"
UNTIL = f"{IN_BLOCK} >= (?, ?) AND (at, claim) <= (?, ?)"
INTO_WORDS = text("INSERT INTO documents_text(rowid, title, text) VALUES (:seq, :title, :words)")
INTO_SPACE = text("INSERT INTO claim_space(west, east, south, north, claim) VALUES (:lon, :lon, :lat, :lat, :claim)")
SEARCH = text(
    "SELECT rowid, snippet(documents_text, -1, char(2), char(3), ' … ', 24) FROM documents_text "
    "WHERE documents_text MATCH :query AND rowid IN "
    "(SELECT seq FROM documents WHERE published <= :known AND seq IN (SELECT max(seq) FROM documents GROUP BY id)) "
    "ORDER BY rank LIMIT :limit"
)


def raw(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, in the same transaction."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def hold(holder: sqlite3.Connection, path: Path) -> None:
    """Lock a database for ourselves; Busy if another one has it."""
    try:
        holder.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & PRIMARY == sqlite3.SQLITE_BUSY:
            raise Busy from error
        raise StoreError(f"{path}: {error}; see to the rights and the space of its folder") from error


def points_in(
    connection: Connection, west: float, south: float, east: float, north: float
) -> Iterator[tuple[int, float, float]]:
    """Claims with their points, from the R*Tree's box and the exact degrees."""
    found = text(
        "SELECT DISTINCT claim FROM claim_space "
        "WHERE east >= :west AND west <= :east AND north >= :south AND south <= :north"
    )
    box_ = {"west": west, "south": south, "east": east, "north": north}
    claims = list(connection.scalars(found, box_))
    table = schema.points
    exact = select(table.c.claim, table.c.lon, table.c.lat)
    one_of = func.json_each(json.dumps(claims)).table_valued("value").select()
    yield from (tuple(row) for row in connection.execute(exact.where(table.c.claim.in_(one_of))))


def set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    """Write-ahead log, synced at each commit: what was reported as added survives kill -9 and power cuts."""
    connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Connection) -> None:
    """Begin a transaction for real (SQLAlchemy documentation on pysqlite), a writer's with its lock at once.

    A writer that read first and asked for the lock later would fail when another one wrote between.
    """
    immediate = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
