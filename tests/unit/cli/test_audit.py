from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from tests.shell import Shell

from firsthand.cli.exits import Exit

TEXT = "Government forces captured Nawa on Friday. A spokesman said the road was open."


@pytest.fixture
def kept(shell: Shell, tmp_path: Path) -> Path:
    """A store with one report, by the command line."""
    (tmp_path / "r.txt").write_text(TEXT)
    assert shell("add", str(tmp_path / "r.txt"), "--published", "2018-07-07", "--quiet").code == Exit.OK
    return shell.home / "store.sqlite"


def test_a_store_verifies_and_tells_its_chain(shell: Shell, kept: Path) -> None:
    done = shell("audit", "verify")
    assert (done.code, done.err) == (Exit.OK, "")
    first, chain = done.out.splitlines()
    assert first == "4 entries, 0 erasures: everything is as it was kept"
    assert shell("audit", "verify", "--head", chain.split()[1]).code == Exit.OK
    other = shell("audit", "verify", "--head", "0" * 64)
    assert other.code == Exit.DATA
    assert "cut off" in other.err


def test_a_changed_row_is_named(shell: Shell, kept: Path) -> None:
    with sqlite3.connect(kept) as raw:
        raw.execute("DROP TRIGGER claims_no_update")
        raw.execute("UPDATE claims SET certainty = 'denied'")
    raw.close()
    done = shell("audit", "verify")
    assert (done.code, done.out) == (Exit.DATA, "")
    assert "is not what was kept" in done.err
    assert "1 faults in 4 entries" in done.err


def test_the_log_is_shown_latest_first(shell: Shell, kept: Path) -> None:
    rows = json.loads(shell("audit", "show", "--format", "json").out)
    assert [row["act"] for row in rows] == ["run ended", "report taken in", "report read", "run begun"]
    (row,) = json.loads(shell("audit", "show", "--subject", "sha256:", "--format", "json").out)
    assert row["act"] == "report read"
    assert (
        "No entry fits"
        in shell("audit", "show", "--subject", "none").err + shell("audit", "show", "--subject", "none").out
    )
