"""The closed classes of English that reading a parse needs (`data/english/grammar.toml`), and their patterns."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator

from firsthand.lexicon.files import checked, read_toml
from firsthand.model import Record

NAME = "english/grammar.toml"


def _split(text: object) -> object:
    return frozenset(w.replace("_", " ") for w in text.split()) if isinstance(text, str) else text


Words = Annotated[frozenset[str], BeforeValidator(_split)]
Ordered = tuple[str, ...]


class VerbWords(Record):
    """Words that go with verbs: particles, auxiliaries, what may stand between the words of a phrasal verb."""

    particles: Words
    leading: Words
    skipped: Words
    begun: Words
    purposive: Words
    perceived: Words
    emptied_by: Words
    turned_by: Words
    resulting: Words
    going: Words
    owning: Words
    undergone: Words
    blamed: Words
    attributed: Words
    claimed: Words
    tending: Words
    copulas: Words
    perfect: Words
    conditions: Words
    undoing: Words
    future: Words
    will: Words
    duty: Words
    again: Words
    describing: Words
    charging: Words
    tried: Words
    left_so: Words


class NounWords(Record):
    """Pronouns, words of number, and prepositions that tell what part a noun has."""

    hit: Words
    kinds: Words
    idle: Words
    honorifics: Words
    relative: Words
    pronouns: Words
    articles: Words
    counts: Words
    counted_by: Words
    tolls: Words
    held_as: Words
    asides: dict[str, Words]
    tended: Words
    coming: Words
    backdrop: Words
    nearly: Words
    held: Words
    owned_up: Words
    owned: Words
    captives: Words
    past_days: Words
    followers: Words
    set_aside: Words
    held_under: Words
    apart: Words
    of_object: Words
    in_names: Words
    onward: Words
    listing: Words
    doers: Words
    dated: Words


class SiteWords(Record):
    """Words that put something at a place, list places, or point back at one; and groups of place kinds."""

    static: Ordered
    moving: Ordered
    where: str
    joined: Ordered
    including: Ordered
    listed_heads: Ordered
    located: Ordered
    located_between: Ordered
    capital: str
    definite: Ordered
    pointing: Words
    of_home: Words
    compass: Words
    shares: Words
    measures: Words
    portions: Words
    lands: Words
    parts: Words
    inside: Words
    settled: Words
    around_name: Ordered
    units: Words
    part_of_time: Ordered
    facility_heads: Words
    facilities: Words
    wide: Words
    wide_heads: Words
    vague: Words
    local: Words

    @property
    def locative(self) -> Ordered:
        """All locative prepositions, the static ones first."""
        return self.static + self.moving


class NoteWords(Record):
    """Words of coders' notes: the headings that tell a note's kind."""

    labels: Ordered


class Grammar(Record):
    """The file. `agrees`: noun -> kinds of place that it can point at; `disagrees`: kinds that other nouns cannot."""

    source: str
    verbs: VerbWords
    nouns: NounWords
    places: SiteWords
    notes: NoteWords
    agrees: dict[str, Words]
    disagrees: dict[str, Words]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The closed classes, read once; raises LexiconError naming the file and the entry."""
    return checked(Grammar, NAME, read_toml(NAME))


@lru_cache(maxsize=1)
def verb_words() -> VerbWords:
    """Words that go with verbs."""
    return grammar().verbs


@lru_cache(maxsize=1)
def noun_words() -> NounWords:
    """Words that go with nouns."""
    return grammar().nouns


@lru_cache(maxsize=1)
def labels() -> frozenset[str]:
    """Headings of coders' notes, in lower case."""
    return frozenset(grammar().notes.labels)


@lru_cache(maxsize=1)
def site_words() -> SiteWords:
    """Words that go with places."""
    return grammar().places


@lru_cache(maxsize=1)
def locatives() -> tuple[Ordered, Ordered]:
    """The static locative prepositions, and all of them, each in the order of reading."""
    return site_words().static, site_words().locative


@lru_cache(maxsize=1)
def joined() -> re.Pattern[str]:
    """The whole of what stands between two places of one list (", ", " and the villages of ")."""
    return re.compile(rf"\s*{_any(site_words().joined)}\s+{_listed()}")


@lru_cache(maxsize=1)
def including() -> re.Pattern[str]:
    """The whole of what stands between a group and its first named member ("villages on the river, including ")."""
    return re.compile(rf"[^.;]{{0,40}}?[,:]?\s*{_any(site_words().including)}\s+{_listed()}")


@lru_cache(maxsize=1)
def located() -> re.Pattern[str]:
    """The end of a text after which a name is a place ("entered the ", "in central ")."""
    words = site_words()
    return re.compile(rf"\b{_any(words.located)}\s+(?:{_any(words.located_between)}\s+)*$")


@lru_cache(maxsize=1)
def of_capital() -> re.Pattern[str]:
    """What follows a country's name where its capital is meant ("'s war-torn capital")."""
    return re.compile(rf"['’]s\s+(?:\w+\s+)?{re.escape(site_words().capital)}\b")


@lru_cache(maxsize=1)
def definite() -> Ordered:
    """Beginnings of words that point back, each with the blank after it: what `str.startswith` takes."""
    return tuple(f"{w} " for w in site_words().definite)


def agrees(noun: str, kind: str) -> bool:
    """Tell whether "the town", "the crossing", "the region" can point at a place of this kind."""
    words = grammar()
    wanted = words.agrees.get(noun)
    if wanted is not None:
        return kind in wanted
    return kind not in words.disagrees.get(noun, words.disagrees["other"])


def _any(words: Ordered) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


def _listed() -> str:
    return f"(?:the )?(?:{_any(site_words().listed_heads)} of )?"
