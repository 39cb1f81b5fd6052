"""Reprints: texts that are (nearly) an earlier text, so that one wire story counts as one witness.

MinHash signatures in bands propose (Broder 1997; rensa), the exact Jaccard of word 5-shingles decides.
"""

from __future__ import annotations

import re
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash, RMinHashLSH

SHINGLE = 5  # words
PERMUTATIONS = 126
BANDS = 42  # of 3 rows: at Jaccard .5 a pair is proposed with probability .996, at .01 with 4e-5
SEED = 20180706
FEWEST_SHINGLES = 4  # shorter texts are alike by chance

_WORDS = re.compile(r"\w+")


class Reprints:
    """The texts seen so far, in order of arrival; the same texts in the same order give the same answers."""

    def __init__(self, threshold: float = 0.5) -> None:
        """`threshold` is the least Jaccard similarity, 0 to 1, at which a text counts as a reprint."""
        self._threshold = threshold
        self._ids: list[str] = []
        self._shingles: list[NDArray[np.uint32]] = []
        self._bands = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=BANDS)

    def add(self, id: str, text: str) -> tuple[str, float] | None:
        """Remember a text; give the earlier one that it repeats most, with their similarity."""
        shingles = _shingles(text)
        if len(shingles) < FEWEST_SHINGLES:
            return None
        signature = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        signature.update([number.tobytes() for number in shingles])
        best = self._most_alike(shingles, sorted(set(self._bands.query(signature))))
        self._bands.insert(len(self._ids), signature)
        self._ids.append(id)
        self._shingles.append(shingles)
        return best

    def _most_alike(self, shingles: NDArray[np.uint32], proposed: list[int]) -> tuple[str, float] | None:
        best: tuple[str, float] | None = None
        for n in proposed:
            similarity = _jaccard(shingles, self._shingles[n])
            if similarity >= self._threshold and (best is None or similarity > best[1]):
                best = (self._ids[n], similarity)
        return best


def _shingles(text: str) -> NDArray[np.uint32]:
    words = _WORDS.findall(text.casefold())
    rows = zip(*(words[n:] for n in range(SHINGLE)), strict=False)
    return np.unique(np.fromiter((crc32(" ".join(row).encode()) for row in rows), dtype=np.uint32))


def _jaccard(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> float:
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared)
