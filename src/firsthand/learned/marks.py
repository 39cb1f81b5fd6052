"""What the tagger says of each word, and the stretches of words that may be a participant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.learned.pieces import Word
from firsthand.learned.roles import ROLES, Role

Figures = NDArray[np.float64]

FAINTEST = 0.12  # probability of being inside a participant, below which a word is never read as one
EDGES = frozenset("\"'`“”‘’.,;:()[]-–—/")  # signs at either end are not part of a name
ARTICLES = frozenset(("a", "an", "the"))


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
    """Runs of words above the threshold and above a third of the run's best, cut where a new first word stands."""
    at, count = 0, len(inside)
    while at < count:
        if inside[at] < faintest:
            at += 1
            continue
        end = at + 1
        while end < count and inside[end] >= faintest and begins[end] < 0.5 * inside[end]:
            end += 1
        yield from _core(inside, at, end)
        at = end


def _core(inside: Figures, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The part of a run that holds its best word and those about as likely."""
    best = start + int(np.argmax(inside[start:end]))
    enough = inside[best] / 2
    first, last = best, best + 1
    while first > start and inside[first - 1] >= enough:
        first -= 1
    while last < end and inside[last] >= enough:
        last += 1
    yield first, last


def _trimmed(found: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    while first < last and (found[first].text in EDGES or found[first].text.lower() in ARTICLES):
        first += 1
    while first < last and found[last - 1].text in EDGES:
        last -= 1
    return first, last
