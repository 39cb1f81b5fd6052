"""How the other names of a report speak for a candidate: by its country, its province and its nearness to them.

Names are weighed together in turns (a mean field): in each turn a name's candidates are judged by where the others
most probably are. What speaks for a candidate is a mixture: the next place of a report is in the same
neighbourhood, province or country as an earlier one, or anywhere; so its log odds grow with the logarithm
of the number of names that agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
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
WIDE = frozenset({"country", "admin1", "region", "sea", "river"})  # kinds too wide to be near to


@dataclass(slots=True)
class Voter:
    """The candidates of one name, where the name stands in the text, and their chances as they stand."""

    places: Sequence[Place]
    starts: Sequence[int]
    chances: Sequence[float] = ()


class Support:
    """What all names say of one another; their candidates lie in columns, one name after another.

    How much one candidate speaks for another does not depend on the turn: it is worked out once, for those that vote.
    """

    def __init__(self, voters: Sequence[Voter]) -> None:
        self.voters = voters
        places = [place for voter in voters for place in voter.places]
        self._ends = list(accumulate(len(voter.places) for voter in voters))
        self._owner = np.repeat(np.arange(len(voters)), [len(voter.places) for voter in voters])
        self._lat, self._lon = np.array([p.lat for p in places]), np.array([p.lon for p in places])
        self._shrunk = np.cos(np.radians(self._lat))  # degrees of longitude, by the latitude
        self._point = np.array([p.kind not in WIDE for p in places], dtype=np.float64)
        self._country, self._unit = _codes([p.country for p in places]), _codes([p.admin1 for p in places])
        self._weight = _nearness(voters)
        self._heard = np.zeros(len(places), dtype=np.bool_)  # candidates that have voted
        self._voices = np.empty((len(places), 0))  # for each candidate how much each of these speaks for it

    def all(self) -> list[list[float]]:
        """For each candidate of each name: how much likelier the other names make it, in log odds."""
        chances = np.array([chance for voter in self.voters for chance in voter.chances])
        voting = chances > LEAST
        if (voting & ~self._heard).any():
            self._heard |= voting
            self._voices = self._spoken(np.flatnonzero(self._heard))
        votes = np.where(voting, chances, 0.0)[self._heard]
        told: list[float] = np.log1p(self._voices @ votes).tolist()
        return [told[first:end] for first, end in pairwise([0, *self._ends])]

    def _spoken(self, by: Any) -> Any:
        """How much some of the candidates speak for each, by country, province and nearness, a row for each."""
        voices = COUNTRY * _same(self._country, by) + UNIT * _same(self._unit, by)
        voices += NEAR * np.outer(self._point, self._point[by]) * self._pull(by)
        voices *= self._weight[self._owner][:, self._owner[by]]
        return voices

    def _pull(self, by: Any) -> Any:
        """Nearness of each candidate to some of them."""
        north = (self._lat[:, None] - self._lat[by]) * DEGREE_KM
        east = (self._lon[:, None] - self._lon[by]) * DEGREE_KM * self._shrunk[:, None]
        return np.exp(-np.hypot(north, east) / REACH_KM)


def _codes(words: Sequence[str | None]) -> Any:
    """Numbers for words, from 1; 0 for none."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(word, len(numbers) + 1) if word else 0 for word in words], dtype=np.int64)


def _same(codes: Any, by: Any) -> Any:
    """Whether each candidate shares the country or province of some of them; one without any shares none."""
    return (codes[:, None] == codes[by]) & (codes[:, None] > 0)


def _nearness(voters: Sequence[Voter]) -> Any:
    """How much each name counts for each other, by the fewest characters between their mentions; none for itself."""
    starts = np.array([start for voter in voters for start in voter.starts])
    first = [0, *accumulate(len(voter.starts) for voter in voters[:-1])]
    gaps = np.abs(starts[:, None] - starts)
    gaps = np.minimum.reduceat(np.minimum.reduceat(gaps, first, axis=0), first, axis=1)
    weight = FAR + (1 - FAR) * np.exp(-gaps / TEXT_REACH)
    np.fill_diagonal(weight, 0.0)
    return weight
