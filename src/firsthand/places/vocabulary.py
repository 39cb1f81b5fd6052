"""The words around place names, read from the lexicon once."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from firsthand.lexicon.files import read_toml
from firsthand.places.names import fold

WORD = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʻʼ‘`´\-–‑][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
JOINS = re.compile(r"[-–‑'’]")
OPENS = re.compile(r"[.!?:;]\s|[\"“”«]$")  # a gap behind which a sentence or quotation opens
SHORTENED = frozenset({"St", "Ste", "Mt", "Ft"})  # first words of names that are written with a dot
REMEMBERED = 50_000


class Token(NamedTuple):
    """A word of a text. `word` is without a possessive ending, `lower` its folded form; `owns` if it had
    the ending.
    """

    start: int
    end: int
    word: str
    lower: str
    capital: bool
    owns: bool
    spaced: bool  # only blanks between it and the word before
    first: bool  # opens the sentence


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word lists of lexicon/data/places, in the form that the finder needs."""

    heads: dict[str, str]  # words of a kind -> kind
    head_starts: frozenset[str]  # what a token can hold of their beginning, and of their end
    head_ends: frozenset[str]
    openers: dict[str, str]
    directions: dict[str, float]  # word -> degrees clockwise from north
    kilometres: dict[str, float]
    joints: frozenset[str]
    articles: frozenset[str]
    calendar: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    common: frozenset[str]
    locatives: frozenset[str]
    parts: frozenset[str]
    groups: frozenset[str]
    counts: frozenset[str]
    strict: frozenset[str]
    generics: frozenset[str]
    demonyms: dict[str, str]  # folded demonym -> ISO country code
    given: frozenset[str]  # given names
    dotted: frozenset[str]  # titles that are written with a dot
    streets: frozenset[str]  # what closes the name of a street
    beside_towns: tuple[frozenset[str], frozenset[str]]  # words after and before the names of towns
    peoples: dict[str, str]  # folded name of the people of a place that is no country -> the place's name
    short: dict[str, tuple[str, str]]  # short form of a unit, without dots -> its name and ISO 3166-2 code

    def plain(self, word: str) -> bool:
        """Tell whether this folded word is an everyday word, a day or a month."""
        return word in self.common or word in self.calendar


def tokens(text: str) -> list[Token]:
    """The words of a text with their offsets."""
    found: list[Token] = []
    before = 0
    for match in WORD.finditer(text):
        start, stop = match.span()
        word, lower, capital, owns = _read(match.group())
        gap = text[before:start]
        blank = gap in (" ", "") or gap.isspace()
        if gap == ". " and found[-1].word in SHORTENED:
            blank = True  # "St. Louis" is one name
        first = not found or (not blank and OPENS.search(gap) is not None)
        end = start + len(word)
        owns = owns or (word[-1] == "s" and text[end : end + 1] in ("'", "’"))
        found.append(Token(start, end, word, lower, capital, owns, blank, first))
        before = stop
    return found


@lru_cache(maxsize=REMEMBERED)
def _read(raw: str) -> tuple[str, str, bool, bool]:
    """A word without its possessive ending, its folded form, whether it has a capital, and if it had the ending."""
    word = POSSESSIVE.sub("", raw)
    capital = not raw.islower() and any(part[:1].isupper() for part in JOINS.split(word))
    return word, fold(word), capital, word != raw


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The word lists that ship."""
    words, names = read_toml("places/words.toml"), read_toml("places/notnames.toml")
    local_words = read_toml("places/local.toml")
    local = local_words["settled"]
    heads = {fold(w): kind for kind, listed in words["heads"].items() for w in listed}
    return Vocabulary(
        heads=heads,
        head_starts=frozenset(" ".join(words) for head in heads for words in _starts(head.split())),
        head_ends=frozenset(" ".join(words) for head in heads for words in _ends(head.split())),
        openers={fold(w): kind for kind, listed in words["openers"].items() for w in listed},
        directions={fold(w): float(v) for w, v in words["directions"].items()},
        kilometres=dict(words["kilometres"]),
        demonyms=dict(_demonyms()),
        given=frozenset(read_toml("places/givennames.toml")["names"]),
        dotted=frozenset(local_words["dotted"]),
        streets=frozenset(local_words["streets"]),
        beside_towns=(frozenset(local["after"]), frozenset(local["before"])),
        peoples={fold(w): row["place"] for row in _table("peoples.csv") for w in row["words"].split("|")},
        short={s: (row["name"], row["unit"]) for row in _table("abbreviations.csv") for s in row["short"].split("|")},
        **{
            key: frozenset(words[key])
            for key in ("joints", "articles", "locatives", "parts", "groups", "counts", "strict", "generics")
        },
        **{key: frozenset(fold(w) for w in names[key]) for key in ("calendar", "titles", "bodies", "people", "common")},
    )


def _starts(words: list[str]) -> list[list[str]]:
    return [words[:n] for n in range(1, len(words) + 1)]


def _ends(words: list[str]) -> list[list[str]]:
    return [words[n:] for n in range(len(words))]


def _table(name: str) -> list[dict[str, str]]:
    path = resources.files("firsthand.lexicon").joinpath("data", "places", name)
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def _demonyms() -> list[tuple[str, str]]:
    found = [(fold(word), row["iso"]) for row in _table("countries.csv") for word in row["demonyms"].split("|") if word]
    return [(form, iso) for word, iso in found for form in (word, word + "s")]
