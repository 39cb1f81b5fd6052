"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "firsthand"
MODULES = sorted(SOURCE.rglob("*.py"))
BANNED = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
ROOMS = {p.name for p in SOURCE.iterdir() if p.is_dir() and (p / "__init__.py").is_file()}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_named_after_what_it_holds_and_says_it(path: Path) -> None:
    assert path.stem not in BANNED
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def unit_tests() -> Iterator[Path]:
    for room in sorted((ROOT / "tests" / "unit").iterdir()):
        if room.is_dir() and room.name != "__pycache__":
            yield from sorted(room.rglob("test_*.py"))


@pytest.mark.parametrize("path", list(unit_tests()), ids=name)
def test_a_unit_test_stands_where_its_module_does(path: Path) -> None:
    folder = SOURCE / path.parent.relative_to(ROOT / "tests" / "unit")
    wanted = path.stem.removeprefix("test_")
    found = [p for p in folder.rglob("*") if p.stem == wanted and (p.suffix == ".py" or p.is_dir())]
    assert found or wanted == folder.name, f"no module {wanted} in {name(folder)}"


def test_every_room_has_a_floor() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(c for c in contracts if c["type"] == "layers")["layers"]
    floors = {room.strip().removeprefix("firsthand.") for layer in layers for room in layer.split("|")}
    assert floors == ROOMS - {"story"}


def test_importing_reads_no_environment_and_opens_no_file() -> None:
    modules = ["firsthand.cli", "firsthand.pipeline.settings", "firsthand.store", "firsthand.model"]
    program = (
        "import os, importlib\n"
        "class Closed(dict):\n"
        "    def get(self, key, *rest):\n"
        "        assert not str(key).startswith('FIRSTHAND'), key\n"
        "        return super().get(key, *rest)\n"
        "    __getitem__ = lambda self, key: self.get(key)\n"
        "os.environ = Closed(os.environ)\n"
        f"[importlib.import_module(name) for name in {modules!r}]\n"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd="/", check=False).returncode == 0
