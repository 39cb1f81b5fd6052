"""How the other names of a report speak for a candidate: by its country, its province and its nearness to them.

Names are weighed together in turns (a mean field): in each turn a name's candidates are judged by where the others
most probably are. What speaks for a candidate is a mixture: the next place of a report is in the same
neighbourhood, province or country as an earlier one, or anywhere; so its log odds grow with the logarithm
of the number of names that agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firsthand.model import Place

COUNTRY = 2.0  # how much likelier one agreeing name makes a place of its country than one of anywhere
UNIT = 12.0  # the same for its province
NEAR = 40.0  # the same for its neighbourhood
REACH_KM = 40.0  # distance at which the pull of a neighbour has fallen to a third
DEGREE_KM = 111.2  # of a degree of latitude
TEXT_REACH = 400.0  # characters at which the pull of a name in the text has fallen to a third
FAR = 0.5  # what a name far off in the text still counts
LEAST = 0.02  # candidates below this chance do not vote
WIDE = frozenset({"country", "admin1", "region", "sea"})  # kinds too wide to be near to


@dataclass(slots=True)
class Voter:
    """The candidates of one name, where the name stands in the text, and their chances as they stand."""

    places: Sequence[Place]
    starts: Sequence[int]
    chances: Sequence[float] = ()


class Support:
    """What all names say of one another; their candidates lie in columns, one name after another."""

    def __init__(self, voters: Sequence[Voter]) -> None:
        self.voters = voters
        places = [place for voter in voters for place in voter.places]
        self._owner = np.repeat(np.arange(len(voters)), [len(v.places) for v in voters])
        self._first = np.searchsorted(self._owner, np.arange(len(voters) + 1))
        self._lat = np.array([p.lat for p in places])
        self._lon = np.array([p.lon for p in places])
        self._point = np.array([p.kind not in WIDE for p in places], dtype=np.float64)
        self._country, self._unit = _codes([p.country for p in places]), _codes([p.admin1 for p in places])
        self._weight = _nearness(voters)

    def all(self) -> list[list[float]]:
        """For each candidate of each name: how much likelier the other names make it, in log odds."""
        chances = np.fromiter((c for v in self.voters for c in v.chances), dtype=np.float64, count=len(self._owner))
        voting = np.flatnonzero(chances > LEAST)
        return [self._of(at, voting, chances[voting]) for at in range(len(self.voters))]

    def _of(self, at: int, voting: Any, chances: Any) -> list[float]:
        mine = slice(self._first[at], self._first[at + 1])
        votes = self._weight[at][self._owner[voting]] * chances
        total = COUNTRY * _told(self._country, mine, voting, votes) + UNIT * _told(self._unit, mine, voting, votes)
        near = voting[self._point[voting] > 0]
        if len(near):
            total += NEAR * self._point[mine] * (self._pull(mine, near) @ votes[self._point[voting] > 0])
        found: list[float] = np.log1p(total).tolist()
        return found

    def _pull(self, mine: slice, near: Any) -> Any:
        """Nearness of each of a name's candidates to each of the points that vote."""
        north = (self._lat[mine][:, None] - self._lat[near]) * DEGREE_KM
        east = (self._lon[mine][:, None] - self._lon[near]) * DEGREE_KM * np.cos(np.radians(self._lat[mine]))[:, None]
        return np.exp(-np.hypot(north, east) / REACH_KM)


def _codes(words: Sequence[str | None]) -> Any:
    """Numbers for words, from 1; 0 for none."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(word, len(numbers) + 1) if word else 0 for word in words], dtype=np.int64)


def _told(codes: Any, mine: slice, voting: Any, votes: Any) -> Any:
    """The votes for the country or province of each of a name's candidates."""
    sums = np.bincount(codes[voting], votes, minlength=int(codes.max()) + 1)
    sums[0] = 0.0
    return sums[codes[mine]]


def _nearness(voters: Sequence[Voter]) -> Any:
    """How much each name counts for each other, by the fewest characters between their mentions; none for itself."""
    gaps = [[min(abs(a - b) for a in one.starts for b in other.starts) for other in voters] for one in voters]
    weight = FAR + (1 - FAR) * np.exp(-np.array(gaps, dtype=np.float64) / TEXT_REACH)
    np.fill_diagonal(weight, 0.0)
    return weight
