"""The words around place names, read from the lexicon once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from firsthand.lexicon.files import read_toml
from firsthand.places.names import fold

WORD_LISTS = (
    *("joints", "articles", "locatives", "parts", "groups", "settlements", "counts", "closing"),
    *("strict", "near", "followers", "generics"),
)
NOT_NAMES = ("calendar", "titles", "bodies", "people", "common", "everyday", "speech", "saying", "aged")


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
    everyday: frozenset[str]  # more words that are no place when alone
    speech: frozenset[str]  # what somebody does behind whose name it stands, and before it
    saying: frozenset[str]
    aged: frozenset[str]  # what follows somebody's age
    near: frozenset[str]  # before a name that is a place's, though many are called so
    locatives: frozenset[str]
    parts: frozenset[str]
    groups: frozenset[str]
    settlements: frozenset[str]
    counts: frozenset[str]
    closing: frozenset[str]  # what follows a name that stands alone
    strict: frozenset[str]
    followers: frozenset[str]  # words behind a name that say that it is a place
    generics: frozenset[str]
    demonyms: dict[str, str]  # folded demonym -> ISO country code
    demonym_starts: frozenset[str]
    given: frozenset[str]  # given names
    dotted: frozenset[str]  # titles that are written with a dot
    streets: frozenset[str]  # what closes the name of a street
    after_towns: frozenset[str]  # words after and before the names of towns, and how they begin and end
    after_town_starts: frozenset[str]
    before_towns: frozenset[str]
    before_town_ends: frozenset[str]
    peoples: dict[str, str]  # folded name of the people of a place that is no country -> the place's name
    short: dict[str, tuple[str, str]]  # short form of a unit, without dots -> its name and ISO 3166-2 code

    def plain(self, word: str) -> bool:
        """Tell whether this folded word is an everyday word, a day or a month."""
        return word in self.common or word in self.calendar

    def ordinary(self, word: str) -> bool:
        """Tell whether this folded word is no place when it stands alone."""
        return self.plain(word) or word in self.everyday


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The word lists that ship."""
    words, names = read_toml("places/words.toml"), read_toml("places/notnames.toml")
    local_words = read_toml("places/local.toml")
    local = local_words["settled"]
    demonyms = dict(_demonyms())
    heads = {fold(w): kind for kind, listed in words["heads"].items() for w in listed}
    return Vocabulary(
        heads=heads,
        head_starts=_starts(heads),
        head_ends=_ends(heads),
        openers={fold(w): kind for kind, listed in words["openers"].items() for w in listed},
        directions={fold(w): float(v) for w, v in words["directions"].items()},
        kilometres=dict(words["kilometres"]),
        demonyms=demonyms,
        demonym_starts=_starts(demonyms),
        given=frozenset(read_toml("places/givennames.toml")["names"]),
        dotted=frozenset(local_words["dotted"]),
        streets=frozenset(local_words["streets"]),
        after_towns=frozenset(local["after"]),
        after_town_starts=_starts(local["after"]),
        before_towns=frozenset(local["before"]),
        before_town_ends=_ends(local["before"]),
        peoples={fold(w): row["place"] for row in _table("peoples.csv") for w in row["words"].split("|")},
        short={s: (row["name"], row["unit"]) for row in _table("abbreviations.csv") for s in row["short"].split("|")},
        **{key: frozenset(words[key]) for key in WORD_LISTS},
        **{key: frozenset(fold(w) for w in names[key]) for key in NOT_NAMES},
    )


def _starts(phrases: Iterable[str]) -> frozenset[str]:
    """The first word of each phrase, the first two, ... : what a token can hold of its beginning."""
    split = [phrase.split() for phrase in phrases]
    return frozenset(" ".join(words[:n]) for words in split for n in range(1, len(words) + 1))


def _ends(phrases: Iterable[str]) -> frozenset[str]:
    """The last word of each phrase, the last two, ... : what a token can hold of its end."""
    split = [phrase.split() for phrase in phrases]
    return frozenset(" ".join(words[n:]) for words in split for n in range(len(words)))


def _table(name: str) -> list[dict[str, str]]:
    path = resources.files("firsthand.lexicon").joinpath("data", "places", name)
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def _demonyms() -> list[tuple[str, str]]:
    found = [(fold(word), row["iso"]) for row in _table("countries.csv") for word in row["demonyms"].split("|") if word]
    return [(form, iso) for word, iso in found for form in (word, word + "s")]
