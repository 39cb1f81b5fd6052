"""Middle values that one wild figure cannot move."""

from __future__ import annotations

from collections.abc import Sequence


def weighted_median(values: Sequence[float], weights: Sequence[float]) -> float:
    """The lower weighted median: the smallest value with at least half of the weight at or below it.

    It is always one of the values. ValueError if there are none, lengths differ, or no weight is positive.
    """
    if len(values) != len(weights):
        raise ValueError(f"{len(values)} values for {len(weights)} weights")
    pairs = sorted((v, w) for v, w in zip(values, weights, strict=True) if w > 0)
    if not pairs:
        raise ValueError("a weighted median needs a value of positive weight")
    half = sum(w for _, w in pairs) / 2.0
    running = 0.0
    for value, weight in pairs:
        running += weight
        if running >= half - 1e-12:
            return value
    return pairs[-1][0]
