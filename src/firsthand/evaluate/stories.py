"""Retold reports with gold claims: the product's own claims, one a line, with the story's id. Gold is never
looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from firsthand.documents.build import build
from firsthand.model import Document, DocumentError
from firsthand.pipeline.engine import Engine

GOLD = ("claims", "distractors")
KNOWN = ("theatre", "outlet_kind", "source_url", "title_translation")  # about the story, not told to the engine


def evaluate(source: Path, engine: Engine) -> Iterator[dict[str, Any]]:
    """The claims of every story under the path in wire format 1, each with the extra key "story"."""
    for row in rows(source):
        id_, document = story(row)
        for claim in engine.read(engine.identify(document)):
            yield claim.model_dump(mode="json") | {"story": id_}


def rows(source: Path) -> Iterator[dict[str, Any]]:
    """The stories of a folder of .json files, of one such file, or of a .jsonl file."""
    files: Iterable[Path] = sorted(source.glob("*.json")) if source.is_dir() else [source]
    for file in files:
        text = file.read_text(encoding="utf-8")
        found = text.split("\n") if file.suffix == ".jsonl" else [text]
        yield from (parse(line, file) for line in found if line.strip())


def parse(line: str, file: Path) -> dict[str, Any]:
    """One story without its gold."""
    try:
        row: dict[str, Any] = json.loads(line)
    except json.JSONDecodeError as error:
        raise DocumentError(f"{file}: not JSON ({error}); mend or leave out the file") from error
    return {name: value for name, value in row.items() if name not in GOLD and name not in KNOWN}


def story(row: dict[str, Any]) -> tuple[str, Document]:
    """The id and the document of a story, with its translation as second text version."""
    id_ = row.pop("id")
    document = build(
        row.pop("text"),
        published=date.fromisoformat(row.pop("published")),
        published_basis="given",
        publisher=row.pop("outlet"),
        title=row.pop("title", None),
        language=row.pop("language", None),
        translation=row.pop("translation", None),
    )
    if row:
        raise DocumentError(f"story {id_}: unexpected keys {sorted(row)}")
    return id_, document
