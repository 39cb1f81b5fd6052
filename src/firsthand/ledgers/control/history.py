"""The history of control: who held what over the days of evidence, kept as what changed from day to day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.ledgers.control.basis import Snapshot
from firsthand.ledgers.control.spans import Span
from firsthand.lexicon.figures import StateBounds

Floats = NDArray[np.float64]
Codes = NDArray[np.int16]
Indices = NDArray[np.int64]
UNKNOWN = 0
CONDITIONS = ("firm", "likely", "contested")


class Reader:
    """Reads the holder and state of places from their chances; each pair has a number, 0 for not known."""

    def __init__(self, states: Sequence[str], floor: float, bounds: StateBounds) -> None:
        self._states, self._floor, self._bounds = tuple(states), floor, bounds
        bodies = [frozenset(s.split("+")) for s in states]
        self._company = np.array([[bool(a & b) for b in bodies] for a in bodies]).reshape(len(bodies), len(bodies))

    def codes(self, posterior: Floats, mass: Floats) -> Codes:
        """The numbers of places (rows).

        Holders who share a body ("a", "a+b") do not contest the place with each other: the likeliest such company
        comes first, then the likeliest of it.
        """
        found = np.zeros(len(posterior), dtype=np.int16)
        known = np.flatnonzero(mass >= self._floor) if self._states else np.empty(0, dtype=np.int64)
        if len(known):
            together = posterior[known] @ self._company
            first = together.argmax(axis=1)
            chance = together[np.arange(len(known)), first]
            top = np.where(self._company[first], posterior[known], -1.0).argmax(axis=1)
            condition = np.where(chance >= self._bounds.firm, 0, np.where(chance >= self._bounds.likely, 1, 2))
            found[known] = 1 + top * len(CONDITIONS) + condition
        return found

    def read(self, code: int) -> tuple[str | None, str]:
        """Holder and state for a number."""
        if code == UNKNOWN:
            return None, "unknown"
        top, condition = divmod(code - 1, len(CONDITIONS))
        return self._states[top], CONDITIONS[condition]


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A stretch of days of a place with its chances, evidence mass and whether it was named on the first of them."""

    span: Span
    posterior: Floats
    mass: float
    named: bool


class History:
    """The stretches of days of all places, each place's in order; a place has a stretch from the first day on."""

    def __init__(self, days: Iterable[tuple[date, Snapshot]], size: int, reader: Reader) -> None:
        """`days` from the latest to the first."""
        begun: list[tuple[Indices, date, Snapshot, Codes]] = []
        later: tuple[date, Snapshot, Codes] | None = None
        for day, shot in days:
            codes = reader.codes(shot.posterior, shot.mass)
            if later is not None:
                begun.append((np.flatnonzero(codes != later[2]), *later))
            later = (day, shot, codes)
        if later is not None:
            begun.append((np.arange(size), *later))
        kept = [
            (places, np.full(len(places), day.toordinal()), codes[places], shot.posterior[places], shot.mass[places],
             shot.named[places])
            for places, day, shot, codes in begun
        ]  # fmt: skip
        self._place, self._start, self._code, self._posterior, self._mass, self._named = _sorted(kept)
        self._first = np.searchsorted(self._place, np.arange(size + 1))
        self._reader = reader

    def stretches(self, place: int) -> list[Stretch]:
        """A place's stretches of one holder and state, oldest first; the last has no end."""
        rows = range(self._first[place], self._first[place + 1])
        spans = self.spans(place)
        return [
            Stretch(span, self._posterior[row], float(self._mass[row]), bool(self._named[row]))
            for span, row in zip(spans, rows, strict=True)
        ]

    def spans(self, place: int) -> list[Span]:
        """The same without the chances."""
        rows = slice(self._first[place], self._first[place + 1])
        starts = [date.fromordinal(number) for number in self._start[rows].tolist()]
        ends = [*(start - timedelta(days=1) for start in starts[1:]), None]
        read = (self._reader.read(code) for code in self._code[rows].tolist())
        return [Span(start, end, *who) for start, end, who in zip(starts, ends, read, strict=False)]

    def moved(self, since: date, until: date) -> list[int]:
        """The places of which a stretch but the first begins within a period (both days in), ascending."""
        within = (self._start >= since.toordinal()) & (self._start <= until.toordinal())
        within[self._first[:-1][self._first[:-1] < len(within)]] = False
        places: list[int] = np.unique(self._place[within]).tolist()
        return places


def _sorted(parts: Sequence[tuple[NDArray[Any], ...]]) -> list[NDArray[Any]]:
    """Columns of all parts, by place (the first column), then day (the second)."""
    if not parts:
        return [np.zeros(0, dtype=np.int64)] * 6
    whole = [np.concatenate(column) for column in zip(*parts, strict=True)]
    order = np.lexsort((whole[1], whole[0]))
    return [column[order] for column in whole]


class Chronicle:
    """What was known on each of several days of who held what: for each day only what it changed.

    So any pair of dates (so on that day, as known on this) is two searches, whatever the number of days.
    """

    def __init__(self) -> None:
        self._known: list[date] = []
        self._of: dict[str, list[tuple[date, tuple[Span, ...]]]] = {}

    def learn(self, known: date, spans: Iterable[tuple[str, Sequence[Span]]]) -> int:
        """Add what was known on a day, later than those before: the stretches of every place.

        The number of places is given back that were known otherwise before. ValueError for a day out of order.
        """
        if self._known and known <= self._known[-1]:
            raise ValueError(f"{known} does not follow {self._known[-1]}: add days of knowledge in their order")
        self._known.append(known)
        changed = 0
        for place, stretches in spans:
            told, now = self._of.setdefault(place, []), tuple(stretches)
            if not told or told[-1][1] != now:
                told.append((known, now))
                changed += 1
        return changed

    def at(self, place: str, on: date, known: date) -> tuple[str | None, str]:
        """Holder and state of a place on a day as known on a day; unknown where nothing was told yet."""
        told = self._of.get(place, [])
        as_of = bisect_right(told, known, key=lambda row: row[0])
        stretches = told[as_of - 1][1] if as_of else ()
        begun = bisect_right(stretches, on, key=lambda span: span.start)
        if not begun:
            return None, "unknown"
        return stretches[begun - 1].holder, stretches[begun - 1].state

    def day(self, on: date, known: date) -> dict[str, tuple[str | None, str]]:
        """Holder and state of every place on a day as known on a day, by id."""
        return {place: self.at(place, on, known) for place in sorted(self._of)}
