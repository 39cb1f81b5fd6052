"""The first step: for every word of a text, the chance that it stands for a participant, and in which role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.learned.encoder import Dense, Encoder
from firsthand.learned.encoder import Figures as Narrow
from firsthand.learned.marks import Figures, Marks
from firsthand.learned.pieces import Vocabulary, words
from firsthand.learned.roles import ROLES, TYPES
from firsthand.learned.windows import windows

Wholes = NDArray[np.int64]
HEADS = ("marks", "kinds", "whole")


class Tagger:
    """Marks the words of texts. `branches` are models that share lower layers; their answers are averaged."""

    def __init__(self, arrays: Mapping[str, Narrow], vocabulary: Vocabulary, shape: tuple[int, int, int]) -> None:
        """`shape` counts lower layers, upper layers and branches."""
        lower, upper, branches = shape
        self._vocabulary = vocabulary
        self._encoder = Encoder(arrays, lower, upper, branches)
        self._heads = [
            {h: Dense(arrays[f"branch{b}.{h}.weight"].T.copy(), arrays[f"branch{b}.{h}.bias"]) for h in HEADS}
            for b in range(branches)
        ]

    def mark(self, text: str) -> Marks:
        """The marks of a text; a word in two windows has the mean of both."""
        found = words(text)
        pieces = self._vocabulary.ids(found)
        marks = np.zeros((len(found), len(ROLES), 3))
        kinds = np.zeros((len(found), len(TYPES)))
        times = np.zeros(len(found))
        whole = np.zeros(len(TYPES))
        for start, end in windows([len(p) for p in pieces]):
            seen = self._window(pieces[start:end])
            marks[start:end] += seen[0]
            kinds[start:end] += seen[1]
            times[start:end] += 1
            whole = np.maximum(whole, seen[2])
        return Marks(found, marks / times[:, None, None], kinds / times[:, None], whole)

    def _window(self, pieces: Sequence[tuple[int, ...]]) -> tuple[Figures, Figures, Figures]:
        firsts = 1 + np.cumsum([0, *(len(p) for p in pieces[:-1])])
        ids = [self._vocabulary.start, *(i for word in pieces for i in word), self._vocabulary.end]
        answers = [
            _read(rows, firsts, heads) for rows, heads in zip(self._encoder.encode(ids), self._heads, strict=True)
        ]
        marks, kinds, whole = (np.mean(part, axis=0) for part in zip(*answers, strict=True))
        return marks, kinds, whole


def _read(rows: Narrow, firsts: Wholes, heads: Mapping[str, Dense]) -> tuple[Figures, Figures, Figures]:
    at = rows[firsts]
    marks = heads["marks"](at).astype(float).reshape(len(firsts), len(ROLES), 3)
    marks = np.exp(marks - marks.max(axis=-1, keepdims=True))
    return marks / marks.sum(axis=-1, keepdims=True), _chance(heads["kinds"](at)), _chance(heads["whole"](rows[0]))


def _chance(logits: Narrow) -> Figures:
    chances: Figures = 1 / (1 + np.exp(-logits.astype(float)))
    return chances
