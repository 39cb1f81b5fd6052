from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.shell import Shell

from firsthand.cli.exits import Exit


def test_help_lists_every_command(shell: Shell) -> None:
    done = shell("--help")
    assert done.code == Exit.OK
    for command in (
        "read",
        "add",
        "events",
        "control",
        "crossings",
        "explain",
        "data",
        "serve",
        "demo",
        "export",
    ):
        assert re.search(rf"^  {command} ", done.out, re.MULTILINE)


def test_help_answers_in_under_three_tenths_of_a_second() -> None:
    """In CPU seconds of the process, best of five: what else the machine does is not counted."""
    firsthand = Path(sys.executable).with_name("firsthand")
    spent = []
    for _ in range(5):
        before = os.times()
        subprocess.run([firsthand, "--help"], check=True, capture_output=True)
        after = os.times()
        spent.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    assert min(spent) < 0.3


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys, firsthand.cli.door as d\n"
        "d.firsthand(['--help'], standalone_mode=False)\n"
        "heavy = {'spacy', 'numpy', 'pydantic', 'sqlalchemy', 'rich', 'fastapi', 'trafilatura'}\n"
        "sys.exit(repr(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "typed", [("read",), ("reed", "x"), ("events", "--known", "yesterday"), ("control", "--format", "xml")]
)
def test_a_command_typed_wrongly_says_how_it_goes(shell: Shell, typed: tuple[str, ...]) -> None:
    done = shell(*typed)
    assert done.code == Exit.USAGE
    assert "--help" in done.err or "Try" in done.err


def test_a_missing_store_is_one_line_with_a_remedy(shell: Shell) -> None:
    for typed in (
        ("events",),
        ("control",),
        ("crossings",),
        ("claims",),
        ("runs",),
        ("explain", "e-1"),
        ("export", "csv"),
    ):
        done = shell(*typed)
        assert done.code == Exit.DATA, typed
        assert done.err.count("\n") == 1
        assert "firsthand add" in done.err


def test_a_store_that_is_none_is_one_line_with_a_remedy(shell: Shell, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader, this is no database. " * 40)
    done = shell("--store", str(letter), "events")
    assert (done.code, done.err.count("\n")) == (Exit.DATA, 1)
    assert "letter.txt" in done.err


def test_debug_shows_the_way_to_the_error(shell: Shell) -> None:
    assert "Traceback" not in shell("events").err
    assert "Traceback" in shell("--debug", "events").err


def test_every_exit_code_has_a_meaning_of_its_own() -> None:
    assert len({code.meaning for code in Exit}) == len(list(Exit))
    assert [int(code) for code in Exit] == [0, 1, 2, 3, 4, 5, 6, 130]


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    firsthand = Path(sys.executable).with_name("firsthand")
    child = subprocess.Popen([firsthand, "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout and child.stderr
    child.stdout.close()
    errors = child.stderr.read()
    child.stderr.close()
    child.wait(timeout=30)
    assert "Traceback" not in errors
