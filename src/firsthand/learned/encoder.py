"""The encoder: MiniLM-L6 (Wang et al. 2020) with trained upper layers, in plain numpy.

Weights are kept as whole numbers of eight bits with one scale per row (a quarter of the size) and widened when
they are read; the arithmetic is 32-bit, one window at a time, so that results do not depend on what else is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

Figures = NDArray[np.float32]
HEADS, EPSILON = 12, np.float32(1e-12)
ROOT_OF_TWO = np.float32(np.sqrt(2))


@dataclass(frozen=True, slots=True)
class Dense:
    """A linear map; `weight` is inputs x outputs."""

    weight: Figures
    bias: Figures

    def __call__(self, x: Figures) -> Figures:
        """Apply it to rows."""
        return x @ self.weight + self.bias


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

        self._query, self._key, self._value = dense("query"), dense("key"), dense("value")
        self._attended, self._wide, self._narrow = dense("attended"), dense("wide"), dense("narrow")
        self._norms = [Norm(arrays[f"{stem}.norm{n}.weight"], arrays[f"{stem}.norm{n}.bias"]) for n in (1, 2)]

    def __call__(self, x: Figures) -> Figures:
        """The rows after this layer."""
        x = self._norms[0](x + self._attended(self._attend(x)))
        wide = self._wide(x)
        wide = wide * 0.5 * (1 + erf(wide / ROOT_OF_TWO))
        return self._norms[1](x + self._narrow(wide))

    def _attend(self, x: Figures) -> Figures:
        query, key, value = (part(x).reshape(len(x), HEADS, -1).swapaxes(0, 1) for part in self._parts())
        weight = query @ key.swapaxes(1, 2) / np.sqrt(np.float32(query.shape[-1]))
        weight = np.exp(weight - weight.max(axis=-1, keepdims=True))
        weight /= weight.sum(axis=-1, keepdims=True)
        joined: Figures = (weight @ value).swapaxes(0, 1).reshape(x.shape)
        return joined

    def _parts(self) -> tuple[Dense, Dense, Dense]:
        return self._query, self._key, self._value


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
