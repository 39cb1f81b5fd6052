"""How sure a share of a region is: draws of the field whose errors hang together over ground and days."""

from __future__ import annotations

import numpy as np
from scipy.stats import norm

from firsthand.chance.intervals import widen
from firsthand.ledgers.control.field import Block, Field, Floats
from firsthand.lexicon.figures import Space

SEED = 20180706


class Waves:
    """Draws of the field before anything is seen, as sums of random waves (Rahimi and Recht, 2007).

    Matérn 3/2 on a plane has frequencies of Student's t with 3 degrees, exp(-days/memory) those of Cauchy.
    """

    def __init__(self, space: Space) -> None:
        random = np.random.default_rng(SEED)
        count = space.waves
        spread = np.sqrt(random.chisquare(3.0, count) / 3.0)
        self._ground = random.standard_normal((2, count)) / spread / space.length_km
        self._days = random.standard_cauchy(count) / space.memory_days
        self._phase = random.uniform(0.0, 2.0 * np.pi, count)
        self._height = random.standard_normal((count, space.draws)) * np.sqrt(2.0 / count)

    def at(self, points: Floats, days: Floats) -> Floats:
        """Values at points (km) on days, shape (points, draws)."""
        values: Floats = np.cos(points @ self._ground + days[:, None] * self._days + self._phase) @ self._height
        return values


class FieldDraws:
    """Draws of the field given what was seen, by correcting draws from before (Wilson et al., 2020)."""

    def __init__(self, field: Field, points: Floats, space: Space) -> None:
        self._field, self._points, self._space = field, points, space
        self._waves = Waves(space)
        random = np.random.default_rng(SEED + 1)
        own = random.standard_normal((len(points), space.draws)) * np.sqrt(space.own_variance)
        self._due = [self._corrections(block, own, random) for block in field.blocks]

    def on(self, day: int) -> Floats:
        """Uniform numbers for every place and draw, as much alike between places as the field's errors are."""
        uniform = np.empty((len(self._points), self._space.draws))
        for block, due in zip(self._field.blocks, self._due, strict=True):
            points = self._points[block.places]
            drawn = self._waves.at(points, np.full(len(points), float(day)))
            drawn += block.spread(block.fade(day)[:, None] * due)
            spread = np.maximum(drawn.std(axis=1, keepdims=True), 1e-9)
            uniform[block.places] = norm.cdf(drawn / spread)
        return uniform

    def _corrections(self, block: Block, own: Floats, random: np.random.Generator) -> Floats:
        seen = block.seen
        drawn = self._waves.at(self._points[seen.place], seen.day) + own[seen.place]
        drawn += random.standard_normal(drawn.shape) * np.sqrt(seen.noise)[:, None]
        due: Floats = block.inverse @ -drawn
        return due


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
