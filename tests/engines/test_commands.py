"""The commands of a user on either engine."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from tests.shell import Shell
from tests.unit.store.test_store import decision, run

from firsthand.cli.exits import Exit
from firsthand.model import StoreError
from firsthand.store import Store

pytestmark = pytest.mark.postgres
DAYS = {"Nawa": "2018-07-06", "Jasim": "2018-07-07", "Inkhil": "2018-07-08"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for town, day in DAYS.items():
        words = f"Government forces captured {town} on Friday. A spokesman said the road was open."
        row = {"text": words, "published": day, "publisher": f"{town} Gazette"}
        (made / f"{town}.jsonl").write_text(json.dumps(row))
    return made


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "s.sqlite")
    return str(request.getfixturevalue("cluster").database())


def test_from_reports_to_an_erasure(shell: Shell, where: str, folder: Path) -> None:
    def ask(*typed: str) -> str:
        done = shell("--store", where, *typed)
        assert done.code == Exit.OK, done.err
        return done.out

    done = shell("--store", where, "add", str(folder), "--quiet")
    assert "3 added" in done.err
    assert all(town in ask("events", "--format", "csv") for town in DAYS)
    assert "Jasim" in ask("control", "--known", "2018-07-07", "--format", "csv")
    assert "Inkhil" not in ask("claims", "--known", "2018-07-07", "--format", "csv")
    claims = json.loads(ask("claims", "--format", "json"))
    gone = next(c["document"] for c in claims if "Inkhil" in c["sentence"]["text"])
    assert "Inkhil" in ask("explain", gone)
    head = ask("audit", "verify").split()[-1]
    assert "3 readings" not in ask("erase", gone[:30], "--reason", "court order 7")
    assert "Inkhil" not in ask("events", "--format", "csv") + ask("export", "jsonl")
    assert "1 erasures" in ask("audit", "verify", "--head", head)
    assert ask("runs", "--format", "csv").count("add") == 1


def test_a_second_add_waits_and_says_for_whom(shell: Shell, where: str, folder: Path) -> None:
    held, free = threading.Event(), threading.Event()

    def first() -> None:
        with Store.open(where) as store, store.lease():
            store.begin_run(run("r-first"))
            held.set()
            free.wait(30)

    thread = threading.Thread(target=first)
    thread.start()
    held.wait(30)
    threading.Timer(1.5, free.set).start()
    done = shell("--store", where, "add", str(folder), "--quiet")
    thread.join()
    assert done.code == Exit.OK
    assert "another firsthand is writing to it (run r-first, add, since 2018-07-08 06:00 UTC); waiting" in done.err
    assert "3 added" in done.err


def test_a_second_add_that_waited_in_vain_is_told(where: str) -> None:
    with Store.open(where) as store, store.lease(), Store.open(where) as other:
        with pytest.raises(StoreError, match="another firsthand is writing"), other.lease(wait=0.2):
            raise AssertionError("two runs at once")
        other.decide(decision(1), "a reviewer need not wait")
        assert store.decisions() == [decision(1)]
