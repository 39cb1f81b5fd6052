"""The filter over time: who holds each place on each day, from dated evidence before and after it.

A hidden Markov chain per place with the holders as states. Between days of evidence a place may change
hands unreported (hazard per day) and so drifts to the prior. A told change adds a path from its loser to its
gainer, weighed by odds: if it did not happen, the old state stands. Forward and backward messages (Rabiner,
1989) give each day's posterior from everything known, so that a later capture "from X" tells who held the
place before. A later word on who holds it says less of the days before: such words are told when they are news.

All places are worked through at once, their first days of evidence first: cost follows evidence, not days.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from firsthand.ledgers.control.columns import (
    CHANGES,
    FOUGHT,
    HOLDS,
    LOST,
    NOBODY,
    RESISTS,
    Columns,
    Floats,
    Indices,
    kin,
)
from firsthand.ledgers.control.steps import Steps
from firsthand.ledgers.control.tempo import Calendar, tallied
from firsthand.lexicon.figures import Filter

COARSE = 0.05
"""Counts of places are read to about a twentieth."""


class Chain:
    """Posteriors of all places that have evidence. Rows are `rows` (place indices), columns the states.

    An entry is a place's day of evidence; entries are in order of place, then day.
    """

    def __init__(
        self,
        told: Columns,
        states: tuple[str, ...],
        figures: Filter,
        prior: Floats | None = None,
        calendar: Calendar | None = None,
    ) -> None:
        """`prior` and `calendar` are worked out from the evidence unless given."""
        self._figures = figures
        self.prior = prior_of(tolds(told, len(states)), states, figures) if prior is None else prior
        self.calendar = calendar or Calendar(tallied(told, self.prior, figures), self.prior, figures)
        self.rows, row = np.unique(told.place, return_inverse=True)
        self._first = int(told.day.min()) if len(told) else 0
        self._span = int(told.day.max()) - self._first + 1 if len(told) else 1
        self._keys, entry = np.unique(row * self._span + told.day - self._first, return_inverse=True)
        self._row, day = np.divmod(self._keys, self._span)
        self._day = day + self._first
        self._start = np.searchsorted(self._row, np.arange(len(self.rows) + 1))
        words = Words(entry, told, states, len(self._keys), self.prior, figures)
        rank = np.arange(len(self._keys)) - self._start[self._row]
        order = np.argsort(rank, kind="stable")
        rounds = np.split(order, np.flatnonzero(np.diff(rank[order])) + 1) if len(order) else []
        self._alpha, self._before = self._forward(rounds, words), self._backward(rounds, words)

    def on(self, day: date, rows: Indices | None = None) -> Floats:
        """Posteriors on a day, shape (rows, states), each row summing to 1; of some rows if wanted."""
        number, which = day.toordinal(), np.arange(len(self.rows)) if rows is None else rows
        start, end = self._start[which], self._start[which + 1]
        wanted = which * self._span + min(max(number - self._first, -1), self._span - 1)
        later = np.minimum(np.searchsorted(self._keys, wanted, side="right"), end)
        later = np.maximum(later, start)
        alpha = np.tile(self.prior, (len(which), 1))
        told = np.flatnonzero(later > start)
        then = self._day[later[told] - 1]
        alpha[told] = self.calendar.forward(self._alpha[later[told] - 1], then, np.full(len(told), number))
        told = np.flatnonzero(later < end)
        then = self._day[later[told]]
        alpha[told] *= self.calendar.backward(self._before[later[told]], np.full(len(told), number), then)
        posterior: Floats = alpha / alpha.sum(axis=1, keepdims=True)
        return posterior

    def _forward(self, rounds: list[Indices], words: Words) -> Floats:
        found = np.empty((len(self._row), len(self.prior)))
        for number, entries in enumerate(rounds):
            alpha = np.tile(self.prior, (len(entries), 1))
            if number:
                alpha = self.calendar.forward(found[entries - 1], self._day[entries - 1], self._day[entries])
            found[entries] = words.heard(entries, alpha)
        return found

    def _backward(self, rounds: list[Indices], words: Words) -> Floats:
        """What an entry and everything later say of the state just before it."""
        found = np.ones((len(self._row), len(self.prior)))
        last = np.append(self._row[1:] != self._row[:-1], True) if len(self._row) else np.empty(0, dtype=bool)
        for entries in reversed(rounds):
            beta = np.ones((len(entries), len(self.prior)))
            on = np.flatnonzero(~last[entries])
            here = entries[on]
            beta[on] = self.calendar.backward(found[here + 1], self._day[here], self._day[here + 1])
            found[entries] = words.told_of_before(entries, beta)
        return found


class Words:
    """The evidence under its entries: words on holders, fighting, told changes."""

    def __init__(
        self, entry: Indices, told: Columns, states: tuple[str, ...], count: int, prior: Floats, figures: Filter
    ) -> None:
        self._prior = prior
        words = np.flatnonzero(((told.effect == HOLDS) | (told.effect == RESISTS)) & (told.holder != NOBODY))
        resists = told.effect[words] == RESISTS
        weight = np.where(resists, -1.0, 1.0) * told.weight[words]
        back = np.where(told.lasting[words] | resists, 1.0, figures.hindsight)
        related, holder = kin(states, figures.shared), told.holder[words]
        self._now = summed(entry[words], weight, holder, related, count)
        self._earlier = summed(entry[words], weight * back, holder, related, count)
        self._fought = np.zeros(count)
        fights = told.effect == FOUGHT
        np.maximum.at(self._fought, entry[fights], told.hazard[fights])
        moves = np.flatnonzero((told.effect == CHANGES) | (told.effect == LOST))
        self._steps = Steps(entry[moves], told.at(moves), count, prior, figures)

    def heard(self, entries: Indices, alpha: Floats) -> Floats:
        """Chances after the words of some entries; fighting on a day makes a change likelier where it is."""
        moved = self._fought[entries, None]
        alpha = (1.0 - moved) * alpha + moved * alpha.sum(axis=1, keepdims=True) * self._prior
        self._steps.forward(entries, alpha)
        alpha *= self._now[entries]
        whole: Floats = alpha / alpha.sum(axis=1, keepdims=True)
        return whole

    def told_of_before(self, entries: Indices, beta: Floats) -> Floats:
        """What is said later of some entries, as said of the days before them, with their own words."""
        beta = beta * self._earlier[entries]
        self._steps.backward(entries, beta)
        moved = self._fought[entries, None]
        beta = (1.0 - moved) * beta + moved * (beta @ self._prior)[:, None]
        whole: Floats = beta / beta.max(axis=1, keepdims=True)
        return whole


def summed(entry: Indices, weight: Floats, holder: Indices, related: Floats, count: int) -> Floats:
    """Factors for each entry from the log-odds laid on it for holders and their kin, the largest made 1."""
    states = len(related)
    whole = np.bincount(entry * max(states, 1) + holder, weights=weight, minlength=count * states)
    total = whole.reshape(count, states) @ related
    factors: Floats = np.exp(total - total.max(axis=1, keepdims=True)) if total.size else total
    return factors


def tolds(told: Columns, states: int) -> Indices:
    """How many places words of the very place give to each holder, or take from it; each place counts once."""
    named = [side[told.direct & (side != NOBODY)] for side in (told.holder, told.loser)]
    places = [told.place[told.direct & (side != NOBODY)] for side in (told.holder, told.loser)]
    once = np.unique(np.concatenate(places) * max(states, 1) + np.concatenate(named))
    return np.bincount(once % max(states, 1), minlength=states)


def prior_of(named: Indices, states: tuple[str, ...], figures: Filter) -> Floats:
    """How likely each holder is where nothing is told: by how much ground claims give it or take from it.

    Two holders together count for less than one. Counted coarsely, so that one more place seldom moves the whole map.
    """
    steps = np.round(np.log1p(named) / COARSE) * COARSE
    raw = np.sqrt(np.exp(steps)) * np.array([figures.joint if "+" in state else 1.0 for state in states])
    prior: Floats = raw / raw.sum() if len(states) else np.empty(0)
    return prior
