"""What the tagger says of each word, and a stretch of words that names a participant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.learned.pieces import Word
from firsthand.learned.roles import Role

Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Marks:
    """The tagger's probabilities for a text.

    `marks` is words x roles x (outside, first word, further word); `kinds` is words x incident types, for words that
    stand for a participant; `whole` has the types of the whole text.
    """

    words: Sequence[Word]
    marks: Figures
    kinds: Figures
    whole: Figures


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words from `first` to `last` (out) that may have a role; `score` is the chance that just these words name it."""

    role: Role
    first: int
    last: int
    score: float
    words: tuple[str, ...]  # lower case
    kinds: tuple[float, ...]
    marked: float  # the tagger's mean probability that these words are in such a name
