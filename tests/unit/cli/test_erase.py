from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.shell import Shell

from firsthand.cli.exits import Exit
from firsthand.store import Store

TEXTS = {
    "kept": "Government forces captured Nawa on Friday. A spokesman said the road was open.",
    "gone": "Rebels captured Inkhil on Friday. A spokesman said the road was open.",
}


@pytest.fixture
def gone(shell: Shell, tmp_path: Path) -> str:
    """The id of one of two reports in a store."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    shell("add", *(str(tmp_path / f"{n}.txt") for n in TEXTS), "--published", "2018-07-07", "--quiet")
    rows = json.loads(shell("claims", "--format", "json").out)
    return next(str(row["document"]) for row in rows if "Inkhil" in row["sentence"]["text"])


def test_a_report_goes_with_what_followed_from_it_and_does_not_come_back(
    shell: Shell, gone: str, tmp_path: Path
) -> None:
    assert "Inkhil" in shell("events", "--format", "csv").out
    done = shell("erase", gone, "--reason", "court order 7", "--by", "desk")
    assert done.code == Exit.OK
    assert f"{gone}: erased, 1 readings" in done.out
    assert "Backups" in done.out
    assert "Inkhil" not in shell("events", "--format", "csv").out
    assert "Inkhil" not in shell("claims", "--format", "json").out
    assert "Nawa" in shell("events", "--format", "csv").out
    assert shell("audit", "verify").code == Exit.OK
    again = shell("add", str(tmp_path / "gone.txt"), "--published", "2018-07-07", "--quiet")
    assert again.code == Exit.NOTHING_READ
    with Store.open(shell.home / "store.sqlite") as store:
        (problem,) = store.runs()[0].problems
    assert gone in problem.message and "audit show" in problem.message


def test_an_erasure_needs_a_reason_and_a_report_that_is_there(shell: Shell, gone: str) -> None:
    assert shell("erase", gone).code == Exit.USAGE
    done = shell("erase", "sha256:none", "--reason", "court order 7")
    assert (done.code, done.err.count("\n")) == (Exit.NOT_FOUND, 1)
