"""Words that point back at somebody told before ("it", "the group", "both sides"): `data/generic/pointing.toml`."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator, ValidationError

from firsthand.lexicon.files import read_toml
from firsthand.model import LexiconError, Record

NAME = "generic/pointing.toml"


def _split(text: object) -> object:
    return frozenset(text.split()) if isinstance(text, str) else text


Words = Annotated[frozenset[str], BeforeValidator(_split)]


class Pointing(Record):
    """The file: pronouns by whom they stand for, and nouns by the kinds of actor that they can point at."""

    source: str
    person: Words
    thing: Words
    several: Words
    reflexive: Words
    speaker: Words
    possessive: Words
    denying: Words
    accusing: Words
    both: Words
    sides: Words
    announcing: Words
    own_gain: Words
    spoken_for: Words
    forces: str
    follows: dict[str, Words]
    kinds: dict[str, Words]


@lru_cache(maxsize=1)
def pointing_words() -> Pointing:
    """The words, read once; raises LexiconError naming the file and the entry."""
    try:
        return Pointing.model_validate(read_toml(NAME))
    except ValidationError as error:
        raise LexiconError(f"{NAME}: {error}") from error
