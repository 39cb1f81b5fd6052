from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from tests.unit.store.test_store import FIRST, SECOND, claim, decision, placed, report, run

from firsthand.model import UnknownId
from firsthand.store import Outcome, Pair, Store

WORD = "Quillonberry"  # in no other text
SECRET = report(f"Soldiers took the orchard of {WORD} at dawn.", 7, f"{WORD} Herald", f"The fall of {WORD}")
TOLD = placed(claim(SECRET, "took"), 36.2, 32.6)


@pytest.fixture
def store(empty: Store) -> Store:
    empty.begin_run(run("r-1"))
    empty.add(FIRST, [claim(FIRST, "took")], "r-1", "e1")
    empty.add(SECRET, [TOLD], "r-1", "e1", [Pair(SECRET.id, FIRST.id, 0.7)])
    empty.add(SECRET, [TOLD, claim(SECRET, "orchard")], "r-1", "e2")
    empty.add(SECOND, [claim(SECOND, "took")], "r-1", "e1")
    empty.remember("events/1", f"[{WORD}]")
    return empty


def everything(store: Store) -> str:
    """Every value of every table, ours or the engine's own."""
    with store._engine.connect() as connection:
        names = inspect(connection).get_table_names()
        return " ".join(repr(tuple(row)) for name in names for row in connection.execute(text(f"SELECT * FROM {name}")))


def test_nothing_of_an_erased_report_is_left_and_the_log_still_verifies(store: Store) -> None:
    assert WORD in everything(store)
    head = store.verify().head
    done = store.erase(SECRET.id, "court order 7", "the desk's lawyer")
    assert (done.readings, done.claims, done.like, done.scrubbed, done.again) == (2, 3, (FIRST.id,), True, False)
    left = everything(store)
    assert WORD not in left and WORD.lower() not in left
    assert store.verify(head).faults == ()
    assert store.verify().erased == 1


def test_what_follows_from_a_store_is_as_if_the_report_had_never_come(store: Store, tmp_path: Path) -> None:
    before = store.state()
    store.erase(SECRET.id, "court order 7")
    with Store.open(tmp_path / "without.sqlite") as without:
        without.begin_run(run("r-1"))
        for document in (FIRST, SECOND):
            without.add(document, [claim(document, "took")], "r-1", "e1")
        assert store.snapshot() == without.snapshot()
        assert store.claims() == without.claims()
        assert store.heads() == without.heads()
        assert store.counts() == without.counts()
    assert store.recall("events/1") is None
    assert store.search(WORD) == []
    assert store.near(36.2, 32.6, 5) == []
    assert store.state() > before
    with pytest.raises(UnknownId):
        store.document(SECRET.id)


def test_an_erased_report_is_not_taken_in_again(store: Store) -> None:
    store.erase(SECRET.id, "court order 7")
    assert store.would(SECRET, "e3") is Outcome.ERASED
    assert store.add(SECRET, [TOLD], "r-1", "e3") is Outcome.ERASED
    elsewhere = report(SECRET.original.text, 9, "Another Paper")
    assert store.add(elsewhere, [], "r-1", "e3") is Outcome.ERASED
    later = report("Soldiers took the orchard, it was told again.", 9, "Echo")
    store.add(later, [], "r-1", "e1", [Pair(later.id, SECRET.id, 0.8)])
    assert WORD not in everything(store)
    assert store.verify().faults == ()


def test_decisions_that_quote_the_report_go_with_it_and_do_not_come_back(store: Store) -> None:
    def naming(number: int, what: str) -> str:
        return json.dumps({**json.loads(decision(number)), "words": {"document": what, "trigger": WORD}})

    store.decide(naming(1, SECRET.id), "k1")
    store.decide(decision(2), "k2")
    store.decide(naming(3, TOLD.id), "k3")
    done = store.erase(SECRET.id, "court order 7")
    assert done.decisions == ("d-1", "d-3")
    assert store.decisions() == [decision(2)]
    assert store.verify().faults == ()
    assert store.decide(naming(1, SECRET.id), "k1") is Outcome.ERASED
    assert store.decide(naming(3, "x"), "k3") is Outcome.ERASED
    assert store.decide(naming(4, SECRET.id), "k4") is Outcome.ERASED
    assert WORD not in everything(store)


def test_the_log_says_when_and_why(store: Store) -> None:
    store.erase(SECRET.id[:25], "court order 7", "the desk's lawyer")
    (entry,) = [e for e in store.entries(SECRET.id) if e.act == "erased"]
    assert datetime.fromisoformat(entry.recorded).tzinfo == UTC
    with store._engine.connect() as connection:
        row = connection.execute(text("SELECT subject, reason, ordered_by FROM erasures")).one()
    assert tuple(row) == (SECRET.id, "court order 7", "the desk's lawyer")


def test_an_erasure_again_only_writes_the_files_anew(store: Store) -> None:
    store.erase(SECRET.id, "court order 7")
    state = store.state()
    done = store.erase(SECRET.id, "court order 7, again")
    assert (done.again, done.readings, store.state()) == (True, 0, state)


def test_an_id_must_be_plain(store: Store) -> None:
    with pytest.raises(UnknownId, match="more than one"):
        store.erase("sha256:", "court order 7")
    with pytest.raises(UnknownId, match="no report"):
        store.erase("sha256:nothing", "court order 7")
    assert store.counts().documents == 3


def test_the_file_itself_holds_no_word_of_it(tmp_path: Path) -> None:
    """Free pages, the index of words and the write-ahead log are looked through byte by byte."""
    path = tmp_path / "store.sqlite"
    with Store.open(path) as store:
        store.begin_run(run("r-1"))
        store.add(SECRET, [TOLD], "r-1", "e1")
        store.remember("events/1", WORD)
        store.forget()
        assert any(WORD.encode() in file.read_bytes() for file in tmp_path.iterdir())
        store.erase(SECRET.id, "court order 7")
        for file in tmp_path.iterdir():
            assert WORD.lower().encode() not in file.read_bytes().lower(), file.name


def test_readers_that_hold_old_pages_are_told_of(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with Store.open(path) as store, Store.open(path) as reader:
        store.begin_run(run("r-1"))
        store.add(SECRET, [TOLD], "r-1", "e1")
        with store._engine.connect() as impatient:
            impatient.connection.driver_connection.execute("PRAGMA busy_timeout = 200")  # type: ignore[union-attr]
        with reader._engine.connect() as held:
            held.execute(text("SELECT count(*) FROM documents")).one()
            assert not store.erase(SECRET.id, "court order 7").scrubbed
        assert store.erase(SECRET.id, "court order 7").scrubbed
        assert store.heads(date(2019, 1, 1)) == []
