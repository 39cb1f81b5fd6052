"""A quick no to most names: one table over the numbers of all layers tells which layers are worth asking."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

PATIENCE = 400  # questions that the layers answer themselves: a short run is not worth a table
FEWEST_KEYS = 200_000  # with fewer the layers are as quick
BITS = 64  # of a slot, shared out among the layers; the 65th layer shares the first's
HIGH = 32  # bits of a number below its second slot
TOP = 58  # bits of a number below those that choose among a layer's bits


class Sieve:
    """Tells which layers may hold a number; surely no other does.

    Each number has two slots and, in each layer's share of them, one bit: a layer may hold it if the bit stands in
    both. The table is made after some
    hundred questions, in some tenths of a second for a million places; it takes 16 to 32 bytes for each of them.
    """

    def __init__(self, keys: Sequence[memoryview]) -> None:
        self._keys = keys
        self._left = PATIENCE if sum(map(len, keys)) >= FEWEST_KEYS else -1
        self._slots: memoryview | None = None
        self._mask = 0
        self._all = tuple(range(len(keys)))
        self._share = max(1, BITS // max(1, len(keys)))

    def may_hold(self, number: int) -> bool:
        """False if surely no layer holds the number."""
        return bool(self.holders(number)) or not self._all

    def holders(self, number: int) -> tuple[int, ...]:
        """The places in the sequence of the layers that may hold the number, in order."""
        if self._slots is None:
            if self._left < 0:
                return self._all
            self._left -= 1
            if self._left >= 0:
                return self._all
            self._slots = self._filled()
        bits = self._slots[number & self._mask] & self._slots[number >> HIGH & self._mask]
        if not bits:
            return ()
        own = (number >> TOP) % self._share
        return tuple(n for n in self._all if bits >> (n * self._share + own) % BITS & 1)

    def _filled(self) -> memoryview:
        size = 1 << (sum(map(len, self._keys)) - 1).bit_length()
        self._mask = size - 1
        slots = np.zeros(size, dtype=np.uint64)
        for n, keys in enumerate(self._keys):
            numbers = np.frombuffer(keys, dtype="<u8")
            place = (n * self._share + (numbers >> np.uint64(TOP)) % np.uint64(self._share)) % np.uint64(BITS)
            bits = np.uint64(1) << place.astype(np.uint64)
            for at in (numbers, numbers >> np.uint64(HIGH)):
                np.bitwise_or.at(slots, at & np.uint64(self._mask), bits)
        return slots.data
