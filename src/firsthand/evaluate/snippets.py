"""Snippets without a day or a publisher, as two benchmarks give them, with the product's claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from firsthand.documents.build import build
from firsthand.evaluate.lines import rows
from firsthand.model import Claim, DocumentError, TextVersion
from firsthand.pipeline.engine import Engine

UNDATED = date(2021, 1, 1)  # the snippets come without a day: whatever the claims say of time is left unused


def snippets(source: Path, engine: Engine) -> Iterator[tuple[str, TextVersion, tuple[Claim, ...]]]:
    """Id, text version and claims of every line (`id`, `text`) of a .jsonl file."""
    for number, row in rows(source):
        id_, text = _snippet(row, f"{source}:{number}")
        document = build(text, published=UNDATED, published_basis="given", publisher=None, language="en")
        yield id_, document.reading, engine.read(document)


def _snippet(row: dict[str, Any], where: str) -> tuple[str, str]:
    try:
        id_, text = str(row.pop("id")), str(row.pop("text"))
    except KeyError as error:
        raise DocumentError(
            f"{where}: no snippet with id and text ({error!r}); mend or drop it"
        ) from error
    if row:
        raise DocumentError(f"{where}: unexpected keys {sorted(row)}")
    return id_, text
