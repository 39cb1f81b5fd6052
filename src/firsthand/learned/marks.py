"""What the tagger says of each word, and the stretches of words that may be a participant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.learned.pieces import Word
from firsthand.learned.roles import ROLES, Role

Figures = NDArray[np.float64]

FAINTEST = 0.03  # probability of being inside a participant, below which a word is never read as one
LIKELY = 0.15  # share of the best word's probability that a word beside it needs to be of the same name
SURE = 0.9  # share of being first among being inside at which a word starts a name of its own
EDGES = frozenset("\"'`“”‘’.,;:()[]-–—/")  # signs at either end are not part of a name
SMALL = frozenset("of in and by the a an for with at on to from or".split())  # nor are these


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
    """Words from `first` to `last` (out) that may have a role, with the mean probability that they do."""

    role: Role
    first: int
    last: int
    score: float
    words: tuple[str, ...]  # lower case
    kinds: tuple[float, ...]


def stretches(seen: Marks, faintest: float = FAINTEST) -> Iterator[Stretch]:
    """Every stretch that the tagger finds at least faintly possible, per role in the order of the text."""
    for number, role in enumerate(ROLES):
        inside = 1 - seen.marks[:, number, 0]
        for first, last in _runs(inside, seen.marks[:, number, 1], faintest):
            first, last = _trimmed(seen.words, first, last)
            if first < last:
                yield _stretch(seen, role, first, last, inside)


def _stretch(seen: Marks, role: Role, first: int, last: int, inside: Figures) -> Stretch:
    return Stretch(
        role,
        first,
        last,
        float(inside[first:last].mean()),
        tuple(w.text.lower() for w in seen.words[first:last]),
        tuple(seen.kinds[first:last].mean(axis=0).tolist()),
    )


def _runs(inside: Figures, begins: Figures, faintest: float) -> Iterator[tuple[int, int]]:
    """Runs of words above the threshold, cut where surely a new first word stands, each in its likely parts."""
    at, count = 0, len(inside)
    while at < count:
        if inside[at] < faintest:
            at += 1
            continue
        end = at + 1
        while end < count and inside[end] >= faintest and begins[end] < SURE * inside[end]:
            end += 1
        yield from _parts(inside, at, end)
        at = end


def _parts(inside: Figures, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The best word of a run with those beside it that are not much less likely; then what is left on both sides."""
    best = start + int(np.argmax(inside[start:end]))
    enough = LIKELY * inside[best]
    first, last = best, best + 1
    while first > start and inside[first - 1] >= enough:
        first -= 1
    while last < end and inside[last] >= enough:
        last += 1
    if first > start:
        yield from _parts(inside, start, first)
    yield first, last
    if last < end:
        yield from _parts(inside, last, end)


def _trimmed(found: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    while first < last and _is_edge(found[first].text):
        first += 1
    while first < last and _is_edge(found[last - 1].text):
        last -= 1
    return first, last


def _is_edge(word: str) -> bool:
    return word in EDGES or word.lower() in SMALL
