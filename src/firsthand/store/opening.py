"""Opening a store: the SQLite file, its pragmas and its schema version."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.exc import DatabaseError

from firsthand.model import StoreError
from firsthand.store import schema

BUSY_SECONDS = 30
WRITING = "firsthand_writing"  # execution option of connections that write


def connect(path: Path, create: bool) -> Engine:
    """An engine on the file with a checked schema; StoreError says what to do where that cannot be."""
    if not path.is_file() and not create:
        raise StoreError(f"{path}: there is no store yet; add reports with: firsthand add PATH...")
    engine = open_file(path)
    try:
        prepare(engine, path)
    except DatabaseError as error:
        engine.dispose()
        raise StoreError(
            f"{path}: not a store of firsthand, or damaged ({error.orig}); name another file with --store"
        ) from error
    except StoreError:
        engine.dispose()
        raise
    return engine


def open_file(path: Path) -> Engine:
    """A SQLAlchemy engine on the file; its folder is made where it is missing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path.parent}: {error.strerror}; name a folder that can be written with --store"
        ) from error
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", set_pragmas)
    event.listen(engine, "begin", begin)
    return engine


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


def prepare(engine: Engine, path: Path) -> None:
    """Make the tables of a new store, or check the version of an old one."""
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        if not inspect(connection).get_table_names():
            schema.metadata.create_all(connection)
            for statement in schema.statements():
                connection.exec_driver_sql(statement)
            connection.execute(schema.meta.insert().values(key="schema", value=schema.VERSION))
            return
        found = None
        if inspect(connection).has_table("meta"):
            found = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == "schema"))
    if found != schema.VERSION:
        raise StoreError(
            f"{path}: written by schema version {found}, this firsthand keeps version {schema.VERSION}; "
            "use the firsthand that wrote it, or name a new file with --store and add the reports again"
        )
