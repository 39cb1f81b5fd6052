"""How far from its own words a claim of each type takes its place: `data/places/reach.toml`."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from firsthand.lexicon.files import checked, read_toml
from firsthand.lexicon.grammar import Words
from firsthand.model import Record

NAME = "places/reach.toml"


class Reach(IntEnum):
    """How far a claim looks for its place; each takes in those before it."""

    ROLE = 0  # the words that its frame marks as its place
    BESIDE = 1  # what stands beside its trigger ("in X", "near X")
    CLAUSES = 2  # the clauses above it
    SENTENCE = 3  # the nearest place of its sentence
    REPORT = 4  # the place that its report is about at that point


class Visits(Record):
    """What is told of the whole country: these claims of bodies of these kinds, or of whom these words name."""

    types: Words
    kinds: Words
    words: Words


class ReachTable(Record):
    """The file: claim types by their reach; those that stand nowhere reach as far as the report."""

    source: str
    role: Words
    beside: Words
    clauses: Words
    sentence: Words
    visits: Visits


def reach_of(type_: str) -> Reach:
    """The reach of a claim type."""
    return _by_type().get(type_, Reach.REPORT)


@lru_cache(maxsize=1)
def visits() -> Visits:
    """Whose coming and going is of the whole country."""
    return _table().visits


@lru_cache(maxsize=1)
def _table() -> ReachTable:
    return checked(ReachTable, NAME, read_toml(NAME))


@lru_cache(maxsize=1)
def _by_type() -> dict[str, Reach]:
    table = _table()
    steps = {Reach.ROLE: table.role, Reach.BESIDE: table.beside, Reach.CLAUSES: table.clauses}
    return {t: step for step, types in (*steps.items(), (Reach.SENTENCE, table.sentence)) for t in types}
