from __future__ import annotations

import csv
import io
import json

import pytest

from firsthand.cli.tables import Column, show, words
from firsthand.model import Problem

PROBLEMS = [
    Problem(subject="a.txt", kind="MissingDate", message='no day, "really"\nnone'),
    Problem(subject="ب.txt", kind="DocumentError", message="binary [bold]"),
]
COLUMNS = (
    Column[Problem]("file", lambda p: p.subject),
    Column[Problem]("what", lambda p: p.message, wide=True),
)


def test_json_and_jsonl_hold_the_whole_record(capsys: pytest.CaptureFixture[str]) -> None:
    show(PROBLEMS, COLUMNS, "json")
    whole = json.loads(capsys.readouterr().out)
    show(iter(PROBLEMS), COLUMNS, "jsonl")
    lines = capsys.readouterr().out.splitlines()
    assert [Problem.model_validate(row) for row in whole] == PROBLEMS
    assert [Problem.model_validate_json(line) for line in lines] == PROBLEMS
    assert "ب" in lines[1]


def test_csv_comes_back_cell_by_cell(capsys: pytest.CaptureFixture[str]) -> None:
    show(PROBLEMS, COLUMNS, "csv")
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows == [["file", "what"], *([p.subject, p.message] for p in PROBLEMS)]


def test_a_table_shows_words_as_they_stand_and_never_as_markup(capsys: pytest.CaptureFixture[str]) -> None:
    show(PROBLEMS, COLUMNS, "table")
    out = capsys.readouterr().out
    assert "binary [bold]" in out
    assert "MissingDate" not in out


def test_an_empty_table_says_so_and_other_forms_stay_readable(capsys: pytest.CaptureFixture[str]) -> None:
    show([], COLUMNS, "table", empty="No problem.")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "No problem.\n")
    show([], COLUMNS, "json")
    assert json.loads(capsys.readouterr().out) == []


def test_unknown_is_an_empty_cell_and_lists_are_told_apart() -> None:
    assert [words(v) for v in (None, 0.456, ("a", "b"), 0, "x")] == ["", "0.46", "a; b", "0", "x"]
