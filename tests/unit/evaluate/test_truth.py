"""The adapter of the truth benchmark."""

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.evaluate.truth import ancestors, evaluate
from firsthand.model import DocumentError

NODES: list[dict[str, Any]] = [
    {"node": "0", "name": "Root", "parent": None},
    {"node": "1", "name": "Ardland", "parent": "0"},
    {"node": "2", "name": "Velm", "parent": "1"},
    {"node": "3", "name": "Borland", "parent": "0"},
    {"node": "4", "name": "Velm", "parent": "3"},
]


def written(tmp_path: Path, rows: list[dict[str, Any]]) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    return path


def test_a_name_lies_under_all_that_lies_above_any_of_its_nodes() -> None:
    assert ancestors(NODES)["Velm"] == {"Ardland", "Borland"}


def test_every_object_gets_its_likeliest_value(tmp_path: Path) -> None:
    claims: list[dict[str, Any]] = [
        {"object": "Oss, Ada", "source": "x", "value": "Ardland"},
        {"object": "Oss, Ada", "source": "y", "value": "Velm"},
        {"object": "Rell, Bo", "source": "x", "value": "Borland"},
    ]
    answers = list(evaluate(written(tmp_path, [*NODES, *claims])))
    assert [(a["object"], a["value"]) for a in answers] == [("Oss, Ada", "Velm"), ("Rell, Bo", "Borland")]
    assert all(0 < a["p"] <= 1 for a in answers)


def test_a_broken_row_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"in\.jsonl:1"):
        list(evaluate(written(tmp_path, [{"thing": 1}])))
