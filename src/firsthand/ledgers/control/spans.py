"""Stretches of days with one holder and state, and the records made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log2

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from firsthand.model import Holding


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day (None: still), held by somebody (None: not known) in a state."""

    start: date
    end: date | None
    holder: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Area:
    """A piece of ground (lon/lat polygon, km2) around a place over a span of days.

    `unsure_bits` is the entropy of the chances of its holders: 0 where one is certain.
    """

    place: str
    shape: BaseGeometry
    km2: float
    holder: str | None
    second: str | None
    state: str
    probability: float
    valid_from: date
    valid_to: date | None
    named: bool
    unsure_bits: float


def holding(
    place: str,
    span: Span,
    posterior: NDArray[np.float64],
    states: Sequence[str],
    events: tuple[str, ...],
    mass: float,
    named: bool,
) -> Holding:
    """The record of a span. Where nothing is known the probability is 0 and no posterior is given."""
    known = span.holder is not None
    chances = {s: float(p) for s, p in zip(states, posterior, strict=True)} if known else {}
    return Holding(
        place=place,
        holder=span.holder,
        state=span.state,
        probability=chances.get(span.holder or "", 0.0),
        posterior=chances,
        mass=mass,
        valid_from=span.start,
        valid_to=span.end,
        named=named,
        events=events,
    )


def area_of(held: Holding, shape: BaseGeometry, km2: float) -> Area:
    """The ground of a place as it is held; `second` is the other likely holder where it is contested."""
    ranked = sorted(held.posterior, key=lambda s: (-held.posterior[s], s))
    second = ranked[1] if held.state == "contested" and len(ranked) > 1 else None
    return Area(
        place=held.place,
        shape=shape,
        km2=km2,
        holder=held.holder,
        second=second,
        state=held.state,
        probability=held.probability,
        valid_from=held.valid_from,
        valid_to=held.valid_to,
        named=held.named,
        unsure_bits=sum(-p * log2(p) for p in held.posterior.values() if p > 0),
    )
