from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from tests.shell import Shell
from tests.unit.pipeline.town import CLAIMS, EARLY, LATE, SECOND

from firsthand.cli.exits import Exit
from firsthand.model import Run
from firsthand.store import Store

OLD = {"code": "1", "code/claims": "a", "lexicon": "2", "lexicon/events/capture.toml": "b"}
NEW = {"code": "1", "code/claims": "a", "lexicon": "3", "lexicon/events/capture.toml": "c"}


@pytest.fixture
def twice(shell: Shell) -> Shell:
    """Three reports read by one lexicon, one of them read otherwise by the next."""
    with Store.open(shell.home / "store.sqlite") as store:
        for number, versions in enumerate((OLD, NEW), start=1):
            began = datetime(2018, 7, 9, number, tzinfo=UTC)
            run = Run(id=f"r-{number}", started=began, finished=None, command="add", settings={}, versions=versions)
            store.begin_run(run)
            for report in (EARLY, LATE, SECOND):
                told = CLAIMS[report]
                read = told.model_copy(update={"place": ()}) if number == 2 and report is SECOND else told
                store.add(report, [read], run.id, f"engine {number}")
    return shell


def test_what_is_told_differently_is_listed_with_the_reason(twice: Shell) -> None:
    done = twice("compare", "r-1", "r-2", "--format", "jsonl")
    assert done.code == Exit.OK
    told = [json.loads(line) for line in done.out.splitlines()]
    (claim,) = (c for c in told if c["what"] == "claim")
    assert (claim["id"], claim["change"]) == (CLAIMS[SECOND].id, "changed")
    assert claim["fields"]["place"] == ["Nassib crossing [nassib-crossing]", "nobody or nothing"]
    assert claim["why"] == ["lexicon/events/capture.toml"]
    events = [c for c in told if c["what"] == "event"]
    assert {c["change"] for c in events} == {"split"}
    assert all(c["why"] == [f"claim {CLAIMS[SECOND].id}"] for c in events if CLAIMS[SECOND].id in str(c["why"]))
    assert "2 claims as before" in done.err
    assert "lexicon/events/capture.toml (b > c)" in done.err


def test_the_whole_comparison_is_one_object(twice: Shell) -> None:
    (found,) = json.loads(twice("compare", "r-1", "r-2", "--format", "json").out)
    assert found["versions"] == {"lexicon/events/capture.toml": ["b", "c"]}
    assert (found["settings"], found["same"], found["added"]) == ({}, 2, [])


def test_a_run_beside_itself_tells_nothing(twice: Shell) -> None:
    done = twice("compare", "r-1", "r-1")
    assert "Nothing is told differently" in done.err
    assert "versions that differ: none" in done.err


def test_an_unknown_run_is_told(twice: Shell) -> None:
    assert twice("compare", "r-1", "r-7").code == Exit.NOT_FOUND
