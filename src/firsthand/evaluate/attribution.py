"""Who says what (PolNeAR): the product's own sayings as character offsets into the text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from firsthand.claims.attribution import Saying, attribute
from firsthand.claims.parse import Parser
from firsthand.claims.report import Report
from firsthand.documents.build import build
from firsthand.evaluate.lines import texts
from firsthand.lexicon import Lexicon
from firsthand.pipeline.engine import Engine

UNDATED = date(2016, 1, 1)  # the articles come without a day, and nothing here depends on it


def evaluate(source: Path, engine: Engine) -> Iterator[dict[str, Any]]:
    """The sayings of every text of a .jsonl file (`id`, `text`) as sources, cues and contents."""
    parser = Parser()
    for id_, text in texts(source):
        yield {"id": id_, "attributions": relations(text, engine.lexicon, parser)}


def relations(text: str, lexicon: Lexicon, parser: Parser) -> list[dict[str, list[list[int]]]]:
    """The outermost sayings of a text: the benchmark knows no saying inside another's content.

    Words in quotation marks are somebody's content, also where the text leaves open whose.
    """
    document = build(text, published=UNDATED, published_basis="given", publisher=None, language="en")
    report = Report.open(document, lexicon, parser)
    report.parse(range(len(report.sentences)))
    voices = attribute(report)
    sayings = voices.sayings
    spoken = [s for s in sayings if (quote := voices.quotes.at(s.cue.start)) is None or not quote.is_statement]
    return [relation(s) for s in spoken if not any(_inside(s, other) for other in sayings)]


def relation(saying: Saying) -> dict[str, list[list[int]]]:
    """A saying in the benchmark's format; its source is the whole phrase with appositions."""
    return {
        "source": [[saying.voice.start, saying.voice.end]] if saying.voice is not None else [],
        "cue": [[saying.cue.start, saying.cue.end]],
        "content": [[span.start, span.end] for span in saying.content],
    }


def _inside(saying: Saying, other: Saying) -> bool:
    return other is not saying and any(s.start <= saying.cue.start < s.end for s in other.content)
