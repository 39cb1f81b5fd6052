"""The parser's word vectors, worked out faster: the same network on the same weights, without a layer object for each
of its steps, and with the context-free part of each word remembered.

spaCy's small models turn a word into a vector in two steps: an embedding of its form alone (hashed tables, one mixing
layer), then four layers that look at the neighbours. The first depends on the form and the blank after it only, so a
running text needs it once per word form. The second is four matrix products. Results differ from spaCy's by rounding
(about 1e-6); docs/performance.md has the figures. What a report gets depends on that report alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = NDArray[np.float32]

FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE")  # what the embedding sees of a word
ROWS = 40_000  # word forms remembered: 15 MB
PIECES = 3
EPSILON = 1e-8  # thinc's, added to the variance
WINDOW = "residual(expand_window>>maxout>>layernorm>>dropout)"  # thinc's name of a layer of the second step


@dataclass(frozen=True, slots=True)
class Layer:
    """The greatest of three linear pieces for each unit, then a layer norm.

    `weights`: (inputs, 3 * units), piece by piece; `bias`: (3 * units,); `scale`, `shift`: (units,).
    """

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    def output(self, pieces: Floats) -> Floats:
        """The layer's output (rows, units) from the products of its input with `weights`, which are overwritten."""
        units = len(self.scale)
        pieces += self.bias
        best = np.maximum(pieces[:, :units], pieces[:, units : 2 * units])
        np.maximum(best, pieces[:, 2 * units :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best)
        spread /= units
        spread += EPSILON
        best /= np.sqrt(spread)[:, None]
        best *= self.scale
        best += self.shift
        return best


@dataclass(slots=True)
class Encoder:
    """Word vectors for sentences. `hashed` is spaCy's own tables; `mix` the layer after them; then the windows."""

    hashed: Any
    mix: Layer
    windows: tuple[Layer, ...]
    pad: int
    key: np.dtype[np.void] = field(default_factory=lambda: np.dtype((np.void, 8 * len(FEATURES))))
    rows: dict[bytes, int] = field(default_factory=dict)
    table: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))

    def vectors(self, docs: Sequence[Doc]) -> None:
        """Set `doc.tensor` of every sentence, which is where spaCy's tagger and parser look."""
        at = self._rows(docs)
        lengths = [len(rows) for rows in at]
        width = self.table.shape[1]
        x: Floats = np.zeros((sum(lengths) + self.pad * (len(docs) + 1), width), np.float32)
        starts = np.cumsum([self.pad, *(n + self.pad for n in lengths)]).tolist()
        for start, rows in zip(starts, at, strict=False):
            x[start : start + len(rows)] = self.table[rows]
        around = np.zeros((len(x), 3 * width), np.float32)
        for layer in self.windows:
            around[1:, :width] = x[:-1]
            around[:, width : 2 * width] = x
            around[:-1, 2 * width :] = x[1:]
            x += layer.output(around @ layer.weights)
        for doc, start, n in zip(docs, starts, lengths, strict=False):
            doc.tensor = x[start : start + n]  # type: ignore[assignment]  # the stub says float64

    def _rows(self, docs: Sequence[Doc]) -> list[list[int]]:
        """The row of each word in the table, new word forms added."""
        keys = [self._keys(doc) for doc in docs]
        fresh = {key: None for held in keys for key in held if key not in self.rows}
        if len(self.rows) + len(fresh) > ROWS:
            self.rows, self.table = {}, self.table[:0]
            fresh = {key: None for held in keys for key in held}
        if fresh:
            self._learn(list(fresh))
        return [[self.rows[key] for key in held] for held in keys]

    def _keys(self, doc: Doc) -> list[bytes]:
        features: NDArray[Any] = doc.to_array(list(FEATURES))
        keys: list[Any] = features.view(self.key).ravel().tolist()
        return keys

    def _learn(self, fresh: list[bytes]) -> None:
        """Embed new word forms, each by a product of its own: no rounding may hang on a form's company."""
        features = np.frombuffer(b"".join(fresh), np.uint64).reshape(len(fresh), len(FEATURES))
        hashed: Floats = self.hashed.predict(features)
        found = self.mix.output((hashed[:, None, :] @ self.mix.weights)[:, 0])
        self.table = np.concatenate([self.table, found]) if self.rows else found
        self.rows.update({key: len(self.rows) + n for n, key in enumerate(fresh)})


def encoder(model: Any) -> Encoder:
    """The encoder of a spaCy `tok2vec` model. ValueError if it is built in another way than spaCy's small models."""
    embed, around = model.layers
    features, _, hashed, mix, _ = embed.layers
    stack = around.layers[0]
    if tuple(features.attrs["columns"]) != FEATURES or any(layer.name != WINDOW for layer in stack.layers):
        raise ValueError(f"not the network of spaCy's small English models: {model.name}")
    return Encoder(hashed, _layer(mix), tuple(_layer(residual) for residual in stack.layers), around.attrs["pad"])


def _layer(model: Any) -> Layer:
    parts = {part.name: part for part in model.walk()}
    maxout, norm = parts["maxout"], parts["layernorm"]
    units, pieces, inputs = maxout.get_param("W").shape
    if pieces != PIECES or ("expand_window" in parts and parts["expand_window"].attrs["window_size"] != 1):
        raise ValueError(f"not three pieces over a window of one word on each side: {model.name}")
    weights = maxout.get_param("W").transpose(2, 1, 0).reshape(inputs, pieces * units)
    return Layer(
        weights=np.ascontiguousarray(weights, np.float32),
        bias=np.ascontiguousarray(maxout.get_param("b").T.reshape(-1), np.float32),
        scale=norm.get_param("G"),
        shift=norm.get_param("b"),
    )
