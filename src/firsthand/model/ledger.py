"""What ledgers replay from events: who holds which ground, which crossings are run by whom and open."""

from __future__ import annotations

from datetime import date

from firsthand.model.record import Record


class Holding(Record):
    """A place's holder over a stretch of days, as known from `known_from` until `known_to` (None: still)."""

    place: str
    holder: str | None             # actor id, None: not known
    state: str                     # firm | likely | contested | unknown
    probability: float             # of the holder
    posterior: dict[str, float]    # actor id -> probability
    mass: float                    # evidence mass; below the floor the state is unknown
    valid_from: date
    valid_to: date | None
    named: bool                    # a claim named this place within the last 14 days
    events: tuple[str, ...] = ()   # events that moved it, newest first


class Share(Record):
    """An actor's share of a region's ground in percent, with a 90 % interval, named and inferred apart."""

    region: str
    actor: str                     # "unknown" for ground that no claim is near
    on: date
    known: date
    percent: float
    low: float
    high: float
    named: float
    inferred: float


class CrossingState(Record):
    """Who controls a crossing and whether it works: two accounts that never answer for each other."""

    crossing: str
    name: str
    on: date
    known: date
    controller: str | None
    controller_probability: float | None
    controller_since: date | None
    status: str                    # open | closed | restricted | unknown
    status_since: date | None
    controller_events: tuple[str, ...] = ()
    status_events: tuple[str, ...] = ()
