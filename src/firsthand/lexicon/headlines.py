"""How headlines are printed (`data/english/headlines.toml`): which of their capitals say nothing."""

from __future__ import annotations

from functools import lru_cache

from firsthand.lexicon.files import checked, read_toml
from firsthand.lexicon.frames import carrying_verbs, load_frames, noun_classes
from firsthand.lexicon.grammar import Words
from firsthand.lexicon.saying import load_saying
from firsthand.model import Record

NAME = "english/headlines.toml"


class HeadlineWords(Record):
    """The file: `small` words keep their small letter in a headline, `plain` ones take it back in reading."""

    source: str
    small: Words
    plain: Words
    fewest: int


@lru_cache(maxsize=1)
def headline_words() -> HeadlineWords:
    """The words of the file; LexiconError names what breaks its schema."""
    return checked(HeadlineWords, NAME, read_toml(NAME))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words, in small letters, that are no name when a headline prints them with a capital."""
    words, frames = headline_words(), load_frames()
    verbs = carrying_verbs("light") | carrying_verbs("occur")
    return frozenset(words.small) | words.plain | frames.heads | set(noun_classes()) | load_saying().forms | verbs
