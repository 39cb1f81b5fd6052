from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.unit.store.test_store import FIRST, SECOND, claim, placed, report, run

from firsthand.model import StoreError
from firsthand.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as opened:
        opened.begin_run(run("r-1"))
        opened.add(FIRST, [claim(FIRST, "took")], "r-1", "e1")
        yield opened


def no_more_pages(store: Store) -> None:
    """SQLite's own end of space: the same error as on a full disk."""
    with store._engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        raw.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_told_clearly_and_the_store_stays_whole(store: Store) -> None:
    before, state = store.snapshot(), store.state()
    no_more_pages(store)
    long = report("Soldiers took the hill. " * 5000, 9)
    with pytest.raises(StoreError, match=r"s\.sqlite: no space is left.*nothing that was reported as kept is lost"):
        store.add(long, [claim(long, "took")], "r-1", "e1")
    assert (store.snapshot(), store.state()) == (before, state)
    assert store.verify().faults == ()
    with Store.open(Path(store.path)) as another:
        another.add(long, [claim(long, "took")], "r-1", "e1")
        assert another.verify().faults == ()
        assert another.counts().documents == 2


def test_a_second_writer_waits_for_the_transaction_of_the_first(store: Store) -> None:
    kept = []

    def second() -> None:
        with Store.open(Path(store.path)) as other:
            kept.append(other.add(SECOND, [], "r-1", "e1"))

    with store._writer.begin() as connection:
        connection.execute(text("DELETE FROM cache"))
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.3)
        assert thread.is_alive() and not kept
    thread.join(20)
    assert kept == ["added"]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, store: Store) -> None:
    with store._engine.connect() as connection:
        connection.execute(text("PRAGMA query_only = ON"))
    with pytest.raises(StoreError, match="cannot be written"):
        store.add(SECOND, [], "r-1", "e1")


def test_more_ids_than_a_statement_takes_are_found(store: Store) -> None:
    wanted = [f"c-{n}" for n in range(70_000)] + [claim(FIRST, "took").id]
    assert [c.id for c in store.claims(ids=wanted)] == wanted[-1:]


def test_a_point_is_found_although_the_tree_keeps_32_bits(store: Store) -> None:
    store.add(SECOND, [placed(claim(SECOND, "took"), 36.123456789, 32.987654321)], "r-1", "e1")
    (found,) = store.near(36.123456789, 32.987654321, 0.001)
    assert found.km < 1e-6
