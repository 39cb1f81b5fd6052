"""How fast ground changes hands unreported: as fast, and from and to the same sides, as it is told to change elsewhere.

In a quiet war a place that nobody reports on is as it was; during an offensive it is likely to have gone the way of
those that are reported on. A side that loses places loses unreported ones as well, a side that nobody attacks does
not: paces are counted for each pair of loser and gainer, by the places that the loser still held.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from firsthand.ledgers.control.columns import CHANGES, HOLDS, NOBODY, Columns, Flags, Floats, Indices
from firsthand.lexicon.figures import Filter

PARTS = 3
"""Told changes are counted by thirds of the window whose pace they tell."""
COARSE, FAINT = 0.25, 0.01
"""A pace is read to about a quarter of itself, and coarser where fewer than one place in a hundred changed hands."""
LEAST_WEIGHT = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Told changes by bin, loser and gainer, and places held by bin and holder, as told.

    Bins are stretches of days counted from `first`. Tallies of different places add up.
    """

    first: int
    changed: Floats
    held: Floats

    def over(self, first: int, last: int) -> Tally:
        """The same for more bins: before the first word of a place its holder is whom that word tells of."""
        around = (self.first - first, last + 1 - self.first - len(self.held))
        return Tally(
            first, np.pad(self.changed, (around, (0, 0), (0, 0))), np.pad(self.held, (around, (0, 0)), mode="edge")
        )

    def amended(self, gone: Tally, come: Tally) -> Tally:
        """The tally had some places been told of otherwise."""
        firsts = [t.first for t in (self, gone, come) if len(t.held)]
        lasts = [t.first + len(t.held) - 1 for t in (self, gone, come) if len(t.held)]
        if not firsts:
            return self
        a, b, c = (t.over(min(firsts), max(lasts)) if len(t.held) else None for t in (self, gone, come))
        changed, held = (sum(getattr(t, n) * s for t, s in ((a, 1), (b, -1), (c, 1)) if t) for n in ("changed", "held"))
        return Tally(min(firsts), np.asarray(changed), np.asarray(held))


def tallied(told: Columns, prior: Floats, figures: Filter) -> Tally:
    """What told places tell of the pace: each counts for whom it was last told of."""
    states, width = len(prior), bin_days(figures)
    speaks = told.direct & ((told.effect == CHANGES) | (told.effect == HOLDS)) & (told.holder != NOBODY)
    rows = np.flatnonzero(speaks & (told.weight > LEAST_WEIGHT))
    if not len(rows):
        return Tally(0, np.zeros((0, states, states)), np.zeros((0, states)))
    rows = rows[np.lexsort((told.day[rows], told.place[rows]))]
    place, holder, loser = told.place[rows], told.holder[rows], told.loser[rows]
    again = np.append(False, place[1:] == place[:-1])
    before = np.where(loser != NOBODY, loser, np.where(again, np.append(NOBODY, holder[:-1]), NOBODY))
    bins = told.day[rows] // width
    first = int(bins.min())
    count = Counts(bins - first, int(bins.max()) - first + 1, prior)
    odds = told.odds[rows] * np.exp(told.weight[rows])
    moved = np.where(told.effect[rows] == CHANGES, odds / (1.0 + odds), 0.0)
    start = np.where(told.effect[rows] == HOLDS, holder, before)
    held = count.of(holder) - count.of(np.where(again, before, start))
    known = count.of(start, ~again).sum(axis=0)
    return Tally(first, count.moved(before, holder, moved), np.cumsum(held, axis=0) + known)


class Counts:
    """Sums by bin over words; whoever is not known (NOBODY) counts for each holder by its prior."""

    def __init__(self, bins: Indices, many: int, prior: Floats) -> None:
        self._bins, self._many, self._prior = bins, many, prior

    def of(self, who: Indices, wanted: Flags | None = None) -> Floats:
        """How many of the words tell of each holder, shape (bins, states)."""
        weights = np.ones(len(who)) if wanted is None else wanted.astype(np.float64)
        return self._sums(who, 1, np.zeros_like(who), weights)[:, :, 0]

    def moved(self, loser: Indices, gainer: Indices, weights: Floats) -> Floats:
        """Weights by loser and gainer, shape (bins, states, states); nobody loses to himself."""
        found = self._sums(loser, len(self._prior), gainer, weights)
        found[:, np.arange(len(self._prior)), np.arange(len(self._prior))] = 0.0
        return found

    def _sums(self, who: Indices, width: int, other: Indices, weights: Floats) -> Floats:
        states = len(self._prior)
        keys = (self._bins * (states + 1) + who % (states + 1)) * width + other
        sums = np.bincount(keys, weights, self._many * (states + 1) * width)
        whole = sums.reshape(self._many, states + 1, width)
        found: Floats = whole[:, :states] + whole[:, states:] * self._prior[:, None]
        return found


def bin_days(figures: Filter) -> int:
    """Days in a bin."""
    return max(1, figures.tempo_days // PARTS)


class Calendar:
    """Drifts of chances between any two days: matrices from holder to holder."""

    def __init__(self, tally: Tally, prior: Floats, figures: Filter) -> None:
        self._prior, self._hazard, self._width = prior, figures.hazard, bin_days(figures)
        padded = tally.over(tally.first - 1, tally.first + len(tally.held)) if len(tally.held) else tally
        pace = _pace(padded, figures)
        told = np.flatnonzero(pace.any(axis=(1, 2)))
        self.pace = pace[told[0] : told[-1] + 1] if len(told) else pace[:0]
        self._first, self._bins = padded.first + int(told[0]) if len(told) else 0, len(self.pace)
        daily = self._quiet(np.eye(len(prior)), np.ones(len(prior), dtype=np.int64)) @ _daily(self.pace / self._width)
        powers = [np.broadcast_to(np.eye(len(prior)), daily.shape)]
        for _ in range(self._width):
            powers.append(powers[-1] @ daily)
        self._within = np.stack(powers, axis=1)
        self._over = [self._within[:, self._width]]
        while 2 ** len(self._over) <= self._bins:
            half = 2 ** (len(self._over) - 1)
            self._over.append(self._over[-1][:-half] @ self._over[-1][half:])

    def forward(self, chances: Floats, start: Indices, end: Indices) -> Floats:
        """Chances (rows) of a day as chances of a later day; `start` and `end` are ordinals, one for each row."""
        low, high = self._bounds
        found = self._quiet(chances, np.minimum(end, low) - np.minimum(start, low))
        for rows, matrices in self._parts(np.clip(start, low, high), np.clip(end, low, high)):
            found[rows] = np.einsum("ns,nst->nt", found[rows], matrices)
        return self._quiet(found, np.maximum(end, high) - np.maximum(start, high))

    def backward(self, words: Floats, start: Indices, end: Indices) -> Floats:
        """What is said of a later day (likelihoods, rows) as said of an earlier one."""
        low, high = self._bounds
        found = self._quiet_back(words, np.maximum(end, high) - np.maximum(start, high))
        for rows, matrices in reversed(list(self._parts(np.clip(start, low, high), np.clip(end, low, high)))):
            found[rows] = np.einsum("nst,nt->ns", matrices, found[rows])
        return self._quiet_back(found, np.minimum(end, low) - np.minimum(start, low))

    def like(self, other: Calendar) -> bool:
        """Whether two calendars drift alike."""
        return self._first == other._first and np.array_equal(self.pace, other.pace)

    @property
    def _bounds(self) -> tuple[int, int]:
        return self._first * self._width, (self._first + self._bins) * self._width

    def _quiet(self, chances: Floats, days: Indices) -> Floats:
        if not days.any():
            return chances.copy()
        stay = np.exp(-self._hazard * days)[:, None]
        whole: Floats = stay * chances + (1.0 - stay) * chances.sum(axis=1, keepdims=True) * self._prior
        return whole

    def _quiet_back(self, words: Floats, days: Indices) -> Floats:
        if not days.any():
            return words.copy()
        stay = np.exp(-self._hazard * days)[:, None]
        whole: Floats = stay * words + (1.0 - stay) * (words @ self._prior)[:, None]
        return whole

    def _parts(self, start: Indices, end: Indices) -> list[tuple[Indices, Floats]]:
        """Rows and their matrices, to be applied one after the other."""
        first, last = start // self._width - self._first, end // self._width - self._first
        same = first == last
        to_end = np.where(same, end - start, self._width - start % self._width)
        into = np.where(same, 0, end % self._width)
        found = [self._of(to_end > 0, self._within, first, to_end)]
        at, left = first + 1, np.where(same, 0, last - first - 1)
        for power, table in enumerate(self._over):
            rows = np.flatnonzero((left >> power) & 1)
            found.append((rows, table[at[rows]]))
            at = at + ((left >> power) & 1) * 2**power
        return [part for part in (*found, self._of(into > 0, self._within, last, into)) if len(part[0])]

    @staticmethod
    def _of(wanted: Flags, table: Floats, bins: Indices, days: Indices) -> tuple[Indices, Floats]:
        rows = np.flatnonzero(wanted)
        return rows, table[bins[rows], days[rows]]


def _pace(tally: Tally, figures: Filter) -> Floats:
    """The part of each loser's places that goes unreported to each gainer within a bin, shape (bins, states, states).

    Read coarsely, so that one more report seldom changes the pace of a whole war.
    """
    if not len(tally.held):
        return tally.changed
    wide = np.pad(tally.changed, ((1, 1), (0, 0), (0, 0)))
    smooth = (wide[:-2] + wide[1:-1] + wide[2:]) / PARTS
    part = figures.tempo * smooth / np.maximum(tally.held, figures.tempo_places)[:, :, None]
    steps = np.round(np.log1p(part / FAINT) / COARSE)
    pace: Floats = np.expm1(steps * COARSE) * FAINT
    return pace


def _daily(rates: Floats) -> Floats:
    """Chances of a day from rates a day: each holder stays or goes, once a day."""
    states = rates.shape[-1]
    leaving = rates * (1.0 - np.eye(states))
    whole = leaving.sum(axis=-1, keepdims=True)
    stay = np.exp(-whole)
    daily: Floats = (1.0 - stay) * leaving / np.maximum(whole, 1e-300) + stay * np.eye(states)
    return daily
