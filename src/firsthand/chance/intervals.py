"""Intervals for proportions and means."""

from __future__ import annotations

import math
from collections.abc import Sequence


def widen(low: float, middle: float, high: float, factor: float) -> tuple[float, float]:
    """Stretch an interval of shares (0 to 1) about its middle by a calibration factor, within 0 and 1."""
    return max(0.0, middle - (middle - low) * factor), min(1.0, middle + (high - middle) * factor)


def quantile_interval(draws: Sequence[float], level: float = 0.9) -> tuple[float, float]:
    """The central interval of draws by linear interpolation; ValueError if there are none."""
    if not draws:
        raise ValueError("an interval needs at least one draw")
    ordered = sorted(draws)
    tail = (1.0 - level) / 2.0
    return _at(ordered, tail), _at(ordered, 1.0 - tail)


def _at(ordered: Sequence[float], share: float) -> float:
    position = share * (len(ordered) - 1)
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)
