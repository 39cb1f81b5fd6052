"""A forest of small decision trees, summed to one probability (gradient boosting, Friedman 2001), in plain numpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.learned.marks import Figures

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Forest:
    """All trees in one table of nodes.

    A leaf is its own child on both sides; `depth` steps reach a leaf from any root.
    """

    feature: Numbers
    threshold: Figures
    left: Numbers
    right: Numbers
    value: Figures
    roots: Numbers
    base: float
    depth: int

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]], name: str) -> Forest:
        """The forest kept under this name ("keep.feature", ...)."""

        def part(what: str) -> NDArray[np.generic]:
            return arrays[f"{name}.{what}"]

        base, depth = part("base_depth").tolist()
        return cls(
            feature=part("feature").astype(np.int32),
            threshold=part("threshold").astype(np.float64),
            left=part("left").astype(np.int32),
            right=part("right").astype(np.int32),
            value=part("value").astype(np.float64),
            roots=part("roots").astype(np.int32),
            base=float(base),
            depth=int(depth),
        )

    def chances(self, rows: Figures) -> Figures:
        """The probability of each row."""
        if not len(rows):
            return np.zeros(0)
        at = np.repeat(self.roots[None, :], len(rows), axis=0)
        which = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            lower = rows[which, self.feature[at]] <= self.threshold[at]
            at = np.where(lower, self.left[at], self.right[at])
        chances: Figures = 1 / (1 + np.exp(-(self.base + self.value[at].sum(axis=1))))
        return chances
