"""What keeps a table append-only: triggers that refuse changes, in the words of either engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alembic import op

ACTS = ("UPDATE", "DELETE")
REFUSAL = "firsthand_refuse"


def on_sqlite() -> bool:
    """Whether the migration runs on SQLite; else it is PostgreSQL."""
    return op.get_bind().dialect.name == "sqlite"


def guard(tables: Iterable[str], excuses: dict[str, str] | None = None) -> None:
    """Refuse every update and deletion of rows; a deletion passes where the table's excuse holds of OLD."""
    write = sqlite_triggers if on_sqlite() else postgres_triggers
    for table in tables:
        for statement in write(table, (excuses or {}).get(table)):
            op.execute(statement)


def unguard(tables: Iterable[str]) -> None:
    """Take the triggers off."""
    for table in tables:
        for act in names_of_acts():
            name = f"{table}_no_{act.lower()}"
            op.execute(f"DROP TRIGGER {name}" if on_sqlite() else f"DROP TRIGGER {name} ON {table}")
        if not on_sqlite():
            op.execute(f"DROP FUNCTION IF EXISTS {REFUSAL}_{table}()")


def names_of_acts() -> tuple[str, ...]:
    """The acts that are refused."""
    return ACTS if on_sqlite() else (*ACTS, "TRUNCATE")


def sqlite_triggers(table: str, excuse: str | None) -> Iterator[str]:
    """The triggers of a table on SQLite."""
    for act in ACTS:
        when = f"WHEN NOT ({excuse}) " if excuse and act == "DELETE" else ""
        yield (
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {when}"
            f"BEGIN SELECT RAISE(ABORT, 'the store is append-only: no {act} of {table}'); END"
        )


def postgres_triggers(table: str, excuse: str | None) -> Iterator[str]:
    """The triggers of a table on PostgreSQL, where a condition with a subquery needs a function of its own."""
    deletion = REFUSAL
    if excuse:
        deletion = f"{REFUSAL}_{table}"
        yield refusal(deletion, f"IF {excuse} THEN RETURN OLD; END IF;")
    for act, each, function in (
        ("UPDATE", "ROW", REFUSAL),
        ("DELETE", "ROW", deletion),
        ("TRUNCATE", "STATEMENT", REFUSAL),
    ):
        yield (
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION {function}()"
        )


def refusal(name: str, before: str = "") -> str:
    """A trigger function of PostgreSQL that refuses, unless what comes before returns."""
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {before} "
        "RAISE EXCEPTION 'the store is append-only: no % of %', TG_OP, TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
