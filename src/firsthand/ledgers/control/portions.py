"""How a region's ground is portioned among holders, with intervals, named and inferred apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.ledgers.control.draws import interval, share_draws
from firsthand.ledgers.control.field import Floats

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Portion:
    """One holder's part of a region (0 to 1) with a 90 % interval; `named` plus `inferred` is `middle`."""

    actor: str
    middle: float
    low: float
    high: float
    named: float
    inferred: float


def portions(
    field: Floats,
    known: NDArray[np.bool_],
    named: NDArray[np.bool_],
    uniform: Floats,
    km2: Floats,
    states: Sequence[str],
    factor: float,
) -> list[Portion]:
    """Portions of all holders, largest first, then of what is not known; they sum to 1.

    `field` (places, states), `known` and `named` (places), `uniform` (places, draws) and `km2` are aligned.
    """
    whole = float(km2.sum())
    area = km2 / whole if whole > 0 else km2
    unknown = float(area[~known].sum()) if whole > 0 else 1.0
    lit = area * known
    held = [] if not len(states) else _held(field, named, uniform, lit, states, factor)
    part = unknown if whole > 0 else 1.0
    return [*held, Portion(UNKNOWN, part, part, part, 0.0, part)]


def _held(
    field: Floats,
    named: NDArray[np.bool_],
    uniform: Floats,
    lit: Floats,
    states: Sequence[str],
    factor: float,
) -> list[Portion]:
    drawn = share_draws(field, uniform, lit)
    found = []
    for column, state in enumerate(states):
        middle = float(lit @ field[:, column])
        low, high = interval(drawn[:, column], middle, factor)
        by_name = float((lit * named) @ field[:, column])
        found.append(Portion(state, middle, low, min(high, 1.0), by_name, middle - by_name))
    return sorted(found, key=lambda p: (-p.middle, p.actor))
