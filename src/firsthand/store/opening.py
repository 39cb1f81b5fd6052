"""Opening a store: which kind of database it is, and that its tables are of our version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from firsthand.model import StoreError
from firsthand.store import migrating, schema
from firsthand.store.engines.kind import WRITING, Kind
from firsthand.store.engines.sqlite import Sqlite

SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


def kind_of(where: Path | str) -> Kind:
    """The kind of database behind a path or an address of PostgreSQL."""
    if isinstance(where, str) and where.startswith(SCHEMES):
        from firsthand.store.engines.postgres import Postgres

        return Postgres("postgresql://" + where.split("://", 1)[1])
    return Sqlite(Path(where))


def connect(kind: Kind, create: bool) -> Engine:
    """An engine on the store with tables of our version; StoreError says what to do where that cannot be."""
    if not create and not kind.exists():
        raise StoreError(f"{kind.name}: there is no store yet; add reports with: firsthand add PATH...")
    engine = kind.open()
    try:
        with told(kind):
            if not ready(engine, kind):
                prepare(engine, kind, create)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def told(kind: Kind) -> Iterator[None]:
    """Tell errors of the database as ours, with the remedy, where there is one."""
    try:
        yield
    except DBAPIError as error:
        meaning = kind.meaning(error)
        if meaning is None:
            raise
        raise StoreError(meaning) from error


def ready(engine: Engine, kind: Kind) -> bool:
    """Whether the tables are of our version; looked up without the writer's lock."""
    with engine.connect() as connection:
        return check(connection, kind) == schema.VERSION


def prepare(engine: Engine, kind: Kind, create: bool) -> None:
    """Make the tables of a new store, or bring those of an old one to our version, whole or not at all."""
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        found = check(connection, kind)  # again: the writer before us may have done it
        if found is None and not create:
            raise StoreError(f"{kind.name}: there is no store yet; add reports with: firsthand add PATH...")
        if found != schema.VERSION:
            migrating.move(connection, schema.VERSION)


def check(connection: Connection, kind: Kind) -> str | None:
    """The version of the tables, None in an empty database; StoreError if they are not ours or too new."""
    found = migrating.version(connection)
    if found is None:
        if kind.strangers(connection):
            raise StoreError(f"{kind.name}: holds tables of something else; name another place with --store")
        return None
    if not found.isdecimal() or not 1 <= int(found) <= int(schema.VERSION):
        raise StoreError(
            f"{kind.name}: written by schema version {found}, this firsthand keeps version {schema.VERSION}; "
            "use the firsthand that wrote it, or name a new store with --store and add the reports again"
        )
    return found
