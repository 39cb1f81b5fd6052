from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.golden.notation import parse
from tests.unit.pipeline.town import CLAIMS, EARLY, LATE, SECOND, build_world

from firsthand.model import DecisionError
from firsthand.pipeline.deciding import Deciding
from firsthand.pipeline.review_files import codings, export, sample, take_in
from firsthand.pipeline.state import World
from firsthand.store import Outcome


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    built = build_world(tmp_path / "one")
    desk = Deciding(built, "anna", lambda: datetime(2018, 7, 20, tzinfo=UTC))
    desk.accept(CLAIMS[LATE].id, "plain enough")
    desk.reject(CLAIMS[SECOND].id, "hearsay of hearsay")
    desk.correct(CLAIMS[EARLY].id, "polarity", False, "it says the reverse")
    yield built
    built.store.close()


def test_decisions_go_from_store_to_store_and_come_to_the_same(world: World, tmp_path: Path) -> None:
    out = tmp_path / "decisions.jsonl"
    export(world, "decisions", out)
    other = build_world(tmp_path / "two")
    assert take_in(other, out) == {Outcome.ADDED: 3}
    assert take_in(other, out) == {Outcome.UNCHANGED: 3}
    assert other.claims() == world.claims()
    assert other.events() == world.events()
    again = tmp_path / "again.jsonl"
    export(other, "decisions", again)
    assert again.read_text() == out.read_text()
    other.store.close()


def test_a_bad_line_stops_an_import_before_anything_is_taken(world: World, tmp_path: Path) -> None:
    out = tmp_path / "decisions.jsonl"
    export(world, "decisions", out)
    out.write_text(out.read_text() + "nonsense\n")
    other = build_world(tmp_path / "two")
    with pytest.raises(DecisionError, match="line 4"):
        take_in(other, out)
    assert not other.store.decisions()
    other.store.close()


def test_corrections_are_golden_cases_that_can_be_read(world: World, tmp_path: Path) -> None:
    out = tmp_path / "golden.txt"
    export(world, "golden", out)
    cases = {c.sentence: c for c in parse(out)}
    accepted = cases[LATE.original.text]
    assert [sorted(e.types) for e in accepted.claims] == [["capture"]]
    assert not accepted.more
    assert accepted.theatre.startswith("Syria")
    rejected = cases[SECOND.original.text]
    assert (rejected.never, rejected.more) == (["capture"], True)
    corrected = cases[EARLY.original.text]
    assert [e.polarity for e in corrected.claims] == [False]
    assert corrected.more


def test_stories_are_reports_that_were_judged_whole(world: World, tmp_path: Path) -> None:
    out = tmp_path / "stories.jsonl"
    export(world, "stories", out)
    told = {s["text"]: s for s in map(json.loads, out.read_text().splitlines())}
    assert set(told) == {LATE.original.text, SECOND.original.text}
    assert [c["type"] for c in told[LATE.original.text]["claims"]] == ["capture"]
    assert told[SECOND.original.text]["claims"] == []
    (tempting,) = told[SECOND.original.text]["distractors"]
    assert SECOND.original.text[tempting["start"] : tempting["end"]] == tempting["text"] == "took"


def test_answers_of_coders_are_read_from_tables_and_lines(world: World, tmp_path: Path) -> None:
    told = sample(world, 5, "1", "anna")
    assert len(told) == 3
    rows = tmp_path / "anna.csv"
    with rows.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, [*told[0].model_dump(), "type", "places"])
        writer.writeheader()
        writer.writerow({**told[0].model_dump(), "type": "capture", "places": "Nassib"})
        writer.writerow(told[1].model_dump())
    lines = tmp_path / "ben.jsonl"
    lines.write_text(json.dumps({"item": told[0].item, "coder": "ben", "type": "clash", "places": ["Nassib"]}) + "\n")
    found = list(codings([rows, lines]))
    assert [(c.coder, c.type, c.places) for c in found] == [
        ("anna", "capture", ("Nassib",)),
        ("ben", "clash", ("Nassib",)),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "item,coder,colour\ni-1,anna,red\n", "unknown columns"),
        ("a.csv", "item,coder,type\ni-1,anna,party\n", "line 2: type"),
        ("a.jsonl", "[1, 2]\n", "no JSON object"),
    ],
)
def test_what_is_no_answer_is_told_with_its_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(DecisionError, match=said):
        list(codings([tmp_path / name]))
