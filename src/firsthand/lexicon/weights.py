"""Weights of signs, learned from annotated reports and kept as data (`data/cues/standing.toml`)."""

from __future__ import annotations

from functools import lru_cache

from firsthand.lexicon.files import checked, read_toml
from firsthand.model.record import Record

STANDING = "cues/standing.toml"


class Weights(Record):
    """A logistic rule: the chance of news is 1 / (1 + exp(-(bias + sum of the weights of the signs
    that hold))).
    """

    made: str  # how and from what
    bias: float
    threshold: float  # news from this chance on, for what the sentence states or somebody says
    aside: float  # and for what is told aside: in a relative clause, an apposition, a participle, as a reason
    weight: dict[str, float]


@lru_cache(maxsize=1)
def standing_weights() -> Weights:
    """The weights of news against history."""
    return checked(Weights, STANDING, read_toml(STANDING))
