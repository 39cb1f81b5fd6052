"""Who a source is: known names over its words, and fuller names given earlier in the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.claims.attribution import sources
from firsthand.claims.parse import ParsedSentence
from firsthand.lexicon.saying import SayingWords
from firsthand.model import Actor, Basis, Mention, MentionKind, Official, Outlet

if TYPE_CHECKING:
    from firsthand.claims.report import Report
    from firsthand.claims.tree import Token
    from firsthand.lexicon.records import NameHit

PERSONAL = frozenset({"he", "she"})
THINGS = frozenset({"it", "they", "this", "these", "those"})
POINTING = frozenset({"the", "this", "that", "his", "her", "its", "their", "these", "those"})
FULL = r"((?:[A-Z][\w'’.-]*\s+(?:(?:al|el|bin|ibn|van|von|de|der|ben|abu)[\s-])?){1,3}%s)\b"


@dataclass(slots=True)
class Naming:
    """Names over the words of one report. The lexicon is asked once for the whole text."""

    report: Report
    words: SayingWords
    _hits: list[NameHit] | None = field(default=None, repr=False)

    @property
    def hits(self) -> list[NameHit]:
        """Known names of the text, in order."""
        if self._hits is None:
            names, text = self.report.lexicon.names, self.report.version.text
            self._hits = list(names.find(text, self.report.published.year, countries=True))
        return self._hits

    def is_outlet(self, sentence: ParsedSentence, token: Token) -> bool:
        """Tell whether a word stands in the name of a medium."""
        at = sentence.at(token)
        return any(h.kind == "outlet" and h.start <= at < h.end for h in self.hits)

    def canonical(self, hit: NameHit) -> tuple[str | None, str]:
        """Id and name of a known name; no id where the words may mean several."""
        lexicon = self.report.lexicon
        only = hit.ids[0] if len(hit.ids) == 1 else None
        tables: dict[str, Mapping[str, Actor | Outlet | Official]] = {
            "official": lexicon.officials,
            "outlet": lexicon.outlets,
            "actor": lexicon.actors,
        }
        record = tables.get(hit.kind, {}).get(only or "")
        return only, str(record.name) if record is not None else hit.text

    def within(self, start: int, end: int) -> list[NameHit]:
        """Known names inside a stretch of the text."""
        return [h for h in self.hits if start <= h.start and h.end <= end]

    def mention(self, sentence: ParsedSentence, head: Token) -> Mention:
        """The source as it stands, with the id and full name that its own words or the earlier text give."""
        span = sentence.span(*sources.words_of(head))
        at = sentence.at(head)
        known = [h for h in self.within(span.start, span.end) if h.start <= at < h.end]
        person = next((h for h in known if h.kind == "official"), None)
        hit = person or (known[-1] if known else None)
        id_, name = self.canonical(hit) if hit is not None else (None, self._name(sentence, head))
        if name is not None and hit is None and " " not in name:
            id_, name = self.fuller(name, span.start)
        if id_ is None and name is None and head.tag_ == "NNS":
            id_, name = self._party(span.text)
        return Mention(
            start=span.start, end=span.end, text=span.text, basis=Basis.SAID,
            kind=self.kind(head, hit), id=id_, name=name,
            unresolved=None if id_ else "not in the lexicon" if name else "not named",
        )  # fmt: skip

    def kind(self, head: Token, hit: NameHit | None) -> MentionKind:
        """Whether the source is a person; other voices are sources."""
        if hit is not None:
            return "person" if hit.kind == "official" else "source"
        return "person" if head.lower_ in self.words.persons or head.lower_ in PERSONAL else "source"

    def _party(self, words: str) -> tuple[str | None, str | None]:
        """The side that a plural without a name speaks for here ("opposition leaders"), if the theatre settles it."""
        lexicon = self.report.lexicon
        theatre = lexicon.theatres.get(self.report.theatre or "")
        found = lexicon.generic(words, theatre, self.report.published.year)
        return (found.id, found.name) if found is not None and found.id is not None else (None, None)

    def fuller(self, surname: str, before: int) -> tuple[str | None, str]:
        """Id and full name of somebody named by surname: the nearest fuller name earlier in the text."""
        officials = [h for h in self.hits if h.kind == "official" and h.start < before]
        for hit in reversed(officials):
            id_, name = self.canonical(hit)
            if surname in (hit.text.split()[-1], name.split()[-1]):
                return id_, name
        earlier = re.findall(FULL % re.escape(surname), self.report.version.text[:before])
        for found in reversed(earlier):
            name = self._untitled(found.split())
            if " " in name:
                return None, name
        return None, surname

    def _name(self, sentence: ParsedSentence, head: Token) -> str | None:
        """The run of proper nouns that ends in the head, titles aside; None for common nouns."""
        if head.tag_ not in ("NNP", "NNPS"):
            return None
        run = [head]
        while run[0].i > 0 and run[0].nbor(-1).tag_ in ("NNP", "NNPS", "HYPH") and run[0].nbor(-1).head in (head, *run):
            run.insert(0, run[0].nbor(-1))
        span = sentence.span(run[0], head)
        return self._untitled(span.text.split()) or None

    def _untitled(self, parts: list[str]) -> str:
        while len(parts) > 1 and parts[0].lower() in self.words.titles:
            parts = parts[1:]
        return " ".join(parts)

    def is_pronoun(self, head: Token) -> bool:
        """Tell whether the source is a pronoun of the third person."""
        return head.lower_ in PERSONAL or (head.lower_ in THINGS and head.tag_ in ("PRP", "DT"))

    def points_back(self, head: Token) -> bool:
        """Tell whether the source is a bare definite noun ("the spokesman", "the statement")."""
        if (
            head.tag_ not in ("NN", "NNS")
            or head.lower_ not in self.words.persons | self.words.bodies | self.words.papers
        ):
            return False
        first, last = sources.words_of(head)
        return first.lower_ in POINTING and last == head and head.i - first.i <= 1
