"""From one version of the tables to another: Alembic on an open connection, all in the caller's transaction."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, select, text

from firsthand.store import schema

FOLDER = Path(__file__).parent / "migrations"
GUARD = "meta_no_update"


def version(connection: Connection) -> str | None:
    """The version of the tables that are there; None where there are none of ours."""
    if not inspect(connection).has_table("meta"):
        return None
    return connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == "schema"))


def move(connection: Connection, target: str) -> None:
    """Bring the tables to a version, up or down; "0" takes them away. Nothing happens before the commit."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    found = version(connection)
    if found == "1" and not inspect(connection).has_table("alembic_version"):
        command.stamp(config, revision(found))  # written before migrations came in
    if int(found or 0) < int(target):
        command.upgrade(config, revision(target))
    else:
        command.downgrade(config, revision(target))
    if target != "0":
        write_version(connection, found, target)


def revision(number: str) -> str:
    """Alembic's name of a version."""
    return "base" if number == "0" else f"{int(number):04}"


def write_version(connection: Connection, found: str | None, target: str) -> None:
    """Write the version where every firsthand looks for it, also those that know nothing of Alembic."""
    row = {"key": "schema", "value": target}
    if found is None:
        connection.execute(schema.meta.insert().values(row))
        return
    guard = unguard(connection)
    connection.execute(schema.meta.update().where(schema.meta.c.key == "schema").values(value=target))
    connection.execute(text(guard))


def unguard(connection: Connection) -> str:
    """Let one change of `meta` pass; returns the statement that forbids it again."""
    if connection.dialect.name != "sqlite":
        connection.execute(text(f"ALTER TABLE meta DISABLE TRIGGER {GUARD}"))
        return f"ALTER TABLE meta ENABLE TRIGGER {GUARD}"
    found = connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": GUARD})
    connection.execute(text(f"DROP TRIGGER {GUARD}"))
    return str(found)
