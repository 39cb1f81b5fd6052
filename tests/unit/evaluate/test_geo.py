import json
from datetime import date
from pathlib import Path

import pytest

from firsthand.evaluate.geo import evaluate
from firsthand.model import DocumentError
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import Settings

TEXT = "A ferry from Split reached Ancona in Italy. Nobody in Quobblewick waited."


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("home")
    return Engine(Settings(home=folder, store=folder / "store.sqlite", today=date(2026, 1, 1)))


def written(path: Path, **row: object) -> Path:
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_marked_names_get_a_point_and_a_geonames_id_each(tmp_path: Path, engine: Engine) -> None:
    names = ("Ancona", "Italy", "Quobblewick")
    spans = [{"start": TEXT.index(n), "end": TEXT.index(n) + len(n)} for n in names]
    (row,) = evaluate(written(tmp_path / "in.jsonl", id="a", text=TEXT, toponyms=spans), engine)
    town, country, nowhere = row["places"]
    assert row["id"] == "a" and [(p["start"], p["end"]) for p in row["places"]] == [
        (s["start"], s["end"]) for s in spans
    ]
    assert town["geonameid"] == 3183089 and town["lat"] == pytest.approx(43.6, abs=0.1)
    assert country["geonameid"] == 3175395
    assert nowhere["lat"] is None and nowhere["lon"] is None and nowhere["geonameid"] is None


def test_without_marks_the_names_are_found_and_answered_without_their_frames(tmp_path: Path, engine: Engine) -> None:
    text = "The boat sank 15 km east of Ancona in Italy."
    (row,) = evaluate(written(tmp_path / "in.jsonl", id="b", text=text), engine)
    assert {text[p["start"] : p["end"]]: p["geonameid"] for p in row["places"]} == {"Ancona": 3183089, "Italy": 3175395}


def test_a_broken_line_is_named(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"text": "no id"}\n', encoding="utf-8")
    with pytest.raises(DocumentError, match=r"in\.jsonl, line 1"):
        list(evaluate(path, engine))


def test_a_line_separator_inside_a_text_ends_no_row(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "in.jsonl"
    row = {"id": "c", "text": "Snow.\u2028\x85Rain in Ancona."}
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    (answer,) = evaluate(path, engine)
    assert [p["geonameid"] for p in answer["places"]] == [3183089]
