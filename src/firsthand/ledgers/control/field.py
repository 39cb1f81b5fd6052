"""The field of control: what told places tell of the ground around them, in space and time.

Each holder has a smooth field over ground and days, of which sightings are noisy values (kriging; Rasmussen and
Williams, Gaussian Processes for Machine Learning, 2006, ch. 2). Two places are as much alike as Matérn's kernel of
order 3/2 says of their distance, two days as exp(-days apart / memory). So a later word from the next town outweighs
an older one from here, and a wide first survey does not drown what is told since: what changed since then changed
for whole stretches of ground, which a fading weight for each sighting would not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import dpotrf, dpotri
from scipy.spatial import cKDTree

from firsthand.ledgers.control.parting import DOUBT, MANY, REACH, Parting, Piece, away_from, counting, from_last, kept
from firsthand.ledgers.control.sightings import Sightings, is_news, news_around, replaced, rows_of
from firsthand.lexicon.figures import Space

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]
SURE = 0.01
"""No chance is read nearer than this to 0 or 1 from the field alone."""
AT_ONCE = 2_000_000
"""Chances that are worked out at once, over several days."""
STEPS = 16
"""Into so many stretches of days hindsight is divided at most: each is solved once."""


def alike(here: Floats, there: Floats, length_km: float) -> Floats:
    """Matérn's kernel of order 3/2 between points on a plane (km), shape (here, there)."""
    middle = there.mean(axis=0) if len(there) else np.zeros(2)
    a, b = here - middle, there - middle
    squared = (a * a).sum(axis=1)[:, None] + (b * b).sum(axis=1)[None] - 2.0 * a @ b.T
    away = np.sqrt(np.maximum(squared, 0.0)) * (np.sqrt(3.0) / length_km)
    kernel: Floats = (1.0 + away) * np.exp(-away)
    return kernel


def chances_of(values: Floats) -> Floats:
    """Field values, the last axis for holders, as chances: the odds of each against the rest, made to sum to 1."""
    held = np.clip(values, SURE, 1.0 - SURE)
    odds = held / (1.0 - held)
    whole: Floats = odds / odds.sum(axis=-1, keepdims=True)
    return whole


def inverted(covariance: Floats) -> Floats:
    """The inverse of a covariance, by its Cholesky factor."""
    if not len(covariance):
        return covariance
    factor, failed = dpotrf(covariance.T, lower=True, overwrite_a=True)
    if failed:
        return np.asarray(np.linalg.inv(covariance))
    lower, _ = dpotri(factor, lower=True, overwrite_c=True)
    inverse: Floats = np.tril(lower) + np.tril(lower, -1).T
    return inverse


class Block:
    """The field over a piece of ground and the sightings that reach it.

    `places` are indices into `points` (km on a plane, all places); `inverse` that of the sightings' covariance, where
    it is known.
    """

    def __init__(
        self,
        places: Indices,
        points: Floats,
        seen: Sightings,
        prior: Floats,
        space: Space,
        inverse: Floats | None = None,
    ) -> None:
        self.places, self.seen = places, seen
        self._points, self._prior, self._space = points, prior, space
        self._told, self._first, self._of = np.unique(seen.place, return_index=True, return_inverse=True)
        self._near = alike(points[places], points[self._told], space.length_km)
        between = alike(points[self._told], points[self._told], space.length_km)[self._of][:, self._of]
        self.inverse: Floats = self._inverted(between) if inverse is None else inverse
        self._pull = self.inverse @ (seen.chances - prior)
        self._apart = between * self.inverse
        self._alone = self._left_out()
        self._here = np.searchsorted(places, self._told)
        self._mine = np.isin(self._told, places)

    def without(self, rows: Indices) -> Block:
        """The same field had some of its sightings (rows) not been made; nothing is solved again."""
        keep = np.setdiff1d(np.arange(len(self.seen.day), dtype=np.int64), rows)
        taken = np.linalg.solve(self.inverse[np.ix_(rows, rows)], self.inverse[np.ix_(rows, keep)])
        left = self.inverse[np.ix_(keep, keep)] - self.inverse[np.ix_(keep, rows)] @ taken
        return Block(self.places, self._points, self.seen.at(keep), self._prior, self._space, left)

    def around(self, days: Sequence[int]) -> Floats:
        """What the ground around says of every place, shape (days, places, states): its own sightings are left out.

        By the blocks of the inverse (Dubrule, 1983), so nothing is solved again.
        """
        fade = np.column_stack([self.fade(day) for day in days])[:, :, None]
        values = self._prior + self._laid(fade * self._pull[:, None], self._near)
        lent = self._laid((self._apart @ fade[:, :, 0])[:, :, None] * self._alone[:, None])
        values[self._here[self._mine]] -= lent[self._mine]
        return np.moveaxis(chances_of(values), 1, 0)

    def fade(self, day: int) -> Floats:
        """How much alike the day of each sighting and a day are."""
        alike_days: Floats = np.exp(-np.abs(day - self.seen.day) / self._space.memory_days)
        return alike_days

    def spread(self, weights: Floats) -> Floats:
        """Weights of sightings (rows) laid on every place."""
        laid: Floats = self._near @ self._by_place(weights)
        return laid

    def _laid(self, weights: Floats, near: Floats | None = None) -> Floats:
        """Weights (sightings, days, states) summed by told place, or laid on every place that is near."""
        sums = self._by_place(weights.reshape(len(weights), weights.shape[1] * weights.shape[2]))
        laid = sums if near is None else near @ sums
        return laid.reshape(len(laid), *weights.shape[1:])

    def _inverted(self, between: Floats) -> Floats:
        seen = self.seen
        days = np.exp(-np.abs(seen.day[:, None] - seen.day[None]) / self._space.memory_days)
        own = self._space.own_variance * (self._of[:, None] == self._of[None])
        return inverted(between * days + own + np.diag(seen.noise))

    def _by_place(self, weights: Floats) -> Floats:
        """The sums of weights over the sightings of each told place; sightings are in order of place."""
        sums: Floats = np.add.reduceat(weights, self._first, axis=0) if len(weights) else weights
        return sums

    def _left_out(self) -> Floats:
        """For each sighting its pull once all of its place are taken away together."""
        alone = np.empty_like(self._pull)
        order = np.argsort(self._of, kind="stable")
        many = np.bincount(self._of, minlength=len(self._told))
        start = np.cumsum(many) - many
        for size in np.unique(many[many > 0]).tolist():
            same = order[start[many == size][:, None] + np.arange(size)]
            inner = self.inverse[same[:, :, None], same[:, None, :]]
            alone[same.ravel()] = np.linalg.solve(inner, self._pull[same]).reshape(-1, self._pull.shape[1])
        return alone


class Hindsight:
    """A block as it looks back: what was news on a later day tells nothing of the days before it.

    "Back in the army's hands" on the 26th does not say so of the 7th, when the last word was another's.
    """

    def __init__(self, block: Block, news: Flags) -> None:
        self.block, self.news = block, news
        days = np.unique(block.seen.day[news])
        self._steps = days[np.unique(np.linspace(0, len(days) - 1, min(len(days), STEPS)).round().astype(int))]
        self._last = (len(self._steps), block, np.arange(len(block.seen.day), dtype=np.int64))

    def step(self, day: int) -> int:
        """Which stretch of days a day is in."""
        return int(np.searchsorted(self._steps, day, side="right"))

    def of(self, day: int) -> Block:
        """The block without the news of later days; from late days to early ones each is made of the one before."""
        step = self.step(day)
        at, block, rows = self._last
        if step > at:
            at, block, rows = len(self._steps), self.block, np.arange(len(self.news), dtype=np.int64)
        if step < at:
            gone = self.news[rows] & (block.seen.day >= self._steps[step])
            block, rows = block.without(np.flatnonzero(gone)), rows[~gone]
        self._last = (step, block, rows)
        return block


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A piece of ground with the field over it; sightings further off than `cut` did not count for it."""

    piece: Piece
    view: Hindsight
    cut: float


class Field:
    """The field over all places, in pieces of ground that few enough sightings reach."""

    def __init__(self, points: Floats, seen: Sightings, prior: Floats, space: Space) -> None:
        self.size, self._states = len(points), len(prior)
        self._points, self._prior, self._space = points, prior, space
        self.whole, self.seen = len(seen.place), counting(seen, len(seen.place))
        self._parting = Parting(points, np.bincount(self.seen.place, minlength=len(points)), space)
        self.news = is_news(self.seen, points, space.spot_km)
        self.stretches = tuple(self._solved(piece) for piece in self._parting.pieces)
        self.stretch_of = np.zeros(self.size, dtype=np.int64)
        for number, piece in enumerate(self._parting.pieces):
            self.stretch_of[piece.places] = number

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self._points)

    @property
    def blocks(self) -> list[Block]:
        """The pieces of ground with all that is known."""
        return [stretch.view.block for stretch in self.stretches]

    def around(self, day: int) -> Floats:
        """What the ground around says of every place on a day, shape (places, states)."""
        found = np.empty((self.size, self._states))
        for stretch in self.stretches:
            found[stretch.piece.places] = stretch.view.of(day).around([day])[0]
        return found

    def over(self, days: Sequence[int]) -> Iterator[tuple[int, Floats]]:
        """The same for several days, the latest first: many at a time, as far as they look back alike."""
        ordered = sorted(set(days), reverse=True)
        steps = [tuple(s.view.step(day) for s in self.stretches) for day in ordered]
        start = 0
        while start < len(ordered):
            end = start
            while end < min(len(ordered), start + self._at_once) and steps[end] == steps[start]:
                end += 1
            together = ordered[start:end]
            found = np.empty((len(together), self.size, self._states))
            for stretch in self.stretches:
                found[:, stretch.piece.places] = stretch.view.of(together[0]).around(together)
            yield from zip(together, found, strict=True)
            start = end

    @property
    def _at_once(self) -> int:
        return max(1, min(32, AT_ONCE // max(1, self.size * self._states)))

    def amended(self, places: Indices, come: Sightings, whole: int) -> Field | None:
        """The field had some places (ascending) other sightings: `come`; `whole` is how many there are in all then.

        Nothing is solved again but the pieces of ground that they count for. None where ground would be parted
        otherwise, so that all of it has to be solved.
        """
        come = counting(come, whole)
        gone = self.seen.at(rows_of(self.seen, places))
        more = [np.bincount(np.searchsorted(places, s.place), minlength=len(places)) for s in (come, gone)]
        if (whole > MANY) != (self.whole > MANY) or not self._parting.stands(places, more[0] - more[1]):
            return None
        self._tree  # noqa: B018  shared by all amendments
        field = copy(self)
        field.whole, field.seen = whole, replaced(self.seen, places, come)
        turned = field._judge_news(self, places)
        reach = REACH * self._space.length_km + 2 * self._space.spot_km
        near = self._parting.near(self._points[places], reach).tolist()
        field.stretches = tuple(
            field._again(stretch, places, come, turned) if here else stretch
            for stretch, here in zip(self.stretches, near, strict=True)
        )
        return field

    def _judge_news(self, before: Field, places: Indices) -> Indices:
        """Tell anew which sightings at or near some places are news; other places for which that changed."""
        same = ~np.isin(before.seen.place, places)
        self.news = np.zeros(len(self.seen.place), dtype=bool)
        self.news[~np.isin(self.seen.place, places)] = before.news[same]
        rows, flags = news_around(self.seen, self._tree, self._space.spot_km, places)
        turned = self.seen.place[rows[flags != self.news[rows]]]
        self.news[rows] = flags
        return np.setdiff1d(turned, places)

    def _again(self, stretch: Stretch, places: Indices, come: Sightings, turned: Indices) -> Stretch:
        """A piece of ground after the sightings of some places are others."""
        piece, length = stretch.piece, self._space.length_km
        away = away_from(piece.low, piece.high, self._points[places]) / length
        seen = stretch.view.block.seen
        reached = places[(away <= REACH) & np.isin(places, come.place)]
        far = away[np.searchsorted(places, come.place)] + from_last(come.place) + DOUBT * come.noise
        if np.isin(seen.place, places).any() or (far[np.isin(come.place, reached)] <= stretch.cut).any():
            told = np.union1d(np.setdiff1d(piece.told, places), reached)
            return self._solved(replace(piece, told=told))
        if not np.isin(seen.place, turned).any():
            return stretch
        return replace(stretch, view=Hindsight(stretch.view.block, self.news[self._rows_of(seen)]))

    def _rows_of(self, seen: Sightings) -> Indices:
        """Rows of sightings that are among those of the field."""
        first, span = self.seen.day.min(initial=0.0), np.ptp(self.seen.day) + 1.0
        keys = self.seen.place * span + self.seen.day - first
        rows: Indices = np.searchsorted(keys, seen.place * span + seen.day - first)
        return rows

    def _solved(self, piece: Piece) -> Stretch:
        rows, cut = kept(piece, self._points, self.seen, self._parting.most, self._space.length_km)
        block = Block(piece.places, self._points, self.seen.at(rows), self._prior, self._space)
        return Stretch(piece, Hindsight(block, self.news[rows]), cut)
