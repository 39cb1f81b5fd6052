"""The rows of a benchmark's .jsonl file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.model import DocumentError


def rows(source: Path) -> Iterator[tuple[int, Any]]:
    """Each row with the number of its line, from 1; blank lines are none. DocumentError where a line is not JSON.

    Rows end at a line feed only: a text may hold other line breaks (U+2028).
    """
    for number, line in enumerate(source.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                raise DocumentError(f"{source}:{number}: not JSON ({error}); mend or leave out the line") from error


def texts(source: Path, id_: str = "id") -> Iterator[tuple[str, str]]:
    """Id and text of each row; DocumentError where a row lacks one of them. Other keys are left unread."""
    for number, row in rows(source):
        try:
            yield row[id_], row["text"]
        except (KeyError, TypeError) as error:
            raise DocumentError(
                f"{source}:{number}: no {id_} and text ({error!r}); mend or leave out the line"
            ) from error
