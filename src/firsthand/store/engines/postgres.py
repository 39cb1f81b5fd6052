"""PostgreSQL 15 with PostGIS: advisory locks, words as tsvector, points as geography."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import (
    ARRAY,
    URL,
    ColumnElement,
    Connection,
    Engine,
    String,
    Table,
    any_,
    bindparam,
    create_engine,
    event,
    inspect,
    literal,
    make_url,
    text,
)
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.exc import ArgumentError, DBAPIError

from firsthand.model import Document, StoreError
from firsthand.store import schema
from firsthand.store.engines.kind import WAIT, WRITING, Busy, Hit, Place, Point, Polygon
from firsthand.store.words import excerpt, folded, vectors

DRIVER = "postgresql+psycopg"
SPACE_OWN = {"spatial_ref_sys"}  # what PostGIS puts beside our tables
MEANINGS = {
    "53100": "no space is left on the server's disk; free some and type the command again, nothing that was reported "
    "as kept is lost",
    "55P03": f"another firsthand has been writing to it for {WAIT} seconds; wait until it is done",
    "25006": "the server takes no writes (a standby, or read-only); name the primary with --store",
    "28P01": "the password is wrong; put the right one into ~/.pgpass or PGPASSWORD",
    "28000": "the server does not let this user in; see to pg_hba.conf",
    "3D000": "there is no such database; make it with: createdb NAME",
    "0A000": "the server lacks PostGIS; install it there (Debian: apt-get install postgresql-15-postgis-3)",
    "58P01": "the server lacks PostGIS; install it there (Debian: apt-get install postgresql-15-postgis-3)",
    "42501": "the user may not do this; have an administrator run CREATE EXTENSION postgis in the database and GRANT "
    "the user all rights on its schema",
}
NOT_NOW = ("53100", "55P03")  # no space for a second copy, or somebody reads
AT_THE_DOOR = {  # what a server says before there is a connection that could carry an SQLSTATE
    re.compile(r'database ".*" does not exist'): "3D000",
    re.compile("password authentication failed|no password supplied"): "28P01",
    re.compile("pg_hba.conf|role .* does not exist|authentication failed"): "28000",
}
UNREACHED = "the server cannot be reached, or the connection broke; see that it runs, then type the command again"


class Postgres:
    """A store in a database of its own, or in a schema of one (?options=-csearch_path=NAME)."""

    # a snapshot taken while waiting for the lock would not show what the writer before wrote
    writing: Mapping[str, str] = {"isolation_level": "READ COMMITTED"}

    def __init__(self, address: str) -> None:
        self.url = parsed(address)
        self.name = self.url.set(drivername="postgresql").render_as_string(hide_password=True)

    def exists(self) -> bool:
        """Whether it is there is for the server to say."""
        return True

    def open(self) -> Engine:
        """An engine on the database; readers see one state for the whole of a transaction."""
        try:
            engine = create_engine(self.url, pool_pre_ping=True, isolation_level="REPEATABLE READ")
        except ModuleNotFoundError as error:
            raise StoreError(
                f"{self.name}: needs the driver of PostgreSQL: pip install 'firsthand[postgres]'"
            ) from error
        event.listen(engine, "begin", begin)
        return engine

    @contextmanager
    def lease(self, engine: Engine, wait: float) -> Iterator[None]:
        """An advisory lock of a session of its own; the server lets go of it when the connection ends."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            hold(connection, wait)
            try:
                yield
            finally:
                connection.invalidate()  # ends the session, and the lock with it

    def strangers(self, connection: Connection) -> list[str]:
        """Tables in the schema beside those of PostGIS and Alembic."""
        return sorted(set(inspect(connection).get_table_names()) - SPACE_OWN - {"alembic_version"})

    def upsert(self, table: Table) -> Insert:
        """PostgreSQL's insert."""
        return insert(table)

    def quietly(self, table: Table) -> Insert:
        """An insert that leaves a row with the same key as it is."""
        return QUIET[table]

    def among(self, column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
        """By one array."""
        return column == any_(literal(sorted(values), ARRAY(String)))

    def pour(self, connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """By COPY."""
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def just_before(self, connection: Connection, blocks: Sequence[int], place: Place, most: int) -> set[Place]:
        """All blocks in one statement."""
        given = {"blocks": list(blocks), "at": place[0], "claim": place[1], "most": most}
        return {(row.at, row.claim) for row in connection.execute(JUST_BEFORE, given)}

    def from_on(self, connection: Connection, blocks: Sequence[int], place: Place, most: int) -> list[list[Place]]:
        """All blocks in one statement."""
        given = {"blocks": list(blocks), "at": place[0], "claim": place[1], "most": most}
        found: dict[int, list[Place]] = {block: [] for block in blocks}
        for row in connection.execute(FROM_ON, given):
            found[row.block].append((row.at, row.claim))
        return list(found.values())

    def until(self, connection: Connection, blocks: Sequence[int], place: Place, end: Place) -> set[Place]:
        """All blocks in one statement."""
        given = {"blocks": list(blocks), "at": place[0], "claim": place[1], "end": end[0], "last": end[1]}
        return {(row.at, row.claim) for row in connection.execute(UNTIL, given)}

    def one_of(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """By one array."""
        return column == any_(bindparam("values", type_=ARRAY(String)))

    def bound(self, values: Collection[str]) -> list[str]:
        """An array."""
        return list(values)

    def write_words(self, connection: Connection, reading: int, title: str, words: str) -> None:
        """One row for each part of the text."""
        rows = [{"seq": reading, "part": n, "words": part} for n, part in enumerate(vectors(title, words))]
        connection.execute(INTO_WORDS, rows)

    def write_points(self, connection: Connection, points: Sequence[Point]) -> None:
        """The indexes on the table of points see to themselves."""

    def unindex(self, connection: Connection, readings: Sequence[int], claims: Sequence[int]) -> None:  # noqa: ARG002
        """Delete the words; points go with their table's rows."""
        connection.execute(text("DELETE FROM documents_text WHERE reading = ANY(:seqs)"), {"seqs": list(readings)})

    def search(self, connection: Connection, terms: Sequence[str], known: date | None, limit: int) -> list[Hit]:
        """By PostgreSQL's rank over all parts of a text; the excerpt is ours."""
        wanted = [f"'{word}':*" for term in terms for word in folded(term)]
        if not wanted:
            return []
        every = " AND ".join(f"bool_or(words @@ CAST(:t{n} AS tsquery))" for n in range(len(wanted)))
        given = {f"t{n}": term for n, term in enumerate(wanted)}
        rows = connection.execute(
            text(SEARCH.format(every=every)),
            {**given, "any": " | ".join(wanted), "known": known or date.max, "limit": limit},
        )
        words = [word for term in terms for word in folded(term)]
        return [Hit(seq, excerpt(texts_of(record), words)) for seq, record in rows]

    def near(self, connection: Connection, lon: float, lat: float, km: float) -> Mapping[int, float]:
        """By PostGIS on the sphere."""
        rows = connection.execute(NEAR, {"lon": lon, "lat": lat, "metres": km * 1000})
        return {claim: metres / 1000 for claim, metres in rows}

    def within(self, connection: Connection, polygon: Polygon) -> set[int]:
        """By PostGIS on the map of degrees."""
        shape = json.dumps({"type": "Polygon", "coordinates": polygon})
        return set(connection.scalars(WITHIN, {"shape": shape}))

    def scrub(self, engine: Engine) -> bool:
        """Write the tables anew; the server's archived log and its backups are its keeper's to see to."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"SET lock_timeout = '{WAIT}s'")
            try:
                for table in (*schema.metadata.tables, "documents_text"):
                    connection.exec_driver_sql(f"VACUUM FULL {table}")
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in NOT_NOW:
                    raise
                return False
            finally:
                connection.invalidate()  # its settings go with the session
        return True

    def meaning(self, error: DBAPIError) -> str | None:
        """By SQLSTATE; an error without one, or of class 08 or 57, is the connection's."""
        state = getattr(error.orig, "sqlstate", None) or at_the_door(str(error.orig))
        told = MEANINGS.get(state or "")
        if told is None and (error.connection_invalidated or state is None or state[:2] in ("08", "57")):
            told = UNREACHED
        return f"{self.name}: {told} ({' '.join(str(error.orig).split())})" if told else None


def parsed(address: str) -> URL:
    """The address for SQLAlchemy; StoreError if it is none."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreError("--store: not an address of PostgreSQL; write postgresql://user@host:port/database") from error
    if not url.database:
        raise StoreError(f"{url.render_as_string()}: names no database; write postgresql://user@host:port/database")
    return url.set(drivername=DRIVER)


def at_the_door(message: str) -> str | None:
    """The SQLSTATE of a refused connection, from the server's words."""
    return next((state for words, state in AT_THE_DOOR.items() if words.search(message)), None)


def begin(connection: Connection) -> None:
    """A writer takes the writer's lock of the schema before it reads anything, and sees what the last one wrote."""
    if connection.get_execution_options().get(WRITING, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}s'")
        connection.exec_driver_sql(
            "SELECT pg_advisory_xact_lock(hashtext('firsthand writer'), hashtext(current_schema()))"
        )


def hold(connection: Connection, wait: float) -> None:
    """Take the lease of the schema for this session; Busy if another session has it."""
    connection.exec_driver_sql(f"SET lock_timeout = '{max(1, round(wait * 1000))}ms'")
    try:
        connection.exec_driver_sql("SELECT pg_advisory_lock(hashtext('firsthand lease'), hashtext(current_schema()))")
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == "55P03":
            raise Busy from error
        raise


def texts_of(record: str) -> list[str]:
    """The texts of a document as JSON."""
    return [version.text for version in Document.model_validate_json(record).versions]


QUIET = {table: insert(table).on_conflict_do_nothing() for table in schema.metadata.tables.values()}
EACH_BLOCK = (
    "SELECT asked.block, found.at, found.claim FROM unnest(CAST(:blocks AS bigint[])) AS asked(block) "
    "CROSS JOIN LATERAL (SELECT at, claim FROM fused_blocks AS f WHERE f.block = asked.block AND (f.at, f.claim)"
)
HERE = '(CAST(:at AS integer), CAST(:claim AS text) COLLATE "C")'
THERE = '(CAST(:end AS integer), CAST(:last AS text) COLLATE "C")'
JUST_BEFORE = text(f"{EACH_BLOCK} < {HERE} ORDER BY f.at DESC, f.claim DESC LIMIT :most) AS found")
FROM_ON = text(f"{EACH_BLOCK} >= {HERE} ORDER BY f.at, f.claim LIMIT :most) AS found")
UNTIL = text(f"{EACH_BLOCK} >= {HERE} AND (f.at, f.claim) <= {THERE}) AS found")
INTO_WORDS = text("INSERT INTO documents_text VALUES (:seq, :part, CAST(:words AS tsvector))")
SEARCH = """
WITH found AS (
    SELECT reading, sum(ts_rank(words, CAST(:any AS tsquery))) AS rank
    FROM documents_text WHERE words @@ CAST(:any AS tsquery) GROUP BY reading HAVING {every}
)
SELECT seq, record FROM documents JOIN found ON found.reading = seq
WHERE published <= :known AND seq IN (SELECT max(seq) FROM documents GROUP BY id)
ORDER BY rank DESC, seq LIMIT :limit
"""
NEAR = text(
    "SELECT claim, min(ST_Distance(CAST(ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS geography), here, false)) "
    "FROM claim_points, (SELECT CAST(ST_SetSRID(ST_MakePoint(:lon, :lat), 4326) AS geography) AS here) AS centre "
    "WHERE ST_DWithin(CAST(ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS geography), here, :metres, false) "
    "GROUP BY claim"
)
WITHIN = text(
    "SELECT DISTINCT claim FROM claim_points "
    "WHERE ST_Intersects(ST_SetSRID(ST_MakePoint(lon, lat), 4326), ST_SetSRID(ST_GeomFromGeoJSON(:shape), 4326))"
)
