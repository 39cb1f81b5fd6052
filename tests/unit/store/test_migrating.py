from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from tests.unit.store.test_store import FIRST, claim, decision, fill, placed, run

from firsthand.model import StoreError
from firsthand.store import Store, migrating, schema
from firsthand.store.covering import cover

HERE = Path(__file__).parent
INDEXES = ("documents_text", "claim_space", "spatial_ref_sys", "alembic_version")  # an engine's own


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store as firsthand wrote it before there were migrations, with answers that it gave (version1.json)."""
    path = tmp_path / "old.sqlite"
    path.write_bytes(gzip.decompress((HERE / "version1.sqlite.gz").read_bytes()))
    return path


def answers(store: Store) -> dict[str, Any]:
    return {
        "heads": [h.model_dump(mode="json") for h in store.heads()],
        "claims": [c.model_dump(mode="json") for c in store.claims()],
        "runs": [r.model_dump(mode="json") for r in store.runs()],
        "documents": [d.model_dump(mode="json") for d in store.documents()],
        "snapshot": store.snapshot(),
        "found": [f.document.id for f in store.search("hill")],
    }


def test_a_store_of_version_1_answers_as_before_and_gets_a_log_and_points(old: Path) -> None:
    with Store.open(old, create=False) as store:
        assert answers(store) == json.loads((HERE / "version1.json").read_text(encoding="utf-8"))
        assert store.verify().faults == ()
        assert store.verify().entries == 16  # 2 runs, 5 readings, 5 taken in, 1 likeness, 1 problem, 1 end ...
        assert [round(n.km, 1) for n in store.near(36.15, 32.55, 1)] == [0.0]
        store.begin_run(run("r-3"))
        store.add(FIRST, [claim(FIRST, "took")], "r-3", "e3")
        assert store.verify().faults == ()


def test_a_killed_upgrade_leaves_the_old_store(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(sqlite3.connect(old).iterdump())

    def breaks(connection: object, recorded: str) -> None:
        cover(connection, recorded)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr("firsthand.store.covering.cover", breaks)
    with pytest.raises(KeyboardInterrupt):
        Store.open(old)
    assert list(sqlite3.connect(old).iterdump()) == before
    monkeypatch.undo()
    with Store.open(old) as store:
        assert store.verify().faults == ()


def test_the_migrations_make_the_tables_that_the_schema_names(empty: Store) -> None:
    def ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
        return not (name or "").startswith((*INDEXES, "claim_points_on"))

    with empty._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_down_and_up_again_keeps_what_version_1_knew(empty: Store) -> None:
    empty.begin_run(run("r-1"))
    empty.add(FIRST, [placed(claim(FIRST, "took"), 36.1, 32.5)], "r-1", "e1")
    empty.decide(decision(1), "k")
    before = answers(empty)
    with empty._writer.begin() as connection:
        migrating.move(connection, "1")
        assert migrating.version(connection) == "1"
        names = set(inspect(connection).get_table_names())
        assert not names & {"audit", "decisions", "erasures", "claim_points", "claim_space"}
    with empty._writer.begin() as connection:
        migrating.move(connection, schema.VERSION)
    assert answers(empty) == before
    assert empty.decisions() == []
    assert empty.verify().faults == ()
    assert len(empty.near(36.1, 32.5, 1)) == 1


def test_all_the_way_down_leaves_nothing_and_up_makes_a_store(empty: Store) -> None:
    empty.begin_run(run("r-1"))
    fill(empty)
    with empty._writer.begin() as connection:
        migrating.move(connection, "0")
        assert not set(inspect(connection).get_table_names()) - {"alembic_version", "spatial_ref_sys"}
        migrating.move(connection, schema.VERSION)
    empty.begin_run(run("r-1"))
    fill(empty)
    assert empty.verify().faults == ()


def test_version_1_refused_every_change_too(empty: Store) -> None:
    empty.begin_run(run("r-1"))
    with empty._writer.begin() as connection:
        migrating.move(connection, "1")
    for statement in ("UPDATE runs SET command = 'x'", "DELETE FROM runs", "UPDATE meta SET value = '2'"):
        with pytest.raises(Exception, match="append-only"), empty._writer.begin() as connection:
            connection.execute(text(statement))


def test_a_store_of_a_later_version_is_refused(new_place: Callable[[], Path | str]) -> None:
    place = new_place()
    with Store.open(place) as store, store._writer.begin() as connection:
        guard = migrating.unguard(connection)
        connection.execute(text("UPDATE meta SET value = '77'"))
        connection.execute(text(guard))
    with pytest.raises(StoreError, match="schema version 77"):
        Store.open(place)
