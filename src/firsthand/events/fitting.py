"""Whether two claims, or a claim and an event, may tell the same: types, times, sides and places must all do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from firsthand.events.nearness import (
    Allied,
    Times,
    any_allied,
    common_time,
    places_fit,
    same_toll,
    sides_fit,
    time_fit,
    tolls_fit,
    undated_fit,
)
from firsthand.events.reading import Reading
from firsthand.events.spots import Spot
from firsthand.lexicon.fusing import Fit


@dataclass(slots=True)
class Cluster:
    """Claims that tell one event, and what they agree on so far."""

    readings: list[Reading]
    types: set[str]
    places: dict[str, Spot]
    when: Times
    aspect: str | None
    tolls: dict[str, frozenset[float]]
    gained: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    @classmethod
    def found(cls, reading: Reading) -> Cluster:
        """A new event, from its first claim."""
        places = {spot.key: spot for spot in reading.places}
        sides = (set(reading.gained), set(reading.lost))
        return cls([reading], {reading.type}, places, reading.when, reading.aspect, dict(reading.tolls), *sides)

    @property
    def spots(self) -> Collection[Spot]:
        """The places told of so far."""
        return self.places.values()

    def take(self, reading: Reading) -> None:
        """Add a claim. Its denial tells nothing of what the event was."""
        self.readings.append(reading)
        self.types.add(reading.type)
        if reading.against:
            return
        self.places.update({spot.key: spot for spot in reading.places})
        self.when = common_time(self.when, reading.when)
        self.gained |= reading.gained
        self.lost |= reading.lost
        for of, told in reading.tolls.items():
            self.tolls[of] = self.tolls.get(of, frozenset()) | told


Account = Reading | Cluster


class Fitting:
    """Scores from 0 to 1; below `threshold` two accounts are of two events."""

    def __init__(self, fit: Fit, allied: Allied) -> None:
        self.fit = fit
        self._allied = allied

    def score(self, reading: Reading, other: Account) -> float:
        """How well a claim fits another or an event: the product of the factors of time, sides and places."""
        kind = 1.0 if reading.type in other.types else _bridge(reading, other.types, self.fit)
        if not kind or reading.aspect != other.aspect:
            return 0.0
        when = kind * (time_fit(reading.when, other.when, reading.family, self.fit) or self._recalled(reading, other))
        if when < self.fit.threshold:
            return 0.0
        who = when * self._sides(reading, other)
        if who < self.fit.threshold:
            return 0.0
        within = 0.0 if reading.against else reading.family.contains
        where = places_fit(reading.places, other.spots, reading.family, self.fit, within)
        return who * where * tolls_fit(reading.tolls, other.tolls, self.fit) if where else 0.0

    def _recalled(self, reading: Reading, other: Account) -> float:
        """Whether one tells, without a day, of what the other has a day and the same number of victims for."""
        when = undated_fit(reading.when, other.when, self.fit)
        return when if when and same_toll(reading.tolls, other.tolls, self.fit.telling_toll) else 0.0

    def _sides(self, reading: Reading, other: Account) -> float:
        """Gainers with gainers, losers with losers; nobody gains and loses the same ground at once."""
        unknown = self.fit.unknown_side
        clash = {"agree": 0.0, "part": unknown}.get(reading.family.sides, self.fit.disputed_side)
        if not (reading.gained or reading.lost or other.gained or other.lost):
            return unknown
        if reading.family.id == "ground" and self._crossed(reading, other):
            return 0.0
        gained = sides_fit(reading.gained, other.gained, self._allied, unknown, clash)
        return gained * sides_fit(reading.lost, other.lost, self._allied, unknown, clash) if gained else 0.0

    def _crossed(self, reading: Reading, other: Account) -> bool:
        """Whether one gains what the other loses; a claim that sets allies against each other tells nothing of it."""
        allied = self._allied
        crossed = any_allied(reading.gained, other.lost, allied) or any_allied(reading.lost, other.gained, allied)
        return crossed and not any_allied(reading.gained, reading.lost, allied)


def _bridge(reading: Reading, types: Collection[str], fit: Fit) -> float:
    """For another type: a bridge of the family on one side with no third type between."""
    bridges = reading.family.bridges
    if not bridges or (reading.type not in bridges and any(t not in bridges for t in types)):
        return 0.0
    return 1.0 if reading.family.gain == "holder" else fit.bridged
