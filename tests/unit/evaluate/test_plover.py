import json
from datetime import date
from pathlib import Path

import pytest

from firsthand.evaluate.plover import evaluate
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import Settings


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("home")
    return Engine(Settings(home=folder, store=folder / "store.sqlite", today=date(2026, 1, 1)))


def test_a_sentence_gets_its_main_event_with_the_words_of_source_and_target(tmp_path: Path, engine: Engine) -> None:
    texts = {"a": "Denmark expelled the Iranian ambassador on Monday.", "b": "The orchard was in bloom."}
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in texts.items()), encoding="utf-8")
    first, second = evaluate(path, engine)
    (event,) = first["events"]
    assert (first["id"], event["type"], event["source"]) == ("a", "SANCTION", ["Denmark"])
    assert "ambassador" in event["target"][0]
    assert second == {"id": "b", "events": []}
