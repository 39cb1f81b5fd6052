"""The filter over time: who holds each place on each day, from dated evidence before and after it.

A hidden Markov chain per place with the holders as states. Between days of evidence a place may change
hands unreported (hazard per day) and so drifts to the prior. A told change adds a path from its loser to its
gainer, weighed by odds: if it did not happen, the old state stands. Forward and backward messages (Rabiner,
1989) give each day's posterior from everything known, so that a later capture "from X" tells who held the
place before. A later word on who holds it says less of the days before: such words are told when they are news.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from firsthand.ledgers.control.evidence import Piece
from firsthand.ledgers.control.tempo import Tempo
from firsthand.lexicon.figures import Filter

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Step:
    """A told change at one place: weights of the states before, distribution after, odds that it happened."""

    row: int
    before: Floats
    after: Floats
    odds: float

    def forward(self, alpha: Floats) -> None:
        """Move weight along the told path."""
        alpha[self.row] += self.odds * float(alpha[self.row] @ self.before) * self.after
        alpha[self.row] /= alpha[self.row].sum()

    def backward(self, beta: Floats) -> None:
        """The same path for what comes later."""
        beta[self.row] += self.odds * float(self.after @ beta[self.row]) * self.before
        beta[self.row] /= beta[self.row].max()


@dataclass(frozen=True, slots=True)
class Turn:
    """A told change that names neither side: whoever held the place lost it, to anybody else by their prior."""

    row: int
    prior: Floats
    odds: float

    def forward(self, alpha: Floats) -> None:
        """Move weight from every holder to the others."""
        leaving = alpha[self.row] / (1.0 - self.prior)
        alpha[self.row] += self.odds * self.prior * (leaving.sum() - leaving)
        alpha[self.row] /= alpha[self.row].sum()

    def backward(self, beta: Floats) -> None:
        """The same for what comes later."""
        later = self.prior * beta[self.row]
        beta[self.row] += self.odds * (later.sum() - later) / (1.0 - self.prior)
        beta[self.row] /= beta[self.row].max()


class Chain:
    """Posteriors of all places that have evidence. Rows are `rows` (place indices), columns are `states`."""

    def __init__(self, pieces: Sequence[Piece], states: Sequence[str], figures: Filter) -> None:
        self.states = tuple(states)
        self.rows = np.array(sorted({p.place for p in pieces}), dtype=np.int64)
        self._row = {int(place): row for row, place in enumerate(self.rows)}
        self._column = {state: column for column, state in enumerate(self.states)}
        self._figures = figures
        self.prior = _prior(pieces, self._column, figures)
        self.days = sorted({p.day.toordinal() for p in pieces})
        self._tempo = Tempo(pieces, self._column, self.prior, figures)
        self._steps: defaultdict[int, list[Step | Turn]] = defaultdict(list)
        self._emissions: dict[int, Floats] = {}
        self._hindsight: dict[int, Floats] = {}
        self._hazards: dict[int, Floats] = {}
        for piece in pieces:
            self._enter(piece)
        self._forward()
        self._backward()

    def on(self, day: date) -> Floats:
        """Posteriors on a day, shape (rows, states), each row summing to 1."""
        number = day.toordinal()
        after = int(np.searchsorted(self.days, number, side="right"))
        alpha = self._start() if after == 0 else self._drift(self._alpha[after - 1], self.days[after - 1], number)
        if after < len(self.days):
            alpha = alpha * self._drift_back(self._before[after], number, self.days[after])
        posterior: Floats = alpha / alpha.sum(axis=1, keepdims=True)
        return posterior

    def _start(self) -> Floats:
        return np.tile(self.prior, (len(self.rows), 1))

    def _enter(self, piece: Piece) -> None:
        """File a piece under its day."""
        day, row = piece.day.toordinal(), self._row[piece.place]
        if piece.effect in ("changes", "lost"):
            self._steps[day].append(self._step(piece, row))
        elif piece.effect == "fought":
            hazards = self._hazards.setdefault(day, np.zeros(len(self.rows)))
            hazards[row] = max(hazards[row], piece.hazard)
        elif piece.holder in self._column:
            self._tell(piece, day, row)

    def _tell(self, piece: Piece, day: int, row: int) -> None:
        """Lay a word on a place's holder on its day, and in part on the days before."""
        emission = self._emissions.setdefault(day, np.ones((len(self.rows), len(self.states))))
        earlier = self._hindsight.setdefault(day, np.ones_like(emission))
        sign = -1.0 if piece.effect == "resists" else 1.0
        back = 1.0 if piece.lasting or sign < 0 else self._figures.hindsight
        for state, part in self._kin(piece.holder or ""):
            emission[row, state] *= np.exp(sign * part * piece.weight)
            earlier[row, state] *= np.exp(sign * part * piece.weight * back)

    def _kin(self, holder: str) -> list[tuple[int, float]]:
        """The states that a word on a holder speaks for: itself, and in part those that share a body with it."""
        named, part = set(holder.split("+")), self._figures.shared
        return [
            (column, 1.0 if state == holder else part)
            for state, column in self._column.items()
            if named & set(state.split("+"))
        ]

    def _step(self, piece: Piece, row: int) -> Step | Turn:
        """The path of a told change. A gainer who is not named may be anybody but the loser."""
        gained = self._column.get(piece.holder or "")
        lost = self._column.get(piece.loser or "")
        if gained is None and lost is None and len(self.states) > 1:
            return Turn(row, self.prior, float(piece.odds * np.exp(piece.weight)))
        before = np.full(len(self.states), 1.0 if lost is None else self._figures.before_other)
        if lost is not None:
            before[lost] = 1.0
        if gained is not None:
            before[gained] = self._figures.before_same
        return Step(row, before, self._after(gained, lost), float(piece.odds * np.exp(piece.weight)))

    def _after(self, gained: int | None, lost: int | None) -> Floats:
        after: Floats = self.prior.copy()
        if gained is not None:
            after[:] = 0.0
            after[gained] = 1.0
            return after
        if lost is not None and len(after) > 1:
            after[lost] = 0.0
        whole: Floats = after / after.sum()
        return whole

    def _forward(self) -> None:
        self._alpha: list[Floats] = []
        alpha, last = self._start(), None
        for day in self.days:
            alpha = self._drift(alpha, last, day) if last is not None else alpha
            alpha = self._stir(alpha, day)
            for step in self._steps.get(day, ()):
                step.forward(alpha)
            if day in self._emissions:
                alpha = alpha * self._emissions[day]
                alpha /= alpha.sum(axis=1, keepdims=True)
            self._alpha.append(alpha)
            last = day

    def _backward(self) -> None:
        """`_before[k]` is what day k and everything later say of the state just before day k."""
        self._before: list[Floats] = [np.empty(0)] * len(self.days)
        beta = np.ones((len(self.rows), len(self.states)))
        for k in range(len(self.days) - 1, -1, -1):
            day = self.days[k]
            beta = beta * self._hindsight[day] if day in self._hindsight else beta.copy()
            for step in reversed(self._steps.get(day, ())):
                step.backward(beta)
            beta = self._stir_back(beta, day)
            beta /= beta.max(axis=1, keepdims=True)
            self._before[k] = beta
            beta = self._drift_back(beta, self.days[k - 1], day) if k else beta

    def _drift(self, alpha: Floats, start: int, end: int) -> Floats:
        stay, target = self._tempo.between(start, end)
        moved: Floats = stay * alpha + (1.0 - stay) * alpha.sum(axis=1, keepdims=True) * target
        return moved

    def _drift_back(self, beta: Floats, start: int, end: int) -> Floats:
        stay, target = self._tempo.between(start, end)
        moved: Floats = stay * beta + (1.0 - stay) * (beta @ target)[:, None]
        return moved

    def _stir(self, alpha: Floats, day: int) -> Floats:
        """Fighting on a day makes a change likelier where it is."""
        if day not in self._hazards:
            return alpha.copy()
        moved = self._hazards[day][:, None]
        stirred: Floats = (1.0 - moved) * alpha + moved * alpha.sum(axis=1, keepdims=True) * self.prior
        return stirred

    def _stir_back(self, beta: Floats, day: int) -> Floats:
        if day not in self._hazards:
            return beta
        moved = self._hazards[day][:, None]
        stirred: Floats = (1.0 - moved) * beta + moved * (beta @ self.prior)[:, None]
        return stirred


def _prior(pieces: Sequence[Piece], column: dict[str, int], figures: Filter) -> Floats:
    """How likely each holder is where nothing is told: by how much ground claims give it or take from it.

    Each place counts a holder once; two holders together count for less than one.
    """
    seen = {(p.place, holder) for p in pieces if p.direct for holder in (p.holder, p.loser) if holder in column}
    raw = np.full(len(column), 1.0)
    for _, holder in seen:
        raw[column[holder]] += 1.0
    raw = np.sqrt(raw)
    raw *= np.array([figures.joint if "+" in holder else 1.0 for holder in column])
    prior: Floats = raw / raw.sum() if len(raw) else raw
    return prior
