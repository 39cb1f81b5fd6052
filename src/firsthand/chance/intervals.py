"""Intervals for proportions and means."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scipy.stats import beta as beta_distribution
from scipy.stats import norm


def beta_interval(successes: float, trials: float, level: float = 0.9) -> tuple[float, float]:
    """The equal-tailed interval of a share under Jeffreys' prior (Brown, Cai and DasGupta, 2001).

    With no success the low end is 0, with no failure the high end is 1.
    ValueError unless 0 <= successes <= trials.
    """
    if not 0 <= successes <= trials:
        raise ValueError(f"successes must lie between 0 and trials, got {successes} of {trials}")
    tail = (1.0 - level) / 2.0
    shape = (successes + 0.5, trials - successes + 0.5)
    low = 0.0 if successes == 0 else float(beta_distribution.ppf(tail, *shape))
    high = 1.0 if successes == trials else float(beta_distribution.ppf(1.0 - tail, *shape))
    return low, high


def normal_interval(mean: float, deviation: float, level: float = 0.9) -> tuple[float, float]:
    """The equal-tailed interval of a normal distribution, in the unit of `mean`.

    ValueError for a negative deviation.
    """
    if deviation < 0:
        raise ValueError(f"a standard deviation cannot be negative, got {deviation}")
    reach = float(norm.ppf(0.5 + level / 2.0)) * deviation
    return mean - reach, mean + reach


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
