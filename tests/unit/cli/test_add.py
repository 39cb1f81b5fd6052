from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.shell import Shell

from firsthand.cli.exits import Exit
from firsthand.store import Store

PLACES = (
    "Nassib",
    "Nawa",
    "Inkhil",
    "Jasim",
    "Dael",
    "Ibta",
    "Izra",
    "Bosra",
    "Sanamayn",
    "Tafas",
    "Daraa",
    "Khirbet Ghazaleh",
)


def report(number: int) -> dict[str, str]:
    place = PLACES[number % len(PLACES)]
    day = f"2018-07-{1 + number % 28:02}"
    text = (
        f"Report {number}. Government forces captured {place} on Friday. A spokesman said the road was open."
    )
    return {"text": text, "published": day, "publisher": f"Gazette {number}"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.jsonl").write_text(json.dumps(report(number)) + "\n")
    return folder


def store(shell: Shell) -> Store:
    return Store.open(shell.home / "store.sqlite", create=False)


def test_reports_come_into_the_store_once(shell: Shell, corpus: Path) -> None:
    first = shell("add", str(corpus), "--quiet")
    assert first.code == Exit.OK
    assert "3 added" in first.err
    with store(shell) as kept:
        before = kept.snapshot()
        claims = kept.counts().claims
    second = shell("add", str(corpus), "--quiet")
    assert "0 added, 0 read again, 3 there already, 0 claims" in second.err
    with store(shell) as kept:
        assert (kept.snapshot(), kept.counts().claims) == (before, claims)
        assert claims >= 3


def test_progress_names_each_report_when_it_is_kept(shell: Shell, corpus: Path) -> None:
    done = shell("add", str(corpus))
    assert done.err.count("added: ") == 3
    assert done.out == ""


def test_a_bad_report_among_good_ones_is_in_the_journal(shell: Shell, corpus: Path) -> None:
    (corpus / "1.jsonl").write_bytes(b"\x00\x01")
    done = shell("add", str(corpus), "--quiet")
    assert done.code == Exit.SOME_FAILED
    assert "2 added" in done.err
    (run,) = json.loads(shell("runs", "--format", "json").out)
    assert [p["subject"] for p in run["problems"]] == [str(corpus / "1.jsonl")]
    assert run["finished"]
    assert run["versions"]["lexicon"]


def test_when_nothing_could_be_read_the_code_says_so(shell: Shell, tmp_path: Path) -> None:
    assert shell("add", str(tmp_path / "none")).code == Exit.NOTHING_READ


def test_a_corrected_day_counts_and_again_takes_it_back(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("Government forces captured Nawa on Friday.")

    def published(*typed: str) -> str:
        shell("add", str(path), "--quiet", *typed)
        with store(shell) as kept:
            return str(kept.heads()[0].published)

    assert published("--published", "2018-07-06") == "2018-07-06"
    assert published("--published", "2018-07-07") == "2018-07-07"
    assert published("--published", "2018-07-06", "--again") == "2018-07-06"


def test_a_reprint_is_marked_against_the_store(shell: Shell, tmp_path: Path) -> None:
    words = (
        "Government forces captured Nawa on Friday after three days of fighting along the road to the east, "
    )
    words += "and drove on toward the old railway station, the state agency said in the evening."
    for day, name, text in (("2018-07-07", "first", words), ("2018-07-08", "echo", words + " More follows.")):
        (tmp_path / f"{name}.txt").write_text(text)
        shell("add", str(tmp_path / f"{name}.txt"), "--published", day, "--publisher", name, "--quiet")
    with store(shell) as kept:
        first, echo = kept.heads()
    assert (first.publisher, first.reprint_of) == ("first", None)
    assert echo.reprint_of == first.id
    assert echo.similarity and echo.similarity > 0.5


def test_kill_while_adding_loses_nothing_that_was_reported_as_added(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(json.dumps(report(n)) for n in range(100)))
    firsthand = Path(sys.executable).with_name("firsthand")
    environment = {**os.environ, "FIRSTHAND_HOME": str(shell.home)}
    child = subprocess.Popen([firsthand, "add", path], stderr=subprocess.PIPE, text=True, env=environment)
    assert child.stderr
    reported = 0
    for line in child.stderr:
        reported += line.startswith("added: ")
        if reported == 20:
            child.send_signal(signal.SIGKILL)
            break
    reported += sum(line.startswith("added: ") for line in child.stderr)
    child.stderr.close()
    assert child.wait(timeout=60) == -signal.SIGKILL
    with sqlite3.connect(shell.home / "store.sqlite") as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
    with store(shell) as kept:
        there = kept.counts().documents
        told = {c.document for c in kept.claims()}
        assert there >= reported >= 20
        assert there < 100
        assert {h.id for h in kept.heads()} == told
        assert kept.runs()[0].finished is None
    done = shell("add", str(path), "--quiet")
    assert f"{100 - there} added, 0 read again, {there} there already" in done.err
