"""Which capitalised words of a sentence are place names: the gazetteer proposes, the words around decide."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from firsthand.places.gazetteer import Gazetteer
from firsthand.places.names import fold
from firsthand.places.strangers import is_stranger, is_surname, speaks
from firsthand.places.tokens import Tokens
from firsthand.places.vocabulary import Vocabulary

COMMA = 2  # characters of a comma and a blank
ACRONYM = 4  # letters and dots of a short form ("US", "U.S.", "EU")
LONGEST = 5  # words in a name
DOTTED = frozenset({"gen", "col", "lt", "mr"})  # titles behind which a dot may stand
WELL_KNOWN = 20_000  # people: a single word without any sign of place counts as one from here
MAJOR = 300_000  # people of a city that may be said to speak
SAINT = "saint"
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

    def names(self, text: str, found: Tokens) -> Iterator[Name]:
        """Names from left to right, the longest at each word; they do not overlap."""
        taken = -1
        for at in found.capitals:
            if at > taken and found.lower[at] != "the":
                name = self._unit(text, found, at) or self._at(text, found, at)
                if name is not None:
                    taken = name.last
                    yield name

    def read(self, found: Tokens, first: int, last: int, name: str) -> Name:
        """The name that a marked run of tokens is: a people's, the short form of a unit's, or one as it stands."""
        folded = found.said(first, last)
        if folded in self.words.demonyms:
            return Name(first, last, name, self.words.demonyms[folded], head="country")
        people = self.words.peoples.get(folded)
        return self._short(first, last, name) or Name(first, last, people or name)

    def told(self, found: Tokens, at: int) -> bool:
        """Tell whether the words around a name say that it is a place's."""
        return self._signed(found, at) or self._framed(found, at) or self._qualified(found, at)

    def may_stand(self, found: Tokens, at: int) -> bool:
        """Tell whether nothing speaks against a name that is a place's elsewhere in the text."""
        after = found.after(at)
        if after is not None and found.capital[after] and self._closed(found, after):
            return False
        word, words = found.lower[at], self.words
        if (
            self.words.ordinary(word)
            or word in words.heads
            or word in words.titles
            or word in words.people
            or len(word) < 3
        ):
            return False
        return not self._is_somebody(found, word) and not self._after_title(found, at)

    def stands_in_compound(self, part: str, sure: Container[str]) -> bool:
        """Tell whether part of a word is a place's name: one of this text's, or a well-known one."""
        word = fold(part)
        if not part[:1].isupper() or self.words.ordinary(word) or word in self.words.given or word in self.words.people:
            return False
        return len(word) > 2 and (word in sure or (self.gazetteer.knows(part) and self._is_major(part)))

    def _short(self, first: int, last: int, name: str) -> Name | None:
        unit = self.words.short.get(name.replace(".", "").replace(" ", ""))
        return Name(first, last, unit[0], unit[1], head="admin1") if unit else None

    def _unit(self, text: str, found: Tokens, at: int) -> Name | None:
        """The short form of a unit after a comma, or with its dot after a hyphen: "Fresno, Calif.", "D-Ohio"."""
        if found.spaced[at] or not found.capital[at - 1]:
            return None
        if text[found.end[at - 1] : found.start[at]].strip() != ",":
            return None
        for last in (at + 1, at):
            if last < len(found) and (last == at or text[found.end[at] : found.start[last]] in (".", ". ")):
                short = self._short(at, last, text[found.start[at] : found.end[last]])
                if short is not None:
                    return short
        return None

    def _at(self, text: str, found: Tokens, at: int) -> Name | None:
        for last in range(self._reach(text, found, at), at - 1, -1):
            name = text[found.start[at] : found.end[last]]
            closed = self._with_head(text, found, at, last)
            if closed is not None:
                return closed
            if self.gazetteer.knows(name) and self._is_place(found, at, last, name):
                return Name(at, last, name)
        return self._demonym(found, at)

    def _with_head(self, text: str, found: Tokens, at: int, last: int) -> Name | None:
        """A name that only the gazetteer's curated part knows with its kind word: "K-1 military base"."""
        if found.capital[last + 1] or found.owns[last]:
            return None
        for end in range(min(last + 3, len(found) - 1), last, -1):
            if found.lower[end] not in self.words.heads:
                continue
            name = text[found.start[at] : found.end[end]]
            if self.gazetteer.overlay.knows(fold(name)):
                return Name(at, end, name)
        return None

    def _reach(self, text: str, found: Tokens, at: int) -> int:
        """The last token that a name beginning here may end with; an owner is part of few ("Cox's Bazar")."""
        last = at
        for i in range(at + 1, at + LONGEST):
            if not found.spaced[i]:
                break
            if found.owns[i - 1] and not (
                found.capital[i] and self.gazetteer.knows(text[found.start[at] : found.end[i]])
            ):
                break
            if found.capital[i] or found.word[i].isdigit():
                last = i
            elif found.lower[i] not in self.words.joints:
                break
        return last

    def _is_place(self, found: Tokens, at: int, last: int, name: str) -> bool:
        if last == at and (found.lower[at] in self.words.demonyms or len(found.word[at]) < 2):
            return False
        after = found.after(last)
        if after is not None and found.capital[after] and self._closed(found, after):
            return False
        if self._after_title(found, at):
            return False
        return self._alone(found, at, name) if last == at else self._together(found, at, last, name)

    def _together(self, found: Tokens, at: int, last: int, name: str) -> bool:
        """A name of several words."""
        if found.lower[at] == SAINT and found.owns[last] and self._people(name) < MAJOR:
            return False  # "St. Patrick's" is a church's or a day's
        if self.gazetteer.overlay.knows(fold(name)) or self._is_great(name):
            return True
        if last == at + 1 and is_surname(found, last, self.words):  # "Glen Allen" may be either
            return (self._signed(found, at) and found.lower[at - 1] != "and") or self._qualified(found, last)
        words, people = self.words, self.words.people
        return not all(words.plain(lower) or lower in people for lower in found.lower[at : last + 1])

    def _alone(self, found: Tokens, at: int, name: str) -> bool:
        """A name of one word: everyday words never, others with a sign of place or when they are well
        known.
        """
        word = found.lower[at]
        if self._qualified(found, at) or (found.word[at].isupper() and len(name) <= ACRONYM and self._is_great(name)):
            return True
        if self._opens_longer_name(found, at):
            return False
        if self._framed(found, at):
            after = found.after(at)
            return after is None or not self._odd(found, after)
        if self.words.ordinary(word) or word in self.words.titles or word in self.words.directions:
            return False
        if self._in_longer_name(found, at):
            return False
        if word in self.words.heads or (word in self.words.people and not self._where(found, at)):
            return False
        if not self._strictly(found, at) and self._is_somebody(found, word):
            return False
        return self._signed(found, at) or self._well_known(name)

    def _is_somebody(self, found: Tokens, word: str) -> bool:
        if is_stranger(found, word, self.words):
            return True
        return speaks(found, word, self.words) and not self._is_major(word)

    def _where(self, found: Tokens, at: int) -> bool:
        """ "near Brandon", "in Clinton": a place, though many are called so; a thorough reading takes the second."""
        before = found.before(at)
        if before is None:
            return False
        return found.lower[before] in self.words.near or (self.bodies and found.lower[before] == "in")

    def _is_major(self, name: str) -> bool:
        """Tell whether a government or a crowd may speak by this name: "Moscow said"."""
        return self._people(name) >= MAJOR or any(p.kind in GREAT for p in self.gazetteer.lookup(name)[:3])

    def _people(self, name: str) -> int:
        return max((place.population for place in self.gazetteer.lookup(name)[:1]), default=0)

    def _strictly(self, found: Tokens, at: int) -> bool:
        return found.spaced[at] and found.lower[at - 1] in self.words.strict

    def _qualified(self, found: Tokens, at: int) -> bool:
        """ "Gary, Ind.", "Chad, Ohio": what holds it follows after a comma."""
        after = at + 1
        if not found.capital[after] or found.owns[at]:
            return False
        if found.start[after] - found.end[at] != COMMA:
            return False
        holder = found.word[after]
        return holder in self.words.short or any(p.kind == "admin1" for p in self.gazetteer.lookup(holder)[:1])

    def _is_great(self, name: str) -> bool:
        return any(p.kind in ("country", "region") for p in self.gazetteer.lookup(name)[:1])

    def _opens_longer_name(self, found: Tokens, at: int) -> bool:
        """ "Tell" of "Tell Marak", "Ain" of "Ain al-Hur", and the second half of either."""
        before, after, generics = found.before(at), found.after(at), self.words.generics
        if before is not None and found.capital[before] and found.lower[before] in generics:
            return True
        if after is None or not found.capital[after]:
            return False
        first, hyphen, _ = found.word[after].partition("-")
        return bool(hyphen and first.lower() in self.words.articles) or found.lower[at] in generics

    def _framed(self, found: Tokens, at: int) -> bool:
        """ "the town of X", "X province"."""
        heads = self.words.heads
        if at > 1 and found.lower[at - 1] == "of" and found.spaced[at] and found.lower[at - 2] in heads:
            return True
        after = found.after(at)
        return after is not None and not found.capital[after] and heads.get(found.lower[after]) not in (None, "area")

    def _signed(self, found: Tokens, at: int) -> bool:
        words, after = self.words, found.after(at)
        before = found.lower[at - 1] if found.spaced[at] else ""
        if before in words.locatives or before in words.directions or before == "and" or before in words.before_towns:
            return True
        if after is None or found.capital[after]:
            return False
        return found.lower[after] in words.after_towns or found.lower[after] in words.followers

    def _well_known(self, name: str) -> bool:
        if self.gazetteer.overlay.knows(fold(name)):
            return True
        return any(p.population >= WELL_KNOWN or p.kind in GREAT for p in self.gazetteer.lookup(name)[:3])

    def _in_longer_name(self, found: Tokens, at: int) -> bool:
        """Next to another capitalised word that is neither place, head, direction nor an everyday word: a
        person.
        """
        return any(t is not None and self._odd(found, t) for t in (found.before(at), found.after(at)))

    def _odd(self, found: Tokens, at: int) -> bool:
        if not found.capital[at]:
            return False
        words, lower = self.words, found.lower[at]
        if lower in words.given and lower not in words.calendar:
            return True
        plain = self.words.ordinary(lower) if self.bodies else words.plain(lower)
        if plain or lower in words.demonyms or lower in words.heads or lower in words.directions:
            return False
        return not found.first[at] and (lower in words.people or not self.gazetteer.knows(found.word[at]))

    def _closed(self, found: Tokens, after: int) -> bool:
        """ "Idlib Military Council", "Donetsk People's Republic": the name of a body, unless a head word
        closes it; "Denver Avenue": that of a street.
        """
        lower = found.lower[after]
        if lower in self.words.streets:
            return True
        lower = "peoples" if lower == "people" and found.owns[after] else lower
        return not self.bodies and lower in self.words.bodies and lower not in self.words.heads

    def _after_title(self, found: Tokens, at: int) -> bool:
        if not found.capital[at - 1] or found.lower[at - 1] not in self.words.titles:
            return False
        return not found.owns[at - 1] and (found.spaced[at] or found.lower[at - 1] in DOTTED)

    def _demonym(self, found: Tokens, at: int) -> Name | None:
        demonyms = self.words.demonyms
        if found.lower[at] not in self.words.demonym_starts:
            return None
        for last in (at + 1, at):
            if last == at or found.spaced[last]:
                said = found.said(at, last)
                if said in demonyms:
                    return Name(at, last, " ".join(found.word[at : last + 1]), demonyms[said])
        return None
