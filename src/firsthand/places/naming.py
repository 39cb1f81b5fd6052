"""Which capitalised words of a sentence are place names: the gazetteer proposes, the words around decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.places.gazetteer import Gazetteer
from firsthand.places.names import fold
from firsthand.places.strangers import is_surname, strangers
from firsthand.places.vocabulary import Token, Vocabulary

COMMA = 2  # characters of a comma and a blank
ACRONYM = 4  # letters and dots of a short form ("US", "U.S.", "EU")
LONGEST = 5  # words in a name
WELL_KNOWN = 20_000  # people: a single word without any sign of place counts as one from here
GREAT = frozenset({"country", "admin1", "region", "sea"})


class Name(NamedTuple):
    """A run of tokens [first, last] that names a place.

    `iso`: the country of a demonym, or the unit that a short form means (ISO 3166-2); `head`: the kind that
    goes with it.
    """

    first: int
    last: int
    text: str
    iso: str | None = None
    known: bool = True
    head: str | None = None


class Namer:
    """Finds names in tokens."""

    def __init__(self, gazetteer: Gazetteer, vocabulary: Vocabulary, bodies: bool = False) -> None:
        self.gazetteer = gazetteer
        self.words = vocabulary
        self.bodies = bodies  # a place inside the name of a body counts ("the Odesa city council")
        self._strangers: frozenset[str] = frozenset()

    def names(self, text: str, found: Sequence[Token]) -> Iterator[Name]:
        """Names from left to right, the longest at each word; they do not overlap."""
        self._strangers = strangers(found, self.words)
        at = 0
        while at < len(found):
            open_here = found[at].capital and found[at].lower != "the"
            name = (self._unit(text, found, at) or self._at(text, found, at)) if open_here else None
            if name is not None:
                yield name
            at = name.last + 1 if name is not None else at + 1

    def read(self, found: Sequence[Token], first: int, last: int, name: str) -> Name:
        """The name that a marked run of tokens is: a people's, the short form of a unit's, or one as it stands."""
        folded = " ".join(t.lower for t in found[first : last + 1])
        if folded in self.words.demonyms:
            return Name(first, last, name, self.words.demonyms[folded], head="country")
        people = self.words.peoples.get(folded)
        return self._short(first, last, name) or Name(first, last, people or name)

    def _short(self, first: int, last: int, name: str) -> Name | None:
        unit = self.words.short.get(name.replace(".", "").replace(" ", ""))
        return Name(first, last, unit[0], unit[1], head="admin1") if unit else None

    def _unit(self, text: str, found: Sequence[Token], at: int) -> Name | None:
        """The short form of a unit after a comma, or with its dot after a hyphen: "Fresno, Calif.", "D-Ohio"."""
        gap = text[found[at - 1].end : found[at].start] if at else ""
        if not (gap.strip() == "," and found[at - 1].capital):
            return None
        for last in (at + 1, at):
            if last < len(found) and (last == at or text[found[at].end : found[last].start] in (".", ". ")):
                short = self._short(at, last, text[found[at].start : found[last].end])
                if short is not None:
                    return short
        return None

    def _at(self, text: str, found: Sequence[Token], at: int) -> Name | None:
        for last in range(self._reach(found, at), at - 1, -1):
            name = text[found[at].start : found[last].end]
            closed = self._with_head(text, found, at, last)
            if closed is not None:
                return closed
            if self.gazetteer.knows(name) and self._is_place(found, at, last, name):
                return Name(at, last, name)
        return self._demonym(found, at)

    def _with_head(self, text: str, found: Sequence[Token], at: int, last: int) -> Name | None:
        """A name that only the gazetteer's curated part knows with its kind word: "K-1 military base"."""
        if last + 1 >= len(found) or found[last + 1].capital or found[last].owns:
            return None
        for end in range(min(last + 3, len(found) - 1), last, -1):
            if found[end].lower not in self.words.heads:
                continue
            name = text[found[at].start : found[end].end]
            if self.gazetteer.overlay.knows(fold(name)):
                return Name(at, end, name)
        return None

    def _reach(self, found: Sequence[Token], at: int) -> int:
        """The last token that a name beginning here may end with."""
        last = at
        for i in range(at + 1, min(at + LONGEST, len(found))):
            token = found[i]
            if not token.spaced or found[i - 1].owns:
                break
            if token.capital or token.word.isdigit():
                last = i
            elif token.lower not in self.words.joints:
                break
        return last

    def _is_place(self, found: Sequence[Token], at: int, last: int, name: str) -> bool:
        token = found[at]
        if last == at and (token.lower in self.words.demonyms or len(token.word) < 2):
            return False
        if (not self.bodies and self._part_of_body(found, last)) or self._after_title(found, at):
            return False
        if self._is_street(found, last):
            return False
        if last > at:
            if self.gazetteer.overlay.knows(fold(name)) or self._is_great(name):
                return True
            if last == at + 1 and is_surname(found, last, self.words):  # "Glen Allen" may be either
                return self._signed(found, at) or self._qualified(found, last)
            return not all(self.words.plain(t.lower) or t.lower in self.words.people for t in found[at : last + 1])
        return self._alone(found, at, name)

    def _alone(self, found: Sequence[Token], at: int, name: str) -> bool:
        """A name of one word: everyday words never, others with a sign of place or when they are well
        known.
        """
        word = found[at].lower
        if self._qualified(found, at) or (found[at].word.isupper() and len(name) <= ACRONYM and self._is_great(name)):
            return True
        if self._opens_longer_name(found, at):
            return False
        if self._framed(found, at):
            after = self._next(found, at)
            return after is None or not self._odd(after)
        if self.words.plain(word) or word in self.words.titles or word in self.words.directions:
            return False
        if self._in_longer_name(found, at):
            return False
        if word in self._strangers and not self._strictly(found, at):
            return False
        if word in self.words.people or word in self.words.heads:
            return False
        return self._signed(found, at) or self._well_known(name)

    def _strictly(self, found: Sequence[Token], at: int) -> bool:
        return at > 0 and found[at].spaced and found[at - 1].lower in self.words.strict

    def _qualified(self, found: Sequence[Token], at: int) -> bool:
        """ "Gary, Ind.", "Chad, Ohio": what holds it follows after a comma."""
        after = found[at + 1] if at + 1 < len(found) else None
        if after is None or not after.capital or after.start - found[at].end != COMMA or found[at].owns:
            return False
        return after.word in self.words.short or any(p.kind == "admin1" for p in self.gazetteer.lookup(after.word)[:1])

    def _is_great(self, name: str) -> bool:
        return any(p.kind in ("country", "region") for p in self.gazetteer.lookup(name)[:1])

    def _is_street(self, found: Sequence[Token], last: int) -> bool:
        after = self._next(found, last)
        return after is not None and after.capital and after.lower in self.words.streets

    def _opens_longer_name(self, found: Sequence[Token], at: int) -> bool:
        """ "Tell" of "Tell Marak", "Ain" of "Ain al-Hur", and the second half of either."""
        before = found[at - 1] if at > 0 and found[at].spaced else None
        if before is not None and before.capital and not before.owns and before.lower in self.words.generics:
            return True
        after = self._next(found, at)
        if after is None or not after.capital:
            return False
        article = "-" in after.word and after.word.split("-")[0].lower() in self.words.articles
        return article or found[at].lower in self.words.generics

    def _framed(self, found: Sequence[Token], at: int) -> bool:
        """ "the town of X", "X province"."""
        before = found[at - 1].lower if at > 0 and found[at].spaced else ""
        if before == "of" and at > 1 and found[at - 2].lower in self.words.heads:
            return True
        after = self._next(found, at)
        return after is not None and not after.capital and self.words.heads.get(after.lower) not in (None, "area")

    def _signed(self, found: Sequence[Token], at: int) -> bool:
        before = found[at - 1].lower if at > 0 and found[at].spaced else ""
        return before in self.words.locatives or before in self.words.directions or before == "and"

    def _well_known(self, name: str) -> bool:
        if self.gazetteer.overlay.knows(fold(name)):
            return True
        return any(p.population >= WELL_KNOWN or p.kind in GREAT for p in self.gazetteer.lookup(name)[:3])

    def _in_longer_name(self, found: Sequence[Token], at: int) -> bool:
        """Next to another capitalised word that is neither place, head, direction nor an everyday word: a
        person.
        """
        before = found[at - 1] if at > 0 and found[at].spaced else None
        after = self._next(found, at)
        return any(t is not None and self._odd(t) for t in (before if before and not before.owns else None, after))

    def _odd(self, token: Token) -> bool:
        words = self.words
        if token.capital and token.lower in words.given:
            return True
        if not token.capital or words.plain(token.lower) or token.lower in words.demonyms:
            return False
        if token.lower in words.heads or token.lower in words.directions or token.first:
            return False
        return token.lower in words.people or not self.gazetteer.knows(token.word)

    def _part_of_body(self, found: Sequence[Token], last: int) -> bool:
        """ "Idlib Military Council", "Donetsk People's Republic": the name of a body, unless a head word
        closes it.
        """
        after = self._next(found, last)
        if after is None or not after.capital or found[last].owns:
            return False
        lower = "peoples" if after.lower == "people" and after.owns else after.lower
        return lower in self.words.bodies and lower not in self.words.heads

    def _after_title(self, found: Sequence[Token], at: int) -> bool:
        before = (
            found[at - 1]
            if at > 0 and (found[at].spaced or found[at - 1].lower in ("gen", "col", "lt", "mr"))
            else None
        )
        return before is not None and before.capital and before.lower in self.words.titles and not before.owns

    def _next(self, found: Sequence[Token], at: int) -> Token | None:
        if at + 1 >= len(found) or not found[at + 1].spaced or found[at].owns:
            return None
        return found[at + 1]

    def _demonym(self, found: Sequence[Token], at: int) -> Name | None:
        for last in (at + 1, at):
            if last < len(found) and (last == at or found[last].spaced):
                lower = " ".join(t.lower for t in found[at : last + 1])
                if lower in self.words.demonyms:
                    return Name(at, last, " ".join(t.word for t in found[at : last + 1]), self.words.demonyms[lower])
        return None
