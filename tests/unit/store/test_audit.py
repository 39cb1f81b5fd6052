from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.unit.store.test_store import FIRST, SECOND, claim, fill, run

from firsthand.store import Store


@pytest.fixture
def store(empty: Store) -> Store:
    empty.begin_run(run("r-1"))
    fill(empty)
    return empty


def tamper(store: Store, table: str, *statements: str) -> None:
    """Change a store as somebody with all rights on the database would."""
    with store._writer.begin() as connection:
        if connection.dialect.name == "sqlite":
            for act in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{act}"))
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        for statement in statements:
            connection.execute(text(statement))


def test_a_store_that_nobody_touched_verifies(store: Store) -> None:
    done = store.verify()
    assert done.faults == ()
    assert (done.entries, done.erased) == (store.state(), 1)
    assert done.head == store.entries(limit=1)[0].chain


def test_an_empty_store_verifies(empty: Store) -> None:
    assert (empty.verify().entries, empty.verify().faults) == (0, ())


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("documents", "UPDATE documents SET published = '2018-07-01'"),
        ("documents", "UPDATE documents SET record = replace(record, 'hill', 'mill')"),
        ("claims", "UPDATE claims SET certainty = 'denied'"),
        ("claims", "UPDATE claims SET confidence = 0.91"),
        ("claim_mentions", "UPDATE claim_mentions SET mention = 'rebels' WHERE mention = 'army'"),
        ("claim_mentions", "DELETE FROM claim_mentions"),
        ("runs", "UPDATE runs SET settings = '{}'"),
        ("run_ends", "UPDATE run_ends SET finished = '2018-07-09'"),
        ("problems", "DELETE FROM problems"),
        ("reprints", "UPDATE reprints SET similarity = 0.5"),
        ("documents_in_run", "UPDATE documents_in_run SET outcome = 'unchanged'"),
        ("decisions", "UPDATE decisions SET reason = 'no'"),
        ("decisions", "DELETE FROM decisions"),
        ("erasures", "UPDATE erasures SET reason = 'a whim'"),
    ],
)
def test_every_change_behind_the_stores_back_is_found(store: Store, table: str, change: str) -> None:
    tamper(store, table, change)
    assert len(store.verify().faults) >= 1


def test_a_row_that_was_slipped_in_is_found(store: Store) -> None:
    tamper(store, "problems", "INSERT INTO problems (seq, run, record) VALUES (77, 'r-1', '{}')")
    assert store.verify().faults == ("problem noted r-1: is in the store, but not in the log",)


def test_a_claim_slipped_into_a_reading_is_found(store: Store) -> None:
    columns = "reading, id, document, type, standing, certainty, polarity, confidence, published, record"
    tamper(store, "claims", f"INSERT INTO claims (seq, {columns}) SELECT 900, {columns} FROM claims LIMIT 1")
    (fault,) = store.verify().faults
    assert FIRST.id in fault and "is not what was kept" in fault


def test_an_entry_that_was_changed_or_taken_out_breaks_the_chain(store: Store) -> None:
    tamper(store, "audit", "UPDATE audit SET recorded = '2018-07-08T06:00:00+00:00' WHERE seq = 3")
    assert any(f.startswith("entry 3") and "chain" in f for f in store.verify().faults)
    tamper(store, "audit", "DELETE FROM audit WHERE seq = 2")
    assert any("missing" in f for f in store.verify().faults)


def test_an_end_that_was_cut_off_is_found_by_a_head_noted_before(store: Store) -> None:
    head = store.verify().head
    assert store.verify(head).faults == ()
    last = store.state()
    tamper(store, "run_ends", "DELETE FROM run_ends")
    tamper(store, "audit", f"DELETE FROM audit WHERE seq = {last}")
    assert store.verify().faults == ()
    (fault,) = store.verify(head).faults
    assert head in fault


def test_an_erased_report_that_comes_back_is_found(store: Store) -> None:
    columns = "reading, id, published, language, engine, run, record"
    said = f"'k', '{SECOND.id}', '2018-07-08', 'en', 'e1', 'r-1', '{{}}'"
    erased = [e.row for e in store.entries(SECOND.id) if e.act == "report read"]
    tamper(store, "documents", f"INSERT INTO documents (seq, {columns}) VALUES ({erased[0]}, {said})")
    assert any("was erased, but is in the store" in f for f in store.verify().faults)


def test_stores_on_both_engines_have_the_same_digests(new_place: Callable[[], Path | str], tmp_path: Path) -> None:
    digests = []
    for place in (new_place(), tmp_path / "other.sqlite"):
        with Store.open(place) as store:
            store.begin_run(run("r-1"))
            store.add(FIRST, [claim(FIRST, "took", "umbar"), claim(FIRST, "hill")], "r-1", "e1")
            digests.append([e.kept for e in store.entries()])
    assert digests[0] == digests[1]


def test_entries_are_shown_latest_first_and_by_the_beginning_of_an_id(store: Store) -> None:
    assert [e.seq for e in store.entries(limit=3)] == [store.state() - n for n in range(3)]
    assert {e.act for e in store.entries(SECOND.id[:20])} == {"report read", "erased"}
