"""Told changes in the filter: paths by which a place may have gone from one holder to another on a day."""

from __future__ import annotations

import numpy as np

from firsthand.ledgers.control.columns import NOBODY, Columns, Floats, Indices
from firsthand.lexicon.figures import Filter


class Steps:
    """The told changes of entries (a place's day of evidence), in the order in which they were given.

    A change moves weight along its path by its odds: from its loser, or anybody, to its gainer, or anybody but the
    loser. One that names neither moves whoever held the place to anybody else by their prior.
    """

    def __init__(self, entry: Indices, told: Columns, count: int, prior: Floats, figures: Filter) -> None:
        order = np.argsort(entry, kind="stable")
        told = told.at(order)
        self._start = np.searchsorted(entry[order], np.arange(count + 1))
        self._prior = prior
        self._odds = (told.odds * np.exp(told.weight))[:, None]
        self._turns = (told.holder == NOBODY) & (told.loser == NOBODY) & (len(prior) > 1)
        self._from = _from(told, len(prior), figures)
        self._to = _to(told, prior)

    def forward(self, entries: Indices, alpha: Floats) -> None:
        """Move weight along the told paths of some entries; rows of `alpha` are aligned with them."""
        start, many = self._start[entries], np.diff(self._start)[entries]
        for number in range(int(many.max(initial=0))):
            rows = np.flatnonzero(many > number)
            step, here = start[rows] + number, alpha[rows]
            path = (here * self._from[step]).sum(axis=1, keepdims=True) * self._to[step]
            leaving = here / (1.0 - self._prior + 1e-300)
            turn = self._prior * (leaving.sum(axis=1, keepdims=True) - leaving)
            here = here + self._odds[step] * np.where(self._turns[step, None], turn, path)
            alpha[rows] = here / here.sum(axis=1, keepdims=True)

    def backward(self, entries: Indices, beta: Floats) -> None:
        """The same paths for what comes later, the last one first."""
        start, many = self._start[entries], np.diff(self._start)[entries]
        for number in reversed(range(int(many.max(initial=0)))):
            rows = np.flatnonzero(many > number)
            step, here = start[rows] + number, beta[rows]
            path = (here * self._to[step]).sum(axis=1, keepdims=True) * self._from[step]
            later = self._prior * here
            turn = (later.sum(axis=1, keepdims=True) - later) / (1.0 - self._prior + 1e-300)
            here = here + self._odds[step] * np.where(self._turns[step, None], turn, path)
            beta[rows] = here / here.max(axis=1, keepdims=True)


def _from(told: Columns, states: int, figures: Filter) -> Floats:
    """How far each state may have been the one before a change."""
    steps = np.arange(len(told))
    weights = np.where(told.loser == NOBODY, 1.0, figures.before_other)[:, None] * np.ones(states)
    lost, gained = told.loser != NOBODY, told.holder != NOBODY
    weights[steps[lost], told.loser[lost]] = 1.0
    weights[steps[gained], told.holder[gained]] = figures.before_same
    return weights


def _to(told: Columns, prior: Floats) -> Floats:
    """Who has it after a change: the gainer, or by prior anybody but the loser."""
    steps = np.arange(len(told))
    after = np.tile(prior, (len(told), 1))
    lost, gained = told.loser != NOBODY, told.holder != NOBODY
    if len(prior) > 1:
        after[steps[lost], told.loser[lost]] = 0.0
    after[gained] = 0.0
    after[steps[gained], told.holder[gained]] = 1.0
    whole: Floats = after / after.sum(axis=1, keepdims=True)
    return whole
