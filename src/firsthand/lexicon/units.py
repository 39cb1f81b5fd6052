"""Number words, units of measure and the things that news counts (`data/quantities/*.toml`)."""

from __future__ import annotations

from functools import lru_cache

from firsthand.lexicon.files import checked, read_toml
from firsthand.model.record import Record

NUMBERS = "quantities/numbers.toml"
UNITS = "quantities/units.toml"


class NumberWords(Record):
    """Words that stand for numbers, and those that open a number's range to one side."""

    value: dict[str, float]
    scale: dict[str, float]
    ordinal: dict[str, int]
    vague: dict[str, tuple[str, ...]]
    fraction: dict[str, float]
    before: dict[str, tuple[str, ...]]  # over, least, most, under, about
    after: dict[str, tuple[str, ...]]
    not_alone: dict[str, tuple[str, ...]]  # what makes a number part of a name or of another word


class Measure(Record):
    """A unit of measure: its spellings, the unit that it is told in, and the factor to it."""

    unit: str
    factor: float
    names: tuple[str, ...]
    of: str


class CountedThings(Record):
    """What is counted: nouns by unit, measures, and which units each type of claim can own."""

    nouns: dict[str, tuple[str, ...]]  # unit -> nouns (singular)
    kinds: dict[str, tuple[str, ...]]  # killed, wounded, ... -> their words
    measure: tuple[Measure, ...]
    belongs: dict[str, tuple[str, ...]]  # claim type -> units that it takes
    of: dict[str, str]  # claim type -> what its figures count
    counts: frozenset[str]  # nouns that announce a figure: "the toll has risen to"


@lru_cache(maxsize=1)
def numbers() -> NumberWords:
    """The number words, read once."""
    return checked(NumberWords, NUMBERS, read_toml(NUMBERS))


@lru_cache(maxsize=1)
def things() -> CountedThings:
    """Units and counted nouns, read once."""
    return checked(CountedThings, UNITS, read_toml(UNITS))
