"""The fill between places: who likely holds what no claim names, and how sure a share of a region is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, diags_array
from scipy.sparse.linalg import SuperLU, splu
from scipy.spatial import cKDTree
from scipy.stats import norm

from firsthand.chance.intervals import widen
from firsthand.ledgers.control.ground import Ground
from firsthand.lexicon.figures import Space

Floats = NDArray[np.float64]
NEIGHBOURS = 8
SEED = 20180706
BLOCK = 256


def spread_mass(ground: Ground, rows: NDArray[np.int64], mass: Floats, reach_km: float) -> Floats:
    """Evidence mass (log-odds) within reach of every place: the most that any place with evidence lends it.

    It fades by 1/e every `reach_km`.
    """
    felt = np.zeros(len(ground.places))
    if not len(rows):
        return felt
    tree = cKDTree(ground.points[rows])
    near = min(NEIGHBOURS, len(rows))
    km, index = tree.query(ground.points, k=[*range(1, near + 1)])
    lent: Floats = (mass[index] * np.exp(-km / reach_km)).max(axis=1)
    np.maximum(felt, lent, out=felt)
    felt[rows] = np.maximum(felt[rows], mass)
    return felt


def precision(ground: Ground, rows: NDArray[np.int64], mass: Floats, space: Space) -> csc_array:
    """L + K + anchor: the graph's Laplacian, evidence where there is some, and a slight pull to the prior."""
    pull = np.full(len(ground.places), space.anchor)
    pull[rows] += space.strength * mass
    return csc_array(ground.graph.laplacian() + diags_array(pull))


def fill(
    ground: Ground, rows: NDArray[np.int64], posterior: Floats, mass: Floats, prior: Floats, space: Space
) -> tuple[Floats, Floats]:
    """Posteriors of all places and what the others say of each of `rows`, both shape (places or rows, states).

    The fill is (L + K) f = K p (Zhu et al., 2003). What a place's neighbours say of it, its own evidence left
    out, follows from the fill without solving again (Wahba, 1990): (f - h p) / (1 - h), h its leverage.
    """
    wanted = np.tile(space.anchor * prior, (len(ground.places), 1))
    pull = space.strength * mass
    wanted[rows] += pull[:, None] * posterior
    factors = splu(precision(ground, rows, mass, space))
    solved = factors.solve(wanted)
    own = np.minimum(0.98, pull * leverage(factors, rows, len(ground.places)))[:, None]
    others = _normed(np.clip((solved[rows] - own * posterior) / (1.0 - own), 1e-4, None))
    return _normed(_normed(np.clip(solved, 1e-9, None)) ** space.sharpen), others


def leverage(factors: SuperLU, rows: NDArray[np.int64], size: int) -> Floats:
    """The diagonal of the inverse at `rows`, by solving for blocks of unit vectors."""
    found = np.empty(len(rows))
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        units = np.zeros((size, len(block)))
        units[block, np.arange(len(block))] = 1.0
        found[start : start + BLOCK] = factors.solve(units)[block, np.arange(len(block))]
    return found


def informed(own: Floats, others: Floats, prior: Floats, weight: float) -> Floats:
    """A place's own posterior with what its neighbours say as one more witness of some weight (0: none)."""
    return _normed(own * (others / prior) ** weight)


def _normed(rows: Floats) -> Floats:
    whole: Floats = rows / rows.sum(axis=1, keepdims=True)
    return whole


def draws(ground: Ground, rows: NDArray[np.int64], mass: Floats, space: Space) -> Floats:
    """Uniform numbers for every place and draw that neighbours share: a Gaussian copula on the place graph.

    Made by perturbation (Papandreou and Yuille, 2010), with a fixed seed: same evidence, same interval.
    """
    random = np.random.default_rng(SEED)
    edges, weights = ground.graph.edges, ground.graph.weights
    size = len(ground.places)
    noise = np.zeros((size, space.draws))
    along = random.standard_normal((len(edges), space.draws)) * np.sqrt(weights)[:, None]
    np.add.at(noise, edges[:, 0], along)
    np.add.at(noise, edges[:, 1], -along)
    pull = np.full(size, space.anchor)
    pull[rows] += space.strength * mass
    noise += random.standard_normal((size, space.draws)) * np.sqrt(pull)[:, None]
    latent = splu(precision(ground, rows, mass, space)).solve(noise)
    spread = latent.std(axis=1, keepdims=True)
    uniform: Floats = norm.cdf(latent / np.maximum(spread, 1e-12))
    return uniform


def share_draws(field: Floats, uniform: Floats, area: Floats) -> Floats:
    """Shares of an area for each draw and state, shape (draws, states); a place has one holder a draw."""
    edges = np.cumsum(field, axis=1)
    edges[:, -1] = 1.0 + 1e-9
    shares = np.empty((uniform.shape[1], field.shape[1]))
    held = (uniform[:, :, None] >= edges[:, None, :]).sum(axis=2)
    for state in range(field.shape[1]):
        shares[:, state] = area @ (held == state)
    return shares


def interval(drawn: Floats, middle: float, factor: float) -> tuple[float, float]:
    """The 90 % interval of a share (0 to 1) from its draws, widened by a factor about the middle."""
    low, high = float(np.quantile(drawn, 0.05)), float(np.quantile(drawn, 0.95))
    return widen(min(low, middle), middle, max(high, middle), factor)
