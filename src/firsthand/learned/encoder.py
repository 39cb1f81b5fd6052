"""The encoder: MiniLM-L6 (Wang et al. 2020) with trained upper layers, in plain numpy.

Weights are kept as whole numbers of eight bits with one scale per row (a quarter of the size) and widened when
they are read; the arithmetic is 32-bit, one window at a time, so that results do not depend on what else is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Figures = NDArray[np.float32]
HEADS, EPSILON = 12, np.float32(1e-12)
ROWS = 32  # of the wide table at a time, which fit into the processor's cache
REACH = np.float32(0.3275911 / np.sqrt(2))
SERIES = tuple(np.float32(part / 2) for part in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592))


@dataclass(frozen=True, slots=True)
class Dense:
    """A linear map; `weight` is inputs x outputs."""

    weight: Figures
    bias: Figures

    def __call__(self, x: Figures) -> Figures:
        """Apply it to rows."""
        y: Figures = x @ self.weight
        y += self.bias
        return y


@dataclass(frozen=True, slots=True)
class Norm:
    """Rows brought to mean 0 and variance 1, then scaled."""

    weight: Figures
    bias: Figures

    def __call__(self, x: Figures) -> Figures:
        """Apply it to rows."""
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + EPSILON)
        even: Figures = centred / spread * self.weight + self.bias
        return even


class Layer:
    """One layer: each word looks at every other, then is worked on by itself."""

    def __init__(self, arrays: Mapping[str, Figures], stem: str) -> None:
        def dense(name: str) -> Dense:
            return Dense(arrays[f"{stem}.{name}.weight"].T.copy(), arrays[f"{stem}.{name}.bias"])

        query, key, value = dense("query"), dense("key"), dense("value")
        even = np.float32(np.sqrt(query.weight.shape[1] / HEADS))
        self._asked = Dense(
            np.concatenate([query.weight / even, key.weight, value.weight], axis=1),
            np.concatenate([query.bias / even, key.bias, value.bias]),
        )
        self._attended, self._wide, self._narrow = dense("attended"), dense("wide"), dense("narrow")
        self._norms = [Norm(arrays[f"{stem}.norm{n}.weight"], arrays[f"{stem}.norm{n}.bias"]) for n in (1, 2)]

    def __call__(self, x: Figures) -> Figures:
        """The rows after this layer."""
        seen = self._attended(self._attend(x))
        seen += x
        x = self._norms[0](seen)
        worked = self._narrow(gelu(self._wide(x)))
        worked += x
        return self._norms[1](worked)

    def _attend(self, x: Figures) -> Figures:
        """Head by head in one table that stays in the processor's cache, which is most of the time that it takes."""
        count = len(x)
        asked = self._asked(x).reshape(count, 3, HEADS, -1)
        joined = np.empty((count, HEADS, asked.shape[-1]), np.float32)
        weight = np.empty((count, count), np.float32)
        for head in range(HEADS):
            np.matmul(asked[:, 0, head], asked[:, 1, head].T, out=weight)
            weight -= weight.max(axis=1, keepdims=True)
            np.exp(weight, out=weight)
            joined[:, head] = weight @ asked[:, 2, head] / weight.sum(axis=1, keepdims=True)
        return joined.reshape(x.shape)


def gelu(x: Figures) -> Figures:
    """Each figure times the chance that a normal variable is below it (Hendrycks and Gimpel 2016), some rows at a time.

    The chance by Abramowitz and Stegun 7.1.26, which is off by 1.5e-7 at most: no more than 32 bits hold.
    """
    out = np.empty_like(x)
    for start in range(0, len(x), ROWS):
        out[start : start + ROWS] = _gelu(x[start : start + ROWS])
    return out


def _gelu(x: Figures) -> Figures:
    size = np.abs(x)
    step = 1 / (1 + REACH * size)
    tail = step * SERIES[0]
    for part in SERIES[1:]:
        tail += part
        tail *= step
    tail *= np.exp(size * size * np.float32(-0.5))
    tail *= size
    above: Figures = np.maximum(x, 0)
    above -= tail
    return above


class Encoder:
    """Pieces of words in, one row of figures per piece out. `branches` share their lower layers."""

    def __init__(self, arrays: Mapping[str, Figures], lower: int, upper: int, branches: int) -> None:
        self._pieces, self._positions = arrays["pieces"], arrays["positions"]
        self._norm = Norm(arrays["norm.weight"], arrays["norm.bias"])
        self._lower = [Layer(arrays, f"lower{n}") for n in range(lower)]
        self._upper = [[Layer(arrays, f"branch{b}.layer{n}") for n in range(upper)] for b in range(branches)]

    def encode(self, ids: Sequence[int]) -> list[Figures]:
        """The rows of one window, by branch."""
        x = self._norm(self._pieces[np.asarray(ids)] + self._positions[: len(ids)])
        for layer in self._lower:
            x = layer(x)
        return [_through(layers, x) for layers in self._upper]


def _through(layers: Sequence[Layer], x: Figures) -> Figures:
    for layer in layers:
        x = layer(x)
    return x


def widen(stored: Mapping[str, NDArray[np.generic]]) -> dict[str, Figures]:
    """The arrays as 32-bit figures: those with a scale beside them ("name.scale") were kept in eight bits."""
    scales = {name.removesuffix(".scale"): stored[name] for name in stored if name.endswith(".scale")}
    return {
        name: np.multiply(stored[name], scales[name][:, None] if name in scales else 1, dtype=np.float32)
        for name in stored
        if not name.endswith(".scale")
    }


def narrow(weight: Figures, largest: int = 127) -> tuple[NDArray[np.int8], Figures]:
    """A table of weights as whole numbers up to `largest`, with the scale of each row; fewer numbers pack smaller."""
    scale = np.maximum(np.abs(weight).max(axis=1), np.float32(1e-12)) / np.float32(largest)
    return np.rint(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)
