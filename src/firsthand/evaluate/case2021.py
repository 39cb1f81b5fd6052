"""The 30 event types of CASE 2021 task 2: the main ACLED code of each snippet, under the task's name for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.codings import Coder
from firsthand.evaluate.snippets import snippets
from firsthand.pipeline.engine import Engine

LIST = "case2021"  # the name under which the lexicon keeps the task's class names


def evaluate(source: Path, engine: Engine) -> Iterator[dict[str, Any]]:
    """The class of every snippet of a .jsonl file (`id`, `text`): that of the main coded event."""
    coder = Coder(engine.lexicon, "acled")
    for id_, report, claims in snippets(source, engine):
        code = coder.main(report, claims, dated=False)
        yield {"id": id_, "label": coder.scheme.codes[code].names[LIST]}
