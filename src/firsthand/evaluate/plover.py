"""PLOVER: class, source and target of the main coded event of each sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.codings import CodedEvent, Coder
from firsthand.evaluate.snippets import snippets
from firsthand.pipeline.engine import Engine


def evaluate(source: Path, engine: Engine) -> Iterator[dict[str, Any]]:
    """The main event of every sentence of a .jsonl file (`id`, `text`); the benchmark knows one event a sentence."""
    coder = Coder(engine.lexicon, "plover")
    for id_, report, claims in snippets(source, engine):
        coded = coder.code(report, claims, dated=False)
        yield {"id": id_, "events": [as_event(event) for event in coded[:1]]}


def as_event(event: CodedEvent) -> dict[str, Any]:
    """A coded event in the benchmark's format: an actor that the words do not tell is null."""
    return {"type": event.code, "source": list(event.source) or None, "target": list(event.target) or None}
