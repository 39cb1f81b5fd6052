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

from firsthand.ledgers.control.columns import FOUGHT, HOLDS, LOST, NOBODY, RESISTS, Columns, Floats, Indices, kin
from firsthand.ledgers.control.steps import Steps
from firsthand.ledgers.control.tempo import Calendar, Tempo
from firsthand.lexicon.figures import Filter


class Chain:
    """Posteriors of all places that have evidence. Rows are `rows` (place indices), columns the states.

    An entry is a place's day of evidence; entries are in order of place, then day.
    """

    def __init__(self, told: Columns, states: tuple[str, ...], figures: Filter, prior: Floats | None = None) -> None:
        """`prior` is worked out from the evidence unless given."""
        self._figures = figures
        self.prior = prior_of(told, states, figures) if prior is None else prior
        self.rows, row = np.unique(told.place, return_inverse=True)
        days, day = np.unique(told.day, return_inverse=True)
        self._calendar = Calendar(days, Tempo(told, self.prior, figures), len(states))
        keys, self._entry = np.unique(row * max(len(days), 1) + day, return_inverse=True)
        self._row, self._day = np.divmod(keys, max(len(days), 1))
        self._start = np.searchsorted(self._row, np.arange(len(self.rows)))
        self._enter(told, states)
        rank = np.arange(len(keys)) - self._start[self._row]
        order = np.argsort(rank, kind="stable")
        self._rounds = np.split(order, np.flatnonzero(np.diff(rank[order])) + 1) if len(order) else []
        self._forward()
        self._backward()

    def on(self, day: date) -> Floats:
        """Posteriors on a day, shape (rows, states), each row summing to 1."""
        number, days = day.toordinal(), self._calendar.days
        last = int(np.searchsorted(days, number, side="right")) - 1
        wanted = np.arange(len(self.rows)) * max(len(days), 1) + last
        keys = self._row * max(len(days), 1) + self._day
        entry = np.searchsorted(keys, wanted, side="right") - 1
        alpha = np.tile(self.prior, (len(self.rows), 1)) if last < 0 else self._after(entry, last, number)
        if last + 1 < len(days):
            alpha = alpha * self._from_later(entry + 1, last + 1, number)
        posterior: Floats = alpha / alpha.sum(axis=1, keepdims=True)
        return posterior

    def _after(self, entry: Indices, last: int, number: int) -> Floats:
        """What everything up to a day says of it; `entry` is each row's last, or that of the row before it."""
        own = (entry >= 0) & (entry >= self._start)
        at = np.where(own, entry, 0)
        alpha = np.where(own[:, None], self._alpha[at], self.prior)
        stay, came = self._calendar.drift(np.where(own, self._day[at], 0), np.full(len(own), last))
        stay_on, came_on = self._calendar.beyond(int(self._calendar.days[last]), number)
        whole: Floats = stay_on * (stay * alpha + came) + came_on
        return whole

    def _from_later(self, entry: Indices, after: int, number: int) -> Floats:
        """What everything later says of a day; `entry` is each row's next, or that of the row after it."""
        at = np.minimum(entry, len(self._row) - 1)
        own = (entry < len(self._row)) & (self._row[at] == np.arange(len(self.rows)))
        beta = np.where(own[:, None], self._before[at], 1.0)
        stay, came = self._calendar.drift(np.full(len(own), after), np.where(own, self._day[at], after))
        beta = stay * beta + (came * beta).sum(axis=1, keepdims=True)
        stay_on, came_on = self._calendar.beyond(number, int(self._calendar.days[after]))
        whole: Floats = stay_on * beta + (beta @ came_on)[:, None]
        return whole

    def _enter(self, told: Columns, states: tuple[str, ...]) -> None:
        """File the evidence under its entries: words on holders, fighting, told changes."""
        count, entry = len(self._row), self._entry
        words = np.flatnonzero(((told.effect == HOLDS) | (told.effect == RESISTS)) & (told.holder != NOBODY))
        resists = told.effect[words] == RESISTS
        weight = np.where(resists, -1.0, 1.0) * told.weight[words]
        back = np.where(told.lasting[words] | resists, 1.0, self._figures.hindsight)
        spoken = kin(states, self._figures.shared)[told.holder[words]]
        self._words = summed(entry[words], weight[:, None] * spoken, count)
        self._earlier = summed(entry[words], (weight * back)[:, None] * spoken, count)
        self._fought = np.zeros(count)
        fights = told.effect == FOUGHT
        np.maximum.at(self._fought, entry[fights], told.hazard[fights])
        moves = np.flatnonzero((told.effect == 0) | (told.effect == LOST))
        self._steps = Steps(entry[moves], told.at(moves), count, self.prior, self._figures)

    def _forward(self) -> None:
        self._alpha = np.empty((len(self._row), len(self.prior)))
        for number, entries in enumerate(self._rounds):
            before = self.prior if number == 0 else self._alpha[entries - 1]
            since = np.zeros(len(entries), dtype=np.int64) if number == 0 else self._day[entries - 1]
            stay, came = self._calendar.drift(since, self._day[entries])
            alpha = self._stir(stay * before + came, entries)
            self._steps.forward(entries, alpha)
            alpha *= self._words[entries]
            self._alpha[entries] = alpha / alpha.sum(axis=1, keepdims=True)

    def _backward(self) -> None:
        """`_before[k]` is what entry k and everything later say of the state just before it."""
        self._before = np.ones_like(self._alpha)
        last = np.append(self._row[1:] != self._row[:-1], True) if len(self._row) else np.empty(0, dtype=bool)
        for entries in reversed(self._rounds):
            later = np.where(last[entries], entries, entries + 1)
            stay, came = self._calendar.drift(self._day[entries], self._day[later])
            after = np.where(last[entries, None], 1.0, self._before[later])
            beta = (stay * after + (came * after).sum(axis=1, keepdims=True)) * self._earlier[entries]
            self._steps.backward(entries, beta)
            moved = self._fought[entries, None]
            beta = (1.0 - moved) * beta + moved * (beta @ self.prior)[:, None]
            self._before[entries] = beta / beta.max(axis=1, keepdims=True)

    def _stir(self, alpha: Floats, entries: Indices) -> Floats:
        """Fighting on a day makes a change likelier where it is."""
        moved = self._fought[entries, None]
        stirred: Floats = (1.0 - moved) * alpha + moved * alpha.sum(axis=1, keepdims=True) * self.prior
        return stirred


def summed(entry: Indices, logs: Floats, count: int) -> Floats:
    """Factors for each entry from the logs laid on it, the largest made 1."""
    total = np.zeros((count, logs.shape[1]))
    for state in range(logs.shape[1]):
        total[:, state] = np.bincount(entry, weights=logs[:, state], minlength=count)
    factors: Floats = np.exp(total - total.max(axis=1, keepdims=True)) if total.size else total
    return factors


def prior_of(told: Columns, states: tuple[str, ...], figures: Filter) -> Floats:
    """How likely each holder is where nothing is told: by how much ground claims give it or take from it.

    Each place counts a holder once; two holders together count for less than one.
    """
    count = len(states)
    named = [side[told.direct & (side != NOBODY)] for side in (told.holder, told.loser)]
    places = [told.place[told.direct & (side != NOBODY)] for side in (told.holder, told.loser)]
    once = np.unique(np.concatenate(places) * max(count, 1) + np.concatenate(named))
    raw = np.sqrt(1.0 + np.bincount(once % max(count, 1), minlength=count)) if count else np.empty(0)
    raw = raw * np.array([figures.joint if "+" in state else 1.0 for state in states])
    prior: Floats = raw / raw.sum() if count else raw
    return prior
