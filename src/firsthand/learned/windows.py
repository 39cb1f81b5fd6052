"""A report cut into windows that the encoder can take in at once; neighbours overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LENGTH = 510  # pieces of words, without the two marks at the ends
OVERLAP = 128


def windows(lengths: Sequence[int], length: int = LENGTH, overlap: int = OVERLAP) -> Iterator[tuple[int, int]]:
    """First and last word (the latter out) of each window, for words of the given numbers of pieces.

    Every word is in a window; a neighbour starts about `overlap` pieces before the end of the one before it.
    """
    start = 0
    while start < len(lengths):
        end = _forward(lengths, start, length)
        yield start, end
        if end == len(lengths):
            return
        start = max(_back(lengths, end, overlap), start + 1)


def _forward(lengths: Sequence[int], start: int, room: int) -> int:
    end = start
    while end < len(lengths) and (end == start or lengths[end] <= room):
        room -= lengths[end]
        end += 1
    return end


def _back(lengths: Sequence[int], end: int, room: int) -> int:
    start = end
    while start > 0 and lengths[start - 1] <= room:
        start -= 1
        room -= lengths[start]
    return start
