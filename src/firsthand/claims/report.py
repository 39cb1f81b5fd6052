"""What the readers of one report share: its sentences, day, theatre, lexicon and parser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from firsthand.claims.dateline import dateline, is_ticking, preamble
from firsthand.claims.parse import ParsedSentence, Parser
from firsthand.lexicon import Lexicon
from firsthand.model import Document, TextVersion

HEADED = 4  # sentences among which the one with the dateline is: headlines may stand before it


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
        report = cls(document, version, lexicon, parser)
        texts = [version.text[s.start : s.end] for s in version.sentences]
        ticking = is_ticking(texts)
        for i, (s, text) in enumerate(zip(version.sentences, texts, strict=True)):
            opening = (dateline(text, report.is_body) if i < HEADED else 0) or preamble(text, ticking=ticking)
            report.sentences.append(ParsedSentence(i, s.start, s.end, text, s.paragraph, s.segment, opening))
        return report

    def is_body(self, words: str) -> bool:
        """Tell whether words are the name of somebody who acts, not of a country."""
        actors = (self.lexicon.actors.get(i) for i in self.lexicon.names.ids(words, self.published.year))
        return any(a is None or a.kind != "state" for a in actors)

    @property
    def published(self) -> date:
        """The report's day."""
        return self.document.published

    def parse(self, indices: Iterable[int]) -> None:
        """Parse the sentences of these indices that are not parsed yet."""
        self.parser.parse(self.sentences[i] for i in indices)
