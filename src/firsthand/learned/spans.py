"""Which words exactly name a participant: every stretch that the marks leave possible, judged, the likeliest picked.

The tagger marks word by word, and where it hesitates its marks say little about the ends of a name: whether "dr" or
"powerful" belongs to it, or whether "houses and shops" is one name or two. So all stretches that might be meant are
listed, a forest gives each the chance that just these words are a name, and of those that overlap the likeliest stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.learned.marks import Figures, Marks, Stretch
from firsthand.learned.roles import ROLES, Role

EDGES = frozenset("\"'`“”‘’.,;:()[]-–—/")  # signs at either end are not part of a name
SMALL = frozenset("of in and by the a an for with at on to from or".split())  # nor are these
FAINTEST = 0.02  # probability of being inside a participant, below which a word is never read as one
LEAST = 0.02  # chance of a stretch, given that a participant stands there, below which it is not listed
LONGEST = 14  # words
BACK = 3  # signs or small words before a name that may carry the mark of its first word
LOWEST = 0.02  # chance below which a stretch is not picked


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a name: `odds` is its chance by the marks alone, given that its run names anything."""

    role: Role
    first: int
    last: int
    odds: float
    top: float  # the highest mark of the run of words that it stands in


def candidates(seen: Marks) -> list[Candidate]:
    """Every stretch that may be a name, per role in the order of the text."""
    able = np.array([not _is_edge(w.text) for w in seen.words], dtype=bool)
    out: list[Candidate] = []
    for number, role in enumerate(ROLES):
        marks = seen.marks[:, number]
        for start, end in _runs(1 - marks[:, 0]):
            top = float((1 - marks[start:end, 0]).max())
            run = _Run(marks[start:end], able[start:end], top)
            out.extend(Candidate(role, start + a, start + b, odds, top) for a, b, odds in run.stretches())
    return out


def _runs(inside: Figures) -> Iterator[tuple[int, int]]:
    at, count = 0, len(inside)
    while at < count:
        if inside[at] < FAINTEST:
            at += 1
            continue
        end = at + 1
        while end < count and inside[end] >= FAINTEST:
            end += 1
        yield at, end
        at = end


class _Run:
    """Words in a row that may all belong to names of one role."""

    def __init__(self, marks: Figures, able: NDArray[np.bool_], top: float) -> None:
        self._able = able
        self._further = np.minimum(np.append(marks[:, 2], 0.0) / top, 1)
        self._begins = [min(self._begin(marks, s) / top, 1.0) for s in range(len(marks))]

    def _begin(self, marks: Figures, start: int) -> float:
        """The chance that a name begins here: the mark of a first word here or on the small words before."""
        chance, at = float(marks[start, 1]), start - 1
        while at >= 0 and not self._able[at] and start - at <= BACK:
            chance += float(marks[at, 1])
            at -= 1
        rise = float(marks[start, 1:].sum()) - (float(marks[start - 1, 1:].sum()) if start else 0.0)
        return max(chance, rise)

    def stretches(self) -> Iterator[tuple[int, int, float]]:
        for start, begins in enumerate(self._begins):
            if self._able[start]:
                yield from self._from(start, begins)

    def _from(self, start: int, chance: float) -> Iterator[tuple[int, int, float]]:
        for end in range(start + 1, min(len(self._able), start + LONGEST) + 1):
            odds = chance * (1 - float(self._further[end]))
            if self._able[end - 1] and odds >= LEAST:
                yield start, end, odds
            chance *= float(self._further[end])
            if chance < LEAST:
                return


def of_candidates(seen: Marks, found: Sequence[Candidate], hints: Figures) -> Figures:
    """One row per candidate; `hints` is what its words tell (`signs`), per row."""
    low = [w.text.lower() for w in seen.words]
    names = [(c.role, " ".join(low[c.first : c.last])) for c in found]
    same: dict[tuple[Role, str], list[float]] = {}
    for name, candidate in zip(names, found, strict=True):
        same.setdefault(name, []).append(candidate.odds * candidate.top)
    times = _times(low, found)
    table = []
    for i, candidate in enumerate(found):
        odds = same[names[i]]
        table.append(
            [
                *(float(candidate.role == role) for role in ROLES),
                *_own(candidate, seen),
                *_rivals(i, found),
                max(odds),
                sum(odds),
                float(len(odds)),
                float(times[names[i][1]]),
                float(low[candidate.first].isdigit()),
                *_around(candidate, seen),
                *hints[i].tolist(),
            ]
        )
    return np.array(table, dtype=float) if table else np.zeros((0, 0))


def _times(low: Sequence[str], found: Sequence[Candidate]) -> Counter[str]:
    """How often the words of each candidate stand in the text."""
    sizes = {c.last - c.first for c in found}
    return Counter(" ".join(low[i : i + size]) for size in sizes for i in range(len(low) - size + 1))


def _own(candidate: Candidate, seen: Marks) -> list[float]:
    number, first, last = ROLES.index(candidate.role), candidate.first, candidate.last
    inside, begins = 1 - seen.marks[:, number, 0], seen.marks[:, number, 1]
    row = inside[first:last]
    ends = last == len(inside)
    return [
        candidate.odds,
        candidate.top,
        candidate.odds * candidate.top,
        float(row.mean()),
        float(row.min()),
        float(row[0]),
        float(row[-1]),
        float(begins[first]),
        float(begins[first + 1 : last].max(initial=0)),
        float(inside[first - 1]) if first else 0.0,
        0.0 if ends else float(inside[last]),
        0.0 if ends else float(begins[last]),
        float(last - first),
    ]


def _rivals(place: int, found: Sequence[Candidate]) -> list[float]:
    """The best odds of longer stretches around it, of shorter ones in it, and of those that only overlap."""
    own = found[place]
    best = {"longer": 0.0, "shorter": 0.0, "across": 0.0}
    for other in _overlapping(place, found):
        if other.first <= own.first and own.last <= other.last:
            kind = "longer"
        elif own.first <= other.first and other.last <= own.last:
            kind = "shorter"
        else:
            kind = "across"
        best[kind] = max(best[kind], other.odds)
    return list(best.values())


def _overlapping(place: int, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The other candidates of the role that share a word; they stand near in the list, which is in order."""
    own = found[place]
    for before in reversed(found[max(0, place - LONGEST * LONGEST) : place]):
        if before.role != own.role or before.first + LONGEST <= own.first:
            break
        if before.last > own.first:
            yield before
    for after in found[place + 1 : place + 1 + LONGEST * LONGEST]:
        if after.role != own.role or after.first >= own.last:
            break
        yield after


def _around(candidate: Candidate, seen: Marks) -> list[float]:
    first, last, count = candidate.first, candidate.last, max(len(seen.words), 1)
    return [
        first / count,
        float(np.log1p(first)),
        float(np.log(count)),
        *(1 - seen.marks[first:last, :, 0]).max(axis=0).tolist(),
        *seen.kinds[first:last].mean(axis=0).tolist(),
        *seen.whole.tolist(),
    ]


def picked(seen: Marks, found: Sequence[Candidate], chances: Figures) -> list[Stretch]:
    """The likeliest stretches that do not overlap, in the order of the text."""
    taken: dict[Role, set[int]] = {role: set() for role in ROLES}
    out = []
    for i in sorted(range(len(found)), key=lambda i: (-chances[i], i)):
        candidate = found[i]
        words = range(candidate.first, candidate.last)
        if chances[i] >= LOWEST and taken[candidate.role].isdisjoint(words):
            taken[candidate.role].update(words)
            out.append(_stretch(seen, candidate, float(chances[i])))
    return sorted(out, key=lambda s: (ROLES.index(s.role), s.first))


def _stretch(seen: Marks, candidate: Candidate, score: float) -> Stretch:
    first, last = candidate.first, candidate.last
    return Stretch(
        candidate.role,
        first,
        last,
        score,
        tuple(w.text.lower() for w in seen.words[first:last]),
        tuple(seen.kinds[first:last].mean(axis=0).tolist()),
        float(1 - seen.marks[first:last, ROLES.index(candidate.role), 0].mean()),
    )


def _is_edge(word: str) -> bool:
    return word in EDGES or word.lower() in SMALL
