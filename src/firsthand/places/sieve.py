"""A quick no to most names: one table of bits over the numbers of all layers, asked before any layer is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

PATIENCE = 400  # questions that the layers answer themselves: a short run is not worth a table
FEWEST_KEYS = 200_000  # with fewer the layers are as quick
ROOM = 8  # bits for each key, so that about one stranger in eight passes


class Sieve:
    """Tells which numbers no layer holds; of the others some layer may hold them.

    The table is made after some hundred questions, in a few hundredths of a second for 40 countries.
    """

    def __init__(self, keys: Sequence[memoryview]) -> None:
        self._keys = keys
        self._left = PATIENCE if sum(map(len, keys)) >= FEWEST_KEYS else -1
        self._bits: bytes | None = None
        self._mask = 0

    def may_hold(self, number: int) -> bool:
        """False if surely no layer holds the number."""
        if self._bits is None:
            if self._left < 0:
                return True
            self._left -= 1
            if self._left >= 0:
                return True
            self._fill()
        assert self._bits is not None
        at = number & self._mask
        return bool(self._bits[at >> 3] >> (at & 7) & 1)

    def _fill(self) -> None:
        size = 1 << (ROOM * sum(map(len, self._keys)) - 1).bit_length()
        seen = np.zeros(size, dtype=np.bool_)
        for keys in self._keys:
            seen[np.frombuffer(keys, dtype="<u8") & np.uint64(size - 1)] = True
        self._bits, self._mask = np.packbits(seen, bitorder="little").tobytes(), size - 1
