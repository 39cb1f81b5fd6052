"""The bundled story: thirty short reports that ship with the package, read like anybody's own."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

from firsthand.documents import Supplied
from firsthand.pipeline.add import Summary, Watch, add
from firsthand.pipeline.engine import Engine
from firsthand.store import Store


def folder() -> Path:
    """The folder of the story in the installed package."""
    return Path(str(resources.files("firsthand").joinpath("story")))


def story() -> dict[str, Any]:
    """What the story is about: title, period, regions and the days that it opens with (story.toml)."""
    return tomllib.loads((folder() / "story.toml").read_text(encoding="utf-8"))


def mastheads() -> dict[str, str]:
    """Whose voice each invented masthead stands for, as lexicon ids."""
    named: dict[str, str] = story()["outlets"]
    return named


def reports() -> list[Path]:
    """The files of the story's reports, by name; the answer sheets beside them are no reports."""
    return sorted((folder() / "reports").glob("*.jsonl"))


def read_story(engine: Engine, store: Store, now: Callable[[], datetime], watch: Watch) -> Summary:
    """Read the story into a store; what is there already stays as it is."""
    return add(reports(), Supplied(), engine, store, now, watch, command="demo")
