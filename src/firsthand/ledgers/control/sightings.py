"""What told places tell of the ground around them: sightings, each of one place on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from firsthand.ledgers.control.evidence import Piece
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


def sight(pieces: Sequence[Piece], column: Mapping[str, int], prior: Floats, space: Space) -> Sightings:
    """The sightings of all pieces that name their place; those of one place and day are made one.

    A piece of log-odds w is an observation with noise of variance noise / (e^w - 1): none for no doubt, endless
    for no weight.
    """
    gathered: defaultdict[tuple[int, int], list[tuple[float, Floats]]] = defaultdict(list)
    for piece in pieces:
        chances = _chances(piece, column, prior)
        if piece.direct and chances is not None and piece.weight > LEAST_WEIGHT:
            lead = space.lead_days if piece.before else 0
            sure = float(np.expm1(piece.weight)) / space.noise
            gathered[piece.place, piece.day.toordinal() - lead].append((sure, chances))
    keys = sorted(gathered)
    precision = np.array([sum(s for s, _ in gathered[k]) for k in keys], dtype=np.float64)
    told = [sum((s * c for s, c in gathered[k]), np.zeros(len(prior))) for k in keys]
    return Sightings(
        np.array([place for place, _ in keys], dtype=np.int64),
        np.array([day for _, day in keys], dtype=float),
        np.array(told).reshape(len(keys), len(prior)) / precision[:, None],
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


def _chances(piece: Piece, column: Mapping[str, int], prior: Floats) -> Floats | None:
    """Who holds the place by a piece; None where it says nothing of that."""
    if piece.effect in ("changes", "holds") and piece.holder in column:
        one: Floats = np.eye(len(prior))[column[piece.holder or ""]]
        return one
    out = piece.holder if piece.effect == "resists" else piece.loser if piece.effect in ("changes", "lost") else None
    if out not in column or len(prior) < 2:
        return None
    rest = prior.copy()
    rest[column[out or ""]] = 0.0
    whole: Floats = rest / rest.sum()
    return whole
