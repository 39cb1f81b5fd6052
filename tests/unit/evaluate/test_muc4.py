"""Names are mapped, nothing else: claims or incidents in, templates in the text's own words out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from firsthand.evaluate.muc4 import evaluate, told
from firsthand.learned.records import Incident, Participant
from firsthand.model import Span
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import Settings

TEXT = (
    "gunmen kidnapped two nurses in the hill town of altavera on monday, the mayor said. "
    "a bomb exploded at the old grain store. rebels burned the post office."
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory) -> Engine:
    home = tmp_path_factory.mktemp("home")
    return Engine(Settings(home=home, store=home / "store.sqlite", today=date(2026, 11, 22)))


def source(folder: Path, *texts: str) -> Path:
    path = folder / "input.jsonl"
    path.write_text("\n".join(json.dumps({"docid": f"d{i}", "text": t}) for i, t in enumerate(texts)) + "\n")
    return path


def test_the_rules_alone_read_a_text_in_small_letters(tmp_path, engine):
    (row,) = evaluate(source(tmp_path, TEXT), engine, learned=False)
    by_type = {t["incident_type"]: t for t in row["templates"]}
    assert set(by_type) == {"kidnapping", "bombing", "arson"}
    assert by_type["kidnapping"]["PerpInd"] == [["gunmen"]]
    assert by_type["arson"]["Target"] == [["post office"]]
    assert by_type["bombing"]["Weapon"] == [["bomb"]]


def test_a_text_without_incident_has_no_template(tmp_path, engine):
    (row,) = evaluate(source(tmp_path, "the council met on monday to choose a new head of the library."), engine, False)
    assert row == {"docid": "d0", "templates": []}


def test_what_is_denied_is_no_incident(tmp_path, engine):
    (row,) = evaluate(source(tmp_path, "the army did not burn the post office, its spokesman said."), engine, False)
    assert row["templates"] == []


def test_an_incident_of_the_trained_part_becomes_a_template_with_one_name_an_entity():
    def participant(role, start, end):
        span = Span(start=start, end=end, text=TEXT[start:end])
        return Participant(role=role, span=span, mentions=(span,), score=0.5)

    incident = Incident(
        type="forced_work_stoppage",
        score=0.7,
        participants=(participant("perpetrator", 0, 6), participant("victim", 17, 27)),
    )
    assert told([incident]) == [
        {
            "incident_type": "forced work stoppage",
            "PerpInd": [["gunmen"]],
            "PerpOrg": [],
            "Target": [],
            "Victim": [["two nurses"]],
            "Weapon": [],
        }
    ]
