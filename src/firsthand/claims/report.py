"""What the readers of one report share: its sentences, day, theatre, lexicon and parser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from firsthand.claims.parse import ParsedSentence, Parser
from firsthand.lexicon import Lexicon
from firsthand.model import Document, TextVersion


@dataclass(slots=True)
class Report:
    """One document in the reading. `theatre` is the conflict that it is about, if it could be told."""

    document: Document
    version: TextVersion
    lexicon: Lexicon
    parser: Parser
    theatre: str | None = None
    sentences: list[ParsedSentence] = field(default_factory=list)

    @classmethod
    def open(cls, document: Document, lexicon: Lexicon, parser: Parser) -> Report:
        """Lay out the version that the engine reads, without parsing anything yet."""
        version = document.reading
        sentences = [
            ParsedSentence(i, s.start, s.end, version.text[s.start : s.end], s.paragraph, s.segment)
            for i, s in enumerate(version.sentences)
        ]
        return cls(document, version, lexicon, parser, None, sentences)

    @property
    def published(self) -> date:
        """The report's day."""
        return self.document.published

    def parse(self, indices: Iterable[int]) -> None:
        """Parse the sentences of these indices that are not parsed yet."""
        self.parser.parse(self.sentences[i] for i in indices)
