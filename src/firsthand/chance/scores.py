"""Scores of probabilities against outcomes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

SMALLEST = 1e-6
"""Probabilities are held this far from 0 and 1 in the log score, so that one error can't cost everything."""


class Bin(NamedTuple):
    """Forecasts of about one probability: their mean, how often they came true, and how many there are."""

    forecast: float
    observed: float
    size: int


def brier(posterior: Mapping[str, float], outcome: str) -> float:
    """The Brier score of one answer, halved to lie in 0 (right and sure) to 1 (wrong and sure)."""
    names = set(posterior) | {outcome}
    return 0.5 * sum((posterior.get(name, 0.0) - (name == outcome)) ** 2 for name in names)


def log_score(posterior: Mapping[str, float], outcome: str) -> float:
    """Minus the natural log of the probability given to what happened; 0 is best."""
    return -math.log(min(1.0, max(SMALLEST, posterior.get(outcome, 0.0))))


def reliability(forecasts: Sequence[float], outcomes: Sequence[bool], bins: int = 10) -> list[Bin]:
    """Forecasts gathered into equal bins; empty ones are left out. ValueError if lengths differ."""
    if len(forecasts) != len(outcomes):
        raise ValueError(f"{len(forecasts)} forecasts for {len(outcomes)} outcomes")
    members: dict[int, list[tuple[float, bool]]] = {}
    for forecast, outcome in zip(forecasts, outcomes, strict=True):
        members.setdefault(min(bins - 1, int(forecast * bins)), []).append((forecast, outcome))
    return [
        Bin(sum(f for f, _ in rows) / len(rows), sum(o for _, o in rows) / len(rows), len(rows))
        for _, rows in sorted(members.items())
    ]


def calibration_error(forecasts: Sequence[float], outcomes: Sequence[bool], bins: int = 10) -> float:
    """The mean gap between forecast and observed share over the bins, weighted by their counts (ECE)."""
    found = reliability(forecasts, outcomes, bins)
    count = sum(b.size for b in found)
    return sum(b.size * abs(b.forecast - b.observed) for b in found) / count if count else 0.0
