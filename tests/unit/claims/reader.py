"""Reads sentences of our own through the engine, for tests of the claims room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from firsthand.claims import Extractor, Reading
from firsthand.claims.match import Draft, drafts
from firsthand.claims.parse import ParsedSentence
from firsthand.claims.phrases import SentenceWords
from firsthand.claims.settle import settle
from firsthand.documents.build import build
from firsthand.lexicon import Lexicon
from firsthand.model import Claim, Mention
from firsthand.places import Gazetteer, find

DAY = date(2018, 7, 6)


@dataclass(slots=True)
class Reader:
    """One lexicon, gazetteer and parser for all tests."""

    lexicon: Lexicon = field(default_factory=Lexicon.load)
    gazetteer: Gazetteer = field(default_factory=lambda: Gazetteer.open(None))
    extractor: Extractor = field(init=False)

    def __post_init__(self) -> None:
        self.extractor = Extractor(self.lexicon, self.gazetteer)

    def words(self, text: str) -> SentenceWords:
        """One parsed sentence with its names and place words."""
        sentence = ParsedSentence(0, 0, len(text), text, 0, 0)
        self.extractor.parser.parse([sentence])
        hits = self.lexicon.names.find(text, DAY.year, countries=True)
        return SentenceWords(sentence, self.lexicon, hits, find(text, self.gazetteer))

    def drafts(self, text: str) -> list[Draft]:
        """The settled drafts of one sentence."""
        return settle(list(drafts(self.words(text), self.extractor.frames)))

    def draft(self, text: str, type_: str) -> Draft:
        """The only draft of a type in a sentence."""
        (found,) = [d for d in self.drafts(text) if d.type == type_]
        return found

    def reading(self, text: str) -> Reading:
        """A report of our own, read."""
        return self.extractor.explain(
            build(text, published=DAY, published_basis="given", publisher="The Valley Post", language="en")
        )

    def claims(self, text: str, *types: str) -> list[Claim]:
        """The claims of a report, of these types if any are given."""
        return [c for c in self.reading(text).claims if not types or c.type in types]

    def claim(self, text: str, type_: str) -> Claim:
        """The only claim of a type in a report."""
        (found,) = self.claims(text, type_)
        return found


def heads(draft: Draft) -> dict[str, list[str]]:
    """Role -> the head words of what fills it."""
    return {role: [p.head.text for p in phrases] for role, phrases in draft.roles.items() if phrases}


def texts(mentions: tuple[Mention, ...]) -> list[str]:
    """The words of mentions."""
    return [m.text for m in mentions]
