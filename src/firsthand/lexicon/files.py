"""The data files of the lexicon, read from the package."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any, TypeVar

from pydantic import ValidationError

from firsthand.model import LexiconError, Record

R = TypeVar("R", bound=Record)


@lru_cache(maxsize=256)
def read_toml(name: str) -> dict[str, Any]:
    """The content of `lexicon/data/<name>`; callers validate it against their schema and do not change it."""
    path = resources.files("firsthand.lexicon").joinpath("data", *name.split("/"))
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{name}: {error}") from error


def checked(schema: type[R], name: str, content: object) -> R:
    """The content of a data file as its schema's record; LexiconError naming the file and the entry that breaks it."""
    try:
        return schema.model_validate(content)
    except ValidationError as error:
        raise LexiconError(f"{name}: {error}") from error


def list_data(folder: str, suffix: str = ".toml") -> list[str]:
    """Names (for `read_toml`) of the data files in a folder of `lexicon/data`, sorted."""
    root = resources.files("firsthand.lexicon").joinpath("data", *folder.split("/"))
    return sorted(f"{folder}/{p.name}" for p in root.iterdir() if p.name.endswith(suffix)) if root.is_dir() else []
