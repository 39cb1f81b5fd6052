"""Krippendorff's alpha: how far coders agree beyond chance, for values of any level of measurement.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), after chapter 12 of "Content Analysis".
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.chance.intervals import quantile_interval


class Level(StrEnum):
    """What may be said of two values: that they differ, which is first, how far, how many times, what they share."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"
    SETS = "sets"


class Agreement(NamedTuple):
    """Alpha (1: all agree, 0: as by chance, below: less) with its 95 % interval, and what it rests on.

    None where it cannot be told: fewer than two values to compare, or one and the same value everywhere.
    """

    alpha: float | None
    low: float | None
    high: float | None
    units: int
    values: int


Value = Hashable
Figures = NDArray[np.float64]


def agreement(units: Iterable[Sequence[Value]], level: Level, draws: int = 1000, seed: int = 0) -> Agreement:
    """Alpha of units with the values that coders gave each; a unit that fewer than two coded tells nothing.

    The interval comes from resampling units with replacement (Zapf and others, BMC Medical Research Methodology 16:93,
    2016), which keeps what coders share within one; it is the same for the same seed. Draws in which all values are
    the same tell no alpha and are left out. TypeError for values that have not the level.
    """
    table = Table(units, level)
    alpha = table.alpha(np.ones(table.units))
    random = np.random.default_rng(seed)
    picked = (random.integers(0, table.units, table.units) for _ in range(draws if alpha is not None else 0))
    drawn = (table.alpha(np.bincount(at, minlength=table.units).astype(float)) for at in picked)
    alphas = [a for a in drawn if a is not None]
    low, high = quantile_interval(alphas, 0.95) if alphas else (None, None)
    return Agreement(alpha, low, high, table.units, table.values)


def krippendorff(units: Iterable[Sequence[Value]], level: Level) -> float | None:
    """Alpha alone; None where there is nothing to compare or no variation."""
    table = Table(units, level)
    return table.alpha(np.ones(table.units))


def masi(one: Value, other: Value) -> float:
    """Distance of two sets from 0 to 1: what they share, and whether one holds the other.

    R. Passonneau, "Measuring Agreement on Set-valued Items (MASI)", LREC 2006: 1 - Jaccard times 1 for equal sets, 2/3
    where one holds the other, 1/3 where they overlap. Two empty sets are equal.
    """
    a, b = _set(one), _set(other)
    if a == b:
        return 0.0
    shared = a & b
    if not shared:
        return 1.0
    held = 2 / 3 if shared in (a, b) else 1 / 3
    return 1.0 - len(shared) / len(a | b) * held


class Table:
    """How often each unit was given each value, and how far values are apart."""

    def __init__(self, units: Iterable[Sequence[Value]], level: Level) -> None:
        pairable = [u for u in units if len(u) > 1]
        distinct = list(dict.fromkeys(v for unit in pairable for v in unit))
        ranked = level in (Level.ORDINAL, Level.INTERVAL, Level.RATIO)
        self._listed = sorted(distinct, key=_number) if ranked else distinct
        at = {value: number for number, value in enumerate(self._listed)}
        self._given = np.zeros((len(pairable), len(self._listed)))
        for row, unit in enumerate(pairable):
            for value in unit:
                self._given[row, at[value]] += 1
        self._level = level
        self._sizes = self._given.sum(axis=1)
        self.units = len(pairable)
        self.values = int(self._sizes.sum())

    def alpha(self, times: Figures) -> float | None:
        """1 - D_o / D_e where each unit counts so many times; distances are squared differences."""
        counts = times @ self._given
        total = float(counts.sum())
        if np.count_nonzero(counts) < 2:
            return None
        if self._level is Level.ORDINAL:
            ranks = np.cumsum(counts) - counts / 2  # squared: the values between two ranks and half of the ends' own
            apart, within = _squares(ranks), self._spread(ranks)
        else:
            apart, within = self._apart, self._within
        between = float(counts @ apart @ counts)
        return 1.0 - float(times @ within) * (total - 1) / between if between else None

    @cached_property
    def _apart(self) -> Figures:
        """The squared difference of each pair of values."""
        if self._level is Level.NOMINAL:
            return 1.0 - np.eye(len(self._listed))
        if self._level is Level.SETS:
            return np.array([[masi(v, w) for w in self._listed] for v in self._listed])
        numbers = np.array([_number(v) for v in self._listed])
        return _proportions(numbers) if self._level is Level.RATIO else _squares(numbers)

    @cached_property
    def _within(self) -> Figures:
        """For each unit the differences of its ordered pairs of values, by the number of its other values."""
        pairs: Figures = ((self._given @ self._apart) * self._given).sum(axis=1) / (self._sizes - 1)
        return pairs

    def _spread(self, at: Figures) -> Figures:
        """The same for squared differences of positions: 2 (n sum x^2 - (sum x)^2), which needs no pairs."""
        squares = self._sizes * (self._given @ at**2) - (self._given @ at) ** 2
        pairs: Figures = 2.0 * squares / (self._sizes - 1)
        return pairs


def _squares(numbers: Figures) -> Figures:
    apart: Figures = (numbers[:, None] - numbers[None, :]) ** 2
    return apart


def _proportions(numbers: Figures) -> Figures:
    """The squared difference in proportion to the sum: 1 to 2 is as far as 100 to 200. ValueError below zero."""
    if (numbers < 0).any():
        raise ValueError("values with a true zero cannot lie below it")
    sums = numbers[:, None] + numbers[None, :]
    apart: Figures = _squares(numbers) / np.where(sums > 0, sums, 1.0) ** 2
    return apart


def _number(value: Value) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number: ordinal and interval values are ranks or numbers")
    return float(value)


def _set(value: Value) -> frozenset[Hashable]:
    if not isinstance(value, frozenset):
        raise TypeError(f"{value!r} is no set: give frozensets")
    return value
