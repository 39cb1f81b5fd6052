"""Probabilities as log-odds, where independent evidence adds up (Good, Weighing of Evidence, 1950)."""

from __future__ import annotations

import math
from collections.abc import Iterable

FURTHEST = 7.0
"""Log-odds beyond which nothing here claims to be sure: odds of about 1,100 to 1."""


def log_odds(probability: float) -> float:
    """The natural log of the odds of a probability strictly between 0 and 1; ValueError outside."""
    if not 0.0 < probability < 1.0:
        raise ValueError(f"log-odds need a probability strictly between 0 and 1, got {probability}")
    return math.log(probability / (1.0 - probability))


def probability(logodds: float) -> float:
    """The probability (0 to 1) of natural log-odds, stable at both ends."""
    if logodds >= 0:
        return 1.0 / (1.0 + math.exp(-logodds))
    weight = math.exp(logodds)
    return weight / (1.0 + weight)


def combine(prior: float, weights: Iterable[float]) -> float:
    """The probability after independent pieces of evidence, each a natural log likelihood ratio.

    The sum is bounded at `FURTHEST`, so that many weak voices never become certainty.
    """
    total = log_odds(prior) + sum(weights)
    return probability(max(-FURTHEST, min(FURTHEST, total)))
