"""Time words as they stand in a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from firsthand.claims.when.days import Days
from firsthand.model import Precision


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words that tell a time, by their place in the text version; None is an open end.

    `role` says how they stand to what happened: point, duration, since, until, before, after,
    offset ("two days after ..."), frequency or age.
    """

    start: int
    end: int
    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    rule: str
    role: str
    away: tuple[float, float] | None = None  # of an offset: days from what it is told from, at least and at most

    @property
    def days(self) -> Days:
        """The interval alone."""
        return Days(self.earliest, self.latest, self.precision)
