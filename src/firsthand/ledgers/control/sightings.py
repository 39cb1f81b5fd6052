"""What told places tell of the ground around them: sightings, each of one place on one day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from firsthand.ledgers.control.columns import CHANGES, FOUGHT, HOLDS, NOBODY, RESISTS, Columns
from firsthand.lexicon.figures import Space

Floats = NDArray[np.float64]
LEAST_WEIGHT = 0.05
"""Log-odds below which a piece says next to nothing of other places."""


@dataclass(frozen=True, slots=True, eq=False)
class Sightings:
    """Places (indices), days (ordinals), chances of each state (rows sum to 1) and noise variances, aligned."""

    place: NDArray[np.int64]
    day: Floats
    chances: Floats
    noise: Floats

    def at(self, rows: NDArray[np.int64]) -> Sightings:
        """Some of them."""
        return Sightings(self.place[rows], self.day[rows], self.chances[rows], self.noise[rows])


def sight(told: Columns, prior: Floats, space: Space) -> Sightings:
    """The sightings of all pieces that name their place; those of one place and day are made one.

    A piece of log-odds w is an observation with noise of variance noise / (e^w - 1): none for no doubt, endless
    for no weight.
    """
    seen = told.at(told.direct & (told.weight > LEAST_WEIGHT))
    chances = _chances(seen, prior)
    says = np.flatnonzero(chances.sum(axis=1) > 0.0)
    seen, chances = seen.at(says), chances[says]
    day = seen.day - np.where(seen.before, space.lead_days, 0)
    first = int(day.min(initial=0))
    span = int(day.max(initial=0)) - first + 1
    keys, of = np.unique(seen.place * span + day - first, return_inverse=True)
    sure = np.expm1(seen.weight) / space.noise
    precision = np.bincount(of, weights=sure, minlength=len(keys))
    heard = [np.bincount(of, weights=sure * chances[:, state], minlength=len(keys)) for state in range(len(prior))]
    place, rest = np.divmod(keys, span)
    return Sightings(
        place,
        (rest + first).astype(float),
        np.column_stack(heard).reshape(len(keys), len(prior)) / precision[:, None] if len(keys) else chances,
        np.maximum(space.least_noise, 1.0 / precision),
    )


def is_news(seen: Sightings, points: Floats, spot_km: float) -> NDArray[np.bool_]:
    """Which sightings contradict the last one of their spot: they tell of a change, not of the days before."""
    if not len(seen.place):
        return np.zeros(0, dtype=bool)
    spot, row = _spots(seen.place, points, spot_km)
    order = np.lexsort((-seen.noise[row], seen.day[row], spot))
    spot, row = spot[order], row[order]
    moment = spot * (np.ptp(seen.day) + 1.0) + (seen.day[row] - seen.day.min())
    last = np.searchsorted(moment, moment) - 1
    other = seen.chances.argmax(axis=1)[row]
    differs = (last >= 0) & (spot[last] == spot) & (other[last] != other)
    news = np.zeros(len(seen.place), dtype=bool)
    own = seen.place[row] == spot
    news[row[own]] = differs[own]
    return news


def _spots(place: NDArray[np.int64], points: Floats, spot_km: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every sighting (row) for every told place that it is so near to, itself too: places and rows, aligned."""
    told = np.unique(place)
    pairs = told[cKDTree(points[told]).query_pairs(spot_km, output_type="ndarray").astype(np.int64)].reshape(-1, 2)
    here, there = np.concatenate([told, pairs[:, 0], pairs[:, 1]]), np.concatenate([told, pairs[:, 1], pairs[:, 0]])
    order = np.argsort(place, kind="stable")
    start = np.searchsorted(place[order], there)
    count = np.searchsorted(place[order], there, side="right") - start
    within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(here, count), order[np.repeat(start, count) + within]


def _chances(told: Columns, prior: Floats) -> Floats:
    """Who holds the place by each piece; nothing but 0 where it says nothing of that."""
    holds = ((told.effect == CHANGES) | (told.effect == HOLDS)) & (told.holder != NOBODY)
    out = np.where(told.effect == RESISTS, told.holder, told.loser)
    leaves = ~holds & (told.effect != HOLDS) & (told.effect != FOUGHT) & (out != NOBODY) & (len(prior) > 1)
    chances = np.zeros((len(told), len(prior)))
    chances[np.flatnonzero(holds), told.holder[holds]] = 1.0
    gone = np.flatnonzero(leaves)
    chances[gone] = prior
    chances[gone, out[gone]] = 0.0
    chances[gone] /= chances[gone].sum(axis=1, keepdims=True)
    return chances
