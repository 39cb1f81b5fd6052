"""firsthand evaluate: every benchmark has an adapter, and its answers are written whole."""

import importlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand.cli.door import firsthand
from firsthand.cli.evaluate import BENCHMARKS


@pytest.mark.parametrize("name", sorted(BENCHMARKS))
def test_every_benchmark_has_its_adapter(name: str) -> None:
    assert callable(importlib.import_module(f"firsthand.evaluate.{name}").evaluate)


def answered(tmp_path: Path, rows: list[dict[str, object]]) -> tuple[int, Path]:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    arguments = ["--home", str(tmp_path), "evaluate", "truth", str(source), "--out", str(out)]
    return CliRunner().invoke(firsthand, arguments).exit_code, out


def test_answers_are_written_as_json_lines(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"node": "0", "name": "Root", "parent": None},
        {"node": "1", "name": "Velm", "parent": "0"},
        {"object": "Oss, Ada", "source": "x", "value": "Velm"},
    ]
    code, out = answered(tmp_path, rows)
    assert code == 0
    assert [json.loads(line)["value"] for line in out.read_text(encoding="utf-8").splitlines()] == ["Velm"]


def test_a_broken_input_leaves_no_answers(tmp_path: Path) -> None:
    code, out = answered(tmp_path, [{"thing": 1}])
    assert code != 0
    assert not out.exists()
