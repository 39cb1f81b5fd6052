import json
from datetime import date
from pathlib import Path

import pytest

from firsthand.evaluate.snippets import snippets
from firsthand.model import DocumentError
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import Settings


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("home")
    return Engine(Settings(home=folder, store=folder / "store.sqlite", today=date(2026, 1, 1)))


def test_a_snippet_comes_with_its_text_and_claims(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "in.jsonl"
    text = "Rebels captured the town of Nassib."
    path.write_text(f"{json.dumps({'id': '7', 'text': text})}\n\n", encoding="utf-8")
    ((id_, report, claims),) = snippets(path, engine)
    assert (id_, report.text) == ("7", text)
    assert [c.type for c in claims] == ["capture"]


@pytest.mark.parametrize("line", ['{"id": "7"}', "no json", '{"id": "7", "text": "a", "label": "b"}'])
def test_a_broken_line_is_named(line: str, tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"in\.jsonl:1"):
        list(snippets(path, engine))
