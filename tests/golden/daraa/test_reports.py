"""The bundled story as a set of reports: whole, marked, countable. No engine is asked here."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from firsthand.documents import Supplied, read
from firsthand.model import ClaimType, Document
from firsthand.pipeline import demo
from firsthand.text.near import Reprints

REPORTS = demo.reports()
STORY = demo.story()
VOICES = {"state": 5, "reprint": 1, "monitor": 6, "agency": 5, "ministry": 4, "local": 3, "un": 3}
VOICES |= {"map": 2, "neighbour": 1}
HAPPENINGS = {
    row["id"]: row
    for row in tomllib.loads((demo.folder() / "happenings.toml").read_text(encoding="utf-8"))["happening"]
}


def open_report(path: Path) -> Document:
    (found,) = read(path.read_bytes(), path.name, Supplied())
    assert isinstance(found, Document), found
    return found


def sheet(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_a_report_can_be_read_and_counted(path: Path) -> None:
    document = open_report(path)
    assert document.title
    assert document.published_basis == "metadata"
    assert STORY["period"]["from"] <= document.published <= STORY["period"]["to"]
    assert document.publisher in STORY["outlets"]
    assert 60 <= len(document.reading.text.split()) <= 225
    for version in document.versions:
        assert len(version.sentences) == sheet(path)["sentences"], version.name


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_what_is_told_stands_in_a_sentence_of_the_report(path: Path) -> None:
    count = len(open_report(path).reading.sentences)
    told = sheet(path)["tells"]
    assert told
    for number, ids in told.items():
        assert 1 <= int(number) <= count
        assert ids
        assert set(ids) <= HAPPENINGS.keys()


def test_the_happenings_are_of_known_types_and_all_are_told() -> None:
    types = set(get_args(ClaimType))
    for row in HAPPENINGS.values():
        assert {row["type"], *row.get("also", [])} <= types
        assert row["earliest"] <= row["latest"]
    told = {i for path in REPORTS for ids in sheet(path)["tells"].values() for i in ids}
    assert told == HAPPENINGS.keys()


def test_the_set_is_of_many_voices() -> None:
    voices = [re.split(r"[-]\d", path.stem)[0] for path in REPORTS]
    assert len(REPORTS) == 30
    counted = {v: voices.count(v) for v in set(voices)}
    assert counted == VOICES
    arabic = [d for d in map(open_report, REPORTS) if d.original.language == "ar"]
    assert len(arabic) == 2
    assert all(d.reading.name.startswith("translation:eng:human") for d in arabic)


def test_one_report_is_a_reprint_and_no_other_is() -> None:
    shelf, found = Reprints(), {}
    for path in REPORTS:
        if hit := shelf.add(path.stem, open_report(path).original.text):
            found[path.stem] = hit[0]
    assert found in ({"state-0706": "reprint-0706"}, {"reprint-0706": "state-0706"})


def test_the_story_says_what_it_is() -> None:
    assert "not the outlets' text" in STORY["note"]
    assert (demo.folder() / "LICENCE.md").is_file()


def test_the_questions_are_listed_once() -> None:
    rows = tomllib.loads((demo.folder() / "covers.toml").read_text(encoding="utf-8"))["rows"]
    keys = [(r["kind"], r["subject"], r.get("of", ""), r["as_of"], r["known"]) for r in rows]
    assert len(keys) == len(set(keys)) >= 200
