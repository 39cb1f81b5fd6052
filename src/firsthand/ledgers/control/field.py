"""The field of control: what told places tell of the ground around them, in space and time.

Each holder has a smooth field over ground and days, of which sightings are noisy values (kriging; Rasmussen and
Williams, Gaussian Processes for Machine Learning, 2006, ch. 2). Two places are as much alike as Matérn's kernel of
order 3/2 says of their distance, two days as exp(-days apart / memory). So a later word from the next town outweighs
an older one from here, and a wide first survey does not drown what is told since: what changed since then changed
for whole stretches of ground, which a fading weight for each sighting would not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from firsthand.ledgers.control.sightings import Sightings, is_news
from firsthand.lexicon.figures import Space

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
SURE = 0.01
"""No chance is read nearer than this to 0 or 1 from the field alone."""
REACH = 3.0
"""Sightings further off than this many lengths tell nothing of a piece of ground."""
LEAST = 1.25
"""Ground is not halved below this many lengths."""
WORK = 2e10
"""Cubes of sightings that a first solve may cost: about ten seconds on one thread."""
ROOM = 2.6e7
"""Squares of sightings that are held in memory, twice: about 400 megabytes."""
MANY = 100_000
DEEP = 3
"""Of more than so many sightings only the last three of each place count for the ground around it."""
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
    """Field values, one column a holder, as chances: the odds of each against the rest, made to sum to 1."""
    held = np.clip(values, SURE, 1.0 - SURE)
    odds = held / (1.0 - held)
    whole: Floats = odds / odds.sum(axis=1, keepdims=True)
    return whole


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
        self._told, self._of = np.unique(seen.place, return_inverse=True)
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

    def around(self, day: int) -> Floats:
        """What the ground around says of every place, shape (places, states): its own sightings are left out.

        By the blocks of the inverse (Dubrule, 1983), so nothing is solved again.
        """
        fade = self.fade(day)[:, None]
        values = self._prior + self.spread(fade * self._pull)
        lent = self._by_place((self._apart @ fade) * self._alone)
        values[self._here[self._mine]] -= lent[self._mine]
        return chances_of(values)

    def fade(self, day: int) -> Floats:
        """How much alike the day of each sighting and a day are."""
        alike_days: Floats = np.exp(-np.abs(day - self.seen.day) / self._space.memory_days)
        return alike_days

    def spread(self, weights: Floats) -> Floats:
        """Weights of sightings (rows) laid on every place."""
        laid: Floats = self._near @ self._by_place(weights)
        return laid

    def _inverted(self, between: Floats) -> Floats:
        seen = self.seen
        days = np.exp(-np.abs(seen.day[:, None] - seen.day[None]) / self._space.memory_days)
        own = self._space.own_variance * (self._of[:, None] == self._of[None])
        inverse: Floats = np.linalg.inv(between * days + own + np.diag(seen.noise))
        return inverse

    def _by_place(self, weights: Floats) -> Floats:
        """The sums of weights over the sightings of each told place."""
        sums = np.zeros((len(self._told), weights.shape[1]))
        np.add.at(sums, self._of, weights)
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

    def __init__(self, block: Block, news: NDArray[np.bool_]) -> None:
        self.block = block
        self._news = news
        days = np.unique(block.seen.day[news])
        self._steps = days[np.unique(np.linspace(0, len(days) - 1, min(len(days), STEPS)).round().astype(int))]
        self._before = lru_cache(maxsize=2)(self._without_later)

    def of(self, day: int) -> Block:
        """The block without the news of later days."""
        step = int(np.searchsorted(self._steps, day, side="right"))
        return self.block if step == len(self._steps) else self._before(step)

    def _without_later(self, step: int) -> Block:
        return self.block.without(np.flatnonzero(self._news & (self.block.seen.day >= self._steps[step])))


class Field:
    """The field over all places, in pieces of ground that few enough sightings reach."""

    def __init__(self, points: Floats, seen: Sightings, prior: Floats, space: Space) -> None:
        self.size, self._states = len(points), len(prior)
        whole, news = np.arange(len(points), dtype=np.int64), is_news(seen, points, space.spot_km)
        self._pieces = [
            Hindsight(Block(places, points, seen.at(rows), prior, space), news[rows])
            for places, rows in parted(whole, points, seen, space)
        ]

    @property
    def blocks(self) -> list[Block]:
        """The pieces of ground with all that is known."""
        return [piece.block for piece in self._pieces]

    def around(self, day: int) -> Floats:
        """What the ground around says of every place on a day, shape (places, states)."""
        found = np.empty((self.size, self._states))
        for piece in self._pieces:
            found[piece.block.places] = piece.of(day).around(day)
        return found


def parted(places: Indices, points: Floats, seen: Sightings, space: Space) -> list[tuple[Indices, Indices]]:
    """Pieces of ground (place indices, ascending) with the sightings (rows) within reach of them.

    Ground that too many sightings reach is halved across its longer side; where that does not help, or all pieces
    together cost too much, the latest of the nearest places count.
    """
    latest = _from_last(seen)
    rows = np.flatnonzero(latest < DEEP) if len(latest) > MANY else np.arange(len(latest), dtype=np.int64)

    def kept(here: Indices, rows: Indices, most: int) -> Indices:
        return _kept(here, rows, points, seen, latest, most, space.length_km)

    halves = _halved(places, rows, points, seen, space)
    pieces = [(here, kept(here, reached, space.most)) for here, reached in halves]
    if sum(len(reached) ** 3 for _, reached in pieces) <= 2 * WORK:
        return pieces
    most = min(space.most, int((WORK / len(pieces)) ** (1 / 3)), int((ROOM / len(pieces)) ** (1 / 2)))
    return [(here, kept(here, reached, most)) for here, reached in pieces]


def _halved(
    places: Indices, rows: Indices, points: Floats, seen: Sightings, space: Space
) -> Iterator[tuple[Indices, Indices]]:
    """Pieces of ground small enough, each with all the sightings of `rows` that reach it."""
    here = points[places]
    if not len(here):
        return
    low, high = here.min(axis=0), here.max(axis=0)
    rows = rows[_away(low, high, points[seen.place[rows]]) <= REACH * space.length_km]
    if len(rows) <= space.most or (high - low).max() <= LEAST * space.length_km:
        yield places, rows
        return
    axis = int((high - low).argmax())
    left = here[:, axis] <= np.median(here[:, axis])
    for half in (left, ~left) if not left.all() else (left,):
        yield from _halved(places[half], rows, points, seen, space)


def _kept(
    places: Indices, rows: Indices, points: Floats, seen: Sightings, latest: Indices, most: int, length_km: float
) -> Indices:
    """The sightings that count for a piece of ground: an older one as if a length further away."""
    if len(rows) <= most:
        return rows
    here = points[places]
    away = _away(here.min(axis=0), here.max(axis=0), points[seen.place[rows]]) / length_km
    far = away + latest[rows] + 1e-3 * seen.noise[rows]
    return np.sort(rows[np.argpartition(far, most - 1)[:most]])


def _away(low: Floats, high: Floats, points: Floats) -> Floats:
    """How far points are from a box, in km."""
    outside = np.maximum(np.maximum(low - points, points - high), 0.0)
    away: Floats = np.hypot(outside[:, 0], outside[:, 1])
    return away


def _from_last(seen: Sightings) -> Indices:
    """For each sighting how many later ones its place has."""
    order = np.lexsort((-seen.day, seen.place))
    place = seen.place[order]
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - np.searchsorted(place, place)
    return rank
