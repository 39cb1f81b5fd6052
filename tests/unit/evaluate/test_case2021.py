import json
from datetime import date
from pathlib import Path

import pytest

from firsthand.evaluate.case2021 import evaluate
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import Settings


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("home")
    return Engine(Settings(home=folder, store=folder / "store.sqlite", today=date(2026, 1, 1)))


def test_a_snippet_gets_the_tasks_name_for_the_code_of_its_main_event(tmp_path: Path, engine: Engine) -> None:
    texts = {
        "a": "A drone hit a lorry with weapons near Derna, killing the driver.",
        "b": "Villagers found a cache of rifles and handed them to the army.",
        "c": "The orchard was in bloom.",
    }
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in texts.items()), encoding="utf-8")
    assert list(evaluate(path, engine)) == [
        {"id": "a", "label": "AIR_STRIKE"},
        {"id": "b", "label": "DISR_WEAP"},
        {"id": "c", "label": "OTHER"},
    ]
