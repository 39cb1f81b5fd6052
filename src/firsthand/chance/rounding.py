"""Rounding that keeps a total."""

from __future__ import annotations

import math
from collections.abc import Sequence


def largest_remainder(values: Sequence[float], total: float = 100.0, digits: int = 0) -> list[float]:
    """Round shares so that they sum to `total` exactly (Hamilton's method); ties go to the earlier entry.

    Values are scaled to the total first; if all are zero, all come back as zero.
    ValueError for a negative value.
    """
    if any(value < 0 for value in values):
        raise ValueError("shares cannot be negative")
    whole = sum(values)
    if whole <= 0:
        return [0.0] * len(values)
    unit = 10**digits
    exact = [value / whole * total * unit for value in values]
    rounded = [math.floor(value + 1e-9) for value in exact]
    missing = round(total * unit) - sum(rounded)
    order = sorted(range(len(exact)), key=lambda i: (rounded[i] - exact[i], i))
    for index in order[: max(0, missing)]:
        rounded[index] += 1
    return [round(value / unit, digits) for value in rounded]
