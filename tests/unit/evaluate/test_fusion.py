"""The adapter of the fusion benchmark."""

import json
from pathlib import Path

import pytest

from firsthand.evaluate.fusion import evaluate
from firsthand.model import DocumentError


def row(doc: str, topic: str, text: str, *mentions: str) -> dict[str, object]:
    found = [{"id": f"{doc}-{n}", "start": 0, "end": len(m), "text": m} for n, m in enumerate(mentions)]
    return {"doc": doc, "topic": topic, "text": text, "mentions": found}


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_mentions_of_one_happening_share_a_cluster_and_topics_stay_apart(tmp_path: Path) -> None:
    rows = [
        row("a", "t1", "Police in Velm arrested Ada Oss on Monday.", "arrested"),
        row("b", "t1", "The arrest of Ada Oss in Velm\u2028came on Monday.", "arrest"),
        row("c", "t2", "The arrest of Ada Oss in Velm came on Monday.", "arrest"),
    ]
    lines = [json.dumps(r, ensure_ascii=False) for r in rows]
    answers = {r["id"]: r["cluster"] for r in evaluate(written(tmp_path, *lines, ""))}
    assert answers == {"a-0": "a-0", "b-0": "a-0", "c-0": "c-0"}


@pytest.mark.parametrize(("bad", "said"), [("{", "not JSON"), ('{"doc": "a"}', "needs doc"), ("[]", "needs doc")])
def test_a_bad_line_is_named(tmp_path: Path, bad: str, said: str) -> None:
    good = json.dumps(row("a", "t", "Rain fell.", "fell"))
    with pytest.raises(DocumentError, match=rf"in\.jsonl:2: {said}"):
        list(evaluate(written(tmp_path, good, bad)))
