"""What told places tell of the ground around them: sightings, each of one place on one day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from firsthand.ledgers.control.columns import CHANGES, FOUGHT, HOLDS, LOST, NOBODY, RESISTS, Columns
from firsthand.lexicon.figures import Space

Floats = NDArray[np.float64]
LEAST_WEIGHT = 0.05
"""Log-odds below which a piece says next to nothing of other places."""


@dataclass(frozen=True, slots=True, eq=False)
class Sightings:
    """Places (indices), days (ordinals), chances of each state (rows sum to 1) and noise variances, aligned.

    `change`: whether it was told that the place changed hands that day.
    """

    place: NDArray[np.int64]
    day: Floats
    chances: Floats
    noise: Floats
    change: NDArray[np.bool_]

    def at(self, rows: NDArray[np.int64]) -> Sightings:
        """Some of them."""
        return Sightings(self.place[rows], self.day[rows], self.chances[rows], self.noise[rows], self.change[rows])


def sight(told: Columns, prior: Floats, space: Space) -> Sightings:
    """The sightings of all pieces that name their place; those of one place and day are made one.

    A piece of log-odds w is an observation with noise of variance noise / (e^w - 1): none for no doubt, endless
    for no weight.
    """
    speaks = np.flatnonzero(told.direct & (told.weight > LEAST_WEIGHT))
    chances = _chances(told, speaks, prior)
    says = chances.sum(axis=1) > 0.0
    rows, chances = speaks[says], chances[says]
    seen_place, weight = told.place[rows], told.weight[rows]
    day = told.day[rows] - np.where(told.before[rows], space.lead_days, 0)
    first = int(day.min(initial=0))
    span = int(day.max(initial=0)) - first + 1
    keys, of = np.unique(seen_place * span + day - first, return_inverse=True)
    sure = np.expm1(weight) / space.noise
    precision = np.bincount(of, weights=sure, minlength=len(keys))
    heard = [np.bincount(of, weights=sure * chances[:, state], minlength=len(keys)) for state in range(len(prior))]
    place, rest = np.divmod(keys, span)
    return Sightings(
        place,
        (rest + first).astype(float),
        np.column_stack(heard).reshape(len(keys), len(prior)) / precision[:, None] if len(keys) else chances,
        np.maximum(space.least_noise, 1.0 / precision),
        np.bincount(of, (told.effect[rows] == CHANGES) | (told.effect[rows] == LOST), len(keys)) > 0,
    )


def replaced(seen: Sightings, places: NDArray[np.int64], come: Sightings) -> Sightings:
    """Sightings in order of place, with those of some places taken out and others of theirs put in."""
    stays = ~np.isin(seen.place, places)
    at = np.searchsorted(seen.place[stays], come.place)

    def joined(old: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
        return np.insert(old[stays], at, new, axis=0)

    return Sightings(
        joined(seen.place, come.place),
        joined(seen.day, come.day),
        joined(seen.chances, come.chances),
        joined(seen.noise, come.noise),
        joined(seen.change, come.change),
    )


def rows_of(seen: Sightings, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows of the sightings of some places (ascending); sightings in order of place."""
    start = np.searchsorted(seen.place, places)
    many = np.searchsorted(seen.place, places, side="right") - start
    rows: NDArray[np.int64] = np.repeat(start - np.cumsum(many) + many, many) + np.arange(many.sum())
    return rows


def news_around(
    seen: Sightings, tree: cKDTree, spot_km: float, places: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Which sightings at or near some places are news: rows (sightings are in order of place) and flags.

    `tree` holds where all places are (km).
    """

    def near(here: NDArray[np.int64]) -> NDArray[np.int64]:
        found = tree.query_ball_point(tree.data[here], spot_km)
        return np.unique(np.concatenate([np.array(f, dtype=np.int64) for f in found]))

    asked = near(places)
    wide = rows_of(seen, near(asked))
    mine = np.isin(seen.place[wide], asked)
    return wide[mine], is_news(seen.at(wide), tree.data, spot_km)[mine]


def is_news(seen: Sightings, points: Floats, spot_km: float) -> NDArray[np.bool_]:
    """Which sightings tell of a change, not of the days before: as told, or against the last word of their spot.

    A village captured on the 20th was somebody else's on the 7th, even where nobody had told of it until then.
    """
    if not len(seen.place):
        return np.zeros(0, dtype=bool)
    spot, row = _spots(seen.place, points, spot_km)
    order = np.lexsort((-seen.noise[row], seen.day[row], spot))
    spot, row = spot[order], row[order]
    moment = spot * (np.ptp(seen.day) + 1.0) + (seen.day[row] - seen.day.min())
    last = np.searchsorted(moment, moment) - 1
    other = seen.chances.argmax(axis=1)[row]
    differs = (last >= 0) & (spot[last] == spot) & (other[last] != other)
    news = seen.change.copy()
    own = seen.place[row] == spot
    news[row[own]] |= differs[own]
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


def _chances(told: Columns, rows: NDArray[np.int64], prior: Floats) -> Floats:
    """Who holds the place by some pieces; nothing but 0 where one says nothing of that."""
    effect, holder, loser = told.effect[rows], told.holder[rows], told.loser[rows]
    holds = ((effect == CHANGES) | (effect == HOLDS)) & (holder != NOBODY)
    out = np.where(effect == RESISTS, holder, loser)
    leaves = ~holds & (effect != HOLDS) & (effect != FOUGHT) & (out != NOBODY) & (len(prior) > 1)
    chances = np.zeros((len(rows), len(prior)))
    chances[np.flatnonzero(holds), holder[holds]] = 1.0
    gone = np.flatnonzero(leaves)
    chances[gone] = prior
    chances[gone, out[gone]] = 0.0
    chances[gone] /= chances[gone].sum(axis=1, keepdims=True)
    return chances
