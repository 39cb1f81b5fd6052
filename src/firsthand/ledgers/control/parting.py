"""Ground in pieces that few enough sightings reach, and which sightings count for each piece.

A piece depends on what lies within reach of it and on nothing else, so that one more sighting touches few pieces.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.ledgers.control.sightings import Sightings
from firsthand.lexicon.figures import Space

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
REACH = 3.0
"""Sightings further off than this many lengths tell nothing of a piece of ground."""
LEAST = 1.25
"""Ground is not halved below this many lengths."""
WORK = 2e10
"""Cubes of sightings that a first solve may cost: some seconds on one thread."""
ROOM = 2.6e7
"""Squares of sightings that are held in memory, twice: about 400 megabytes."""
MANY = 100_000
DEEP = 3
"""Of more than so many sightings only the last three of each place count for the ground around it."""
DOUBT = 1e-3
"""By how many lengths a sighting is put off for each unit of its noise variance."""


@dataclass(frozen=True, slots=True, eq=False)
class Halving:
    """Stretches of ground that were looked at, with how many sightings reach each, and whether it was halved."""

    low: Floats
    high: Floats
    count: Indices
    halved: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A stretch of ground: its places (ascending), its box (km) and the told places within reach of it."""

    places: Indices
    low: Floats
    high: Floats
    told: Indices


class Parting:
    """Ground halved across its longer side until few enough sightings reach each piece or it is small."""

    def __init__(self, points: Floats, many: Indices, space: Space) -> None:
        """`many` sightings of each place."""
        self._points, self._many, self._space = points, many, space
        self._looked: list[tuple[Floats, Floats, int, bool]] = []
        self.pieces: list[Piece] = []
        if len(points):
            told = np.flatnonzero(many)
            self._halve(np.arange(len(points), dtype=np.int64), told, np.ascontiguousarray(points[told].T))
        low, high, count, halved = zip(*self._looked, strict=True) if self._looked else ((), (), (), ())
        self._nodes = Halving(
            np.reshape(low, (-1, 2)), np.reshape(high, (-1, 2)), np.array(count, dtype=np.int64), np.array(halved, bool)
        )
        self.most = self._most(self._nodes.count)

    def stands(self, places: Indices, more: Indices) -> bool:
        """Whether ground would be parted alike if some places had so many more sightings (or fewer)."""
        count, nodes = self._nodes.count.copy(), self._nodes
        for place, by in zip(places.tolist(), more.tolist(), strict=True):
            away = away_from(nodes.low, nodes.high, self._points[place])
            count += by * (away <= REACH * self._space.length_km)
        small = (nodes.high - nodes.low).max(axis=1) <= LEAST * self._space.length_km
        halved = (count > self._space.most) & ~small
        return bool((halved == nodes.halved).all()) and self._most(count) == self.most

    def _halve(self, places: Indices, told: Indices, across: Floats) -> None:
        """`across`: where the told places are, shape (2, told)."""
        here = self._points[places]
        low, high = here.min(axis=0), here.max(axis=0)
        aside = [np.maximum(np.maximum(lo - at, at - hi), 0.0) for lo, hi, at in zip(low, high, across, strict=True)]
        near = aside[0] ** 2 + aside[1] ** 2 <= (REACH * self._space.length_km) ** 2
        told, across = told[near], across[:, near]
        count = int(self._many[told].sum())
        whole = count <= self._space.most or (high - low).max() <= LEAST * self._space.length_km
        self._looked.append((low, high, count, not whole))
        if whole:
            self.pieces.append(Piece(places, low, high, told))
            return
        axis = int((high - low).argmax())
        left = here[:, axis] <= np.median(here[:, axis])
        for half in (left, ~left) if not left.all() else (left,):
            self._halve(places[half], told, across)

    def near(self, points: Floats, within: float) -> NDArray[np.bool_]:
        """Which pieces lie within some km of any of some points."""
        low, high = (np.reshape([getattr(piece, side) for piece in self.pieces], (-1, 2)) for side in ("low", "high"))
        found: NDArray[np.bool_] = np.any([away_from(low, high, point) <= within for point in points], axis=0)
        return found

    def _most(self, count: Indices) -> int:
        """Sightings that a piece is solved with: fewer where all pieces together would cost too much."""
        most, halved = self._space.most, self._nodes.halved
        reached = np.minimum(count[~halved], most).astype(float)
        if float((reached**3).sum()) <= 2 * WORK:
            return most
        return min(most, int((WORK / len(reached)) ** (1 / 3)), int((ROOM / len(reached)) ** (1 / 2)))


def counting(seen: Sightings, whole: int) -> Sightings:
    """The sightings that count for the ground around, by place, then day: of very many the last of each place."""
    seen = seen.at(np.lexsort((seen.day, seen.place)))
    return seen if whole <= MANY else seen.at(np.flatnonzero(from_last(seen.place) < DEEP))


def kept(piece: Piece, points: Floats, seen: Sightings, most: int, length_km: float) -> tuple[Indices, float]:
    """Rows of the sightings that count for a piece, and how far the farthest is (endless where all count).

    An older one counts as if a length further away.
    """
    told = piece.told
    away = away_from(piece.low, piece.high, points[told]) / length_km
    if len(told) > most:
        near = away <= np.partition(away, most - 1)[most - 1] + DOUBT * seen.noise.max()
        told, away = told[near], away[near]
    start, end = np.searchsorted(seen.place, told), np.searchsorted(seen.place, told, side="right")
    many = end - start
    last = np.repeat(np.cumsum(many), many) - 1 - np.arange(many.sum())
    rows = np.repeat(end, many) - 1 - last
    if len(rows) <= most:
        return rows, np.inf
    far = np.repeat(away, many) + last + DOUBT * seen.noise[rows]
    nearest = np.lexsort((rows, far))[:most]
    return np.sort(rows[nearest]), float(far[nearest[-1]])


def from_last(place: Indices) -> Indices:
    """For each sighting how many later ones its place has; sightings in order of place, then day."""
    last: Indices = np.searchsorted(place, place, side="right") - 1 - np.arange(len(place))
    return last


def away_from(low: Floats, high: Floats, points: Floats) -> Floats:
    """How far points are from a box, in km; or one point from several boxes."""
    outside = np.maximum(np.maximum(low - points, points - high), 0.0)
    away: Floats = np.hypot(outside[..., 0], outside[..., 1])
    return away
