"""Pieces of evidence in columns, for sums over a million of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from firsthand.ledgers.control.evidence import Piece

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]

EFFECTS = ("changes", "holds", "lost", "resists", "fought")
CHANGES, HOLDS, LOST, RESISTS, FOUGHT = range(len(EFFECTS))
NOBODY = -1
HOLDING = frozenset({"changes", "holds", "lost"})
"""Effects that make a body a holder; whoever only shells or besieges a place holds nothing by it."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Pieces, aligned: places (indices), days (ordinals), effects (indices), holders and losers (states, or NOBODY).

    The others mean what they mean in a Piece; `first` and `last` are days of publication.
    """

    place: Indices
    day: Indices
    effect: Indices
    holder: Indices
    loser: Indices
    weight: Floats
    mass: Floats
    odds: Floats
    hazard: Floats
    direct: Flags
    before: Flags
    lasting: Flags
    first: Indices
    last: Indices
    event: NDArray[np.object_]

    @classmethod
    def of(cls, pieces: Sequence[Piece], states: Sequence[str]) -> Columns:
        """The columns of pieces, in their order."""
        column: dict[str | None, int] = {state: index for index, state in enumerate(states)}

        def whole(values: list[int]) -> Indices:
            return np.array(values, dtype=np.int64)

        def number(values: list[float]) -> Floats:
            return np.array(values, dtype=np.float64)

        def flag(values: list[bool]) -> Flags:
            return np.array(values, dtype=bool)

        return cls(
            place=whole([p.place for p in pieces]),
            day=whole([p.day.toordinal() for p in pieces]),
            effect=whole([EFFECTS.index(p.effect) for p in pieces]),
            holder=whole([column.get(p.holder, NOBODY) for p in pieces]),
            loser=whole([column.get(p.loser, NOBODY) for p in pieces]),
            weight=number([p.weight for p in pieces]),
            mass=number([p.mass for p in pieces]),
            odds=number([p.odds for p in pieces]),
            hazard=number([p.hazard for p in pieces]),
            direct=flag([p.direct for p in pieces]),
            before=flag([p.before for p in pieces]),
            lasting=flag([p.lasting for p in pieces]),
            first=whole([p.first_published.toordinal() for p in pieces]),
            last=whole([p.last_published.toordinal() for p in pieces]),
            event=np.array([p.event for p in pieces], dtype=object),
        )

    def at(self, rows: Indices | Flags) -> Columns:
        """Some of them."""
        return Columns(*(getattr(self, f.name)[rows] for f in fields(self)))

    def weighing(self) -> Columns:
        """Those that say anything of who holds a place."""
        return self.at((self.effect == FOUGHT) | (self.weight != 0.0))

    def __len__(self) -> int:
        return len(self.place)


def joined_columns(one: Columns, other: Columns) -> Columns:
    """Two lots of pieces as one, in the order of day, event, place and holder."""
    both = Columns(*(np.concatenate([getattr(one, f.name), getattr(other, f.name)]) for f in fields(Columns)))
    keys = list(zip(both.day.tolist(), both.event.tolist(), both.place.tolist(), both.holder.tolist(), strict=True))
    return both.at(np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64))


def naming(told: Columns, states: int) -> Indices:
    """How many pieces name each state as a holder, or as who was one."""
    holding = told.effect <= LOST
    sides = np.concatenate([told.holder[holding], told.loser[holding]])
    found: Indices = np.bincount(sides[sides != NOBODY], minlength=states).astype(np.int64)
    return found


def states_of(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """All holders that pieces name, "a+b" for two together."""
    return tuple(sorted({h for p in pieces if p.effect in HOLDING for h in (p.holder, p.loser) if h}))


def kin(states: Sequence[str], part: float) -> Floats:
    """How far a word on one state (row) speaks for another: wholly for itself, in part where they share a body."""
    bodies = [frozenset(s.split("+")) for s in states]
    return np.array([[1.0 if a == b else part * bool(a & b) for b in bodies] for a in bodies]).reshape(
        len(states), len(states)
    )
