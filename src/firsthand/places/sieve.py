"""A quick no to most names: one table over the numbers of all layers tells which layers are worth asking."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

PATIENCE = 400  # questions that the layers answer themselves: a short run is not worth a table
FEWEST_LAYERS = 8  # with fewer the layers are as quick
KEYS_A_SLOT = 2  # at most, so that few layers are named for nothing
BITS = 64  # of a slot, one for each layer; the 65th layer shares the first's


class Sieve:
    """Tells which layers may hold a number; surely no other does.

    Each number has two slots, one by its first and one by its last bits, and in each slot a bit for each layer: a
    layer may hold the number if its bit stands in both. The table is made after some hundred questions, in some
    tenths of a second for a million places; it takes 4 to 8 bytes for each of their names.
    """

    def __init__(self, keys: Sequence[memoryview]) -> None:
        self._keys = keys
        self._left = PATIENCE if len(keys) >= FEWEST_LAYERS else -1
        self._slots: memoryview | None = None
        self._mask = self._shift = 0
        self._all = tuple(range(len(keys)))

    def holders(self, number: int) -> tuple[int, ...]:
        """The places in the sequence of the layers that may hold the number, in order."""
        if self._slots is None:
            if self._left < 0:
                return self._all
            self._left -= 1
            if self._left >= 0:
                return self._all
            self._slots = self._filled()
        bits = self._slots[number >> self._shift] & self._slots[number & self._mask]
        return tuple(n for n in self._all if bits >> n % BITS & 1) if bits else ()

    def _filled(self) -> memoryview:
        width = max(1, (sum(map(len, self._keys)) // KEYS_A_SLOT).bit_length())
        self._shift, self._mask = BITS - width, (1 << width) - 1
        slots = np.zeros(1 << width, dtype=np.uint64)
        for n, keys in enumerate(self._keys):
            numbers, bit = np.frombuffer(keys, dtype="<u8"), np.uint64(1 << n % BITS)
            for at in (numbers >> np.uint64(self._shift), numbers & np.uint64(self._mask)):
                slots[at.astype(np.int64)] |= bit
        return slots.data
