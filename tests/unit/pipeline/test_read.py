from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from firsthand.documents import Supplied
from firsthand.model import Document, Problem
from firsthand.pipeline.read import STDIN, read
from firsthand.pipeline.settings import Settings, at_the_door

GIVEN = Supplied(published=date(2018, 7, 7), publisher="Valley Post", language="en")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return at_the_door({}, date(2018, 8, 1), home=tmp_path / "home")


def texts(found: Iterator[Document | Problem]) -> list[str]:
    return [f.original.text.strip() if isinstance(f, Document) else f"! {f.kind}" for f in found]


def test_a_folder_is_walked_in_the_order_of_names_and_a_bad_file_does_not_stop_it(
    tmp_path: Path, settings: Settings
) -> None:
    folder = tmp_path / "reports"
    (folder / "b").mkdir(parents=True)
    (folder / "c.txt").write_text("Third report.")
    (folder / "a.txt").write_text("First report.")
    (folder / "b" / "bad.txt").write_bytes(b"\x00\x01\x02")
    (folder / "b" / "good.txt").write_text("Second report.")
    (folder / ".hidden").write_text("No report.")
    assert texts(read([folder], GIVEN, settings)) == [
        "First report.", "! DocumentError", "Second report.", "Third report.",
    ]  # fmt: skip


def test_a_problem_names_the_file_and_a_remedy(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("Soldiers came.")
    (found,) = read([path], Supplied(), settings)
    assert isinstance(found, Problem)
    assert (found.kind, found.subject) == ("MissingDate", str(path))
    assert "--published" in found.message


def test_a_day_that_is_yet_to_come_is_an_error(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "early.txt"
    path.write_text("Soldiers will have come.")
    (found,) = read([path], Supplied(published=date(2030, 1, 1)), settings)
    assert isinstance(found, Problem)
    assert "2030-01-01" in found.message


def test_a_file_that_no_report_can_be_is_not_even_loaded(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    (found,) = read([path], GIVEN, settings)
    assert isinstance(found, Problem)
    assert "50 MB" in found.message
    assert "split it" in found.message


def test_a_missing_path_and_an_unreadable_one_are_problems(tmp_path: Path, settings: Settings) -> None:
    dangling = tmp_path / "link.txt"
    dangling.symlink_to(tmp_path / "nowhere")
    found = list(read([tmp_path / "none", dangling], GIVEN, settings))
    assert [f.kind for f in found if isinstance(f, Problem)] == ["DocumentError"] * 2


def test_each_line_of_a_collection_is_a_report_of_its_own(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "corpus.jsonl"
    rows = ({"text": "One.", "published": "2018-07-06"}, {"text": "Two."})
    path.write_text("\n".join([*map(json.dumps, rows), "{broken"]))
    found = list(read([path], Supplied(), settings))
    assert [type(f).__name__ for f in found] == ["Document", "Problem", "Problem"]
    assert [f.subject for f in found if isinstance(f, Problem)] == [f"{path}:2", f"{path}:3"]


def test_standard_input_is_plain_text(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Soldiers came by night.")))
    assert texts(read([STDIN], GIVEN, settings)) == ["Soldiers came by night."]


def test_an_unknown_kind_of_file_tells_the_kinds_that_are_read(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "photo.jpeg"
    path.write_bytes(b"\xff\xd8")
    (found,) = read([path], GIVEN, settings)
    assert isinstance(found, Problem)
    assert "pdf" in found.message
