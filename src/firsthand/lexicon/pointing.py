"""Words that point back at somebody told before ("it", "the group", "both sides"): `data/generic/pointing.toml`."""

from __future__ import annotations

from functools import lru_cache

from firsthand.lexicon.files import checked, read_toml
from firsthand.lexicon.grammar import Words
from firsthand.model import Record

NAME = "generic/pointing.toml"


class Pointing(Record):
    """The file: pronouns by whom they stand for, and nouns by the kinds of actor that they can point at."""

    source: str
    person: Words
    thing: Words
    several: Words
    reflexive: Words
    speaker: Words
    possessive: Words
    within: Words
    given: Words
    denying: Words
    accusing: Words
    both: Words
    sides: Words
    announcing: Words
    own_gain: Words
    hostile: Words
    sending: Words
    spoken_for: Words
    forces: str
    follows: dict[str, Words]
    kinds: dict[str, Words]


@lru_cache(maxsize=1)
def pointing_words() -> Pointing:
    """The words, read once; raises LexiconError naming the file and the entry."""
    return checked(Pointing, NAME, read_toml(NAME))
