"""Gathering claims into events: in order of publication, each to the event that it fits best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from firsthand.events.blocks import Blocks
from firsthand.events.nearness import Allied, common_time, place_key, places_fit, sides_fit, time_fit
from firsthand.events.readings import Reading
from firsthand.lexicon.figures import Fit
from firsthand.model import Mention


@dataclass(slots=True)
class Cluster:
    """Claims that tell one event, and what they agree on so far."""

    number: int
    readings: list[Reading]
    types: set[str]
    places: dict[str, Mention]
    time: tuple[date | None, date | None]
    gained: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    @classmethod
    def found(cls, number: int, reading: Reading) -> Cluster:
        """A new event, from its first claim."""
        places = {place_key(m): m for m in reading.places}
        time = (reading.earliest, reading.latest)
        return cls(number, [reading], {reading.claim.type}, places, time, set(reading.gained), set(reading.lost))

    def take(self, reading: Reading) -> None:
        """Add a claim. Its denial tells nothing of what the event was."""
        self.readings.append(reading)
        self.types.add(reading.claim.type)
        if reading.against:
            return
        self.places.update({place_key(m): m for m in reading.places})
        self.time = common_time(self.time, (reading.earliest, reading.latest))
        self.gained |= reading.gained
        self.lost |= reading.lost


class Gatherer:
    """Gathers readings into clusters; sorted first, so that only their set matters."""

    def __init__(self, fit: Fit, allied: Allied) -> None:
        self._fit = fit
        self._allied = allied
        self._clusters: list[Cluster] = []
        self._blocks = Blocks()
        self._of_claim: dict[str, Cluster] = {}

    def gather(self, readings: Iterable[Reading]) -> Iterator[Cluster]:
        """All clusters. Denials come after what they may deny, whatever their order of publication."""
        ordered = sorted(readings, key=lambda r: (r.against or r.claim.type == "denial", r.key))
        for reading in ordered:
            target = self._denied(reading) or self._best(reading) or self._new(reading)
            self._of_claim[reading.claim.id] = target
        yield from self._clusters

    def _denied(self, reading: Reading) -> Cluster | None:
        """The event of the claim that this one is about, for denials."""
        if not reading.against and reading.claim.type != "denial":
            return None
        target = self._of_claim.get(reading.claim.about or "")
        if target:
            target.take(reading)
        return target

    def _best(self, reading: Reading) -> Cluster | None:
        """The cluster that fits best, the earliest of equals; None below the threshold."""
        best, score = None, self._fit.threshold
        for number in self._blocks.near(reading):
            fits = self.score(reading, self._clusters[number])
            if fits > score + 1e-9:
                best, score = self._clusters[number], fits
        if best:
            best.take(reading)
            self._blocks.put(best.number, reading)
        return best

    def _new(self, reading: Reading) -> Cluster:
        cluster = Cluster.found(len(self._clusters), reading)
        self._clusters.append(cluster)
        self._blocks.put(cluster.number, reading)
        return cluster

    def score(self, reading: Reading, cluster: Cluster) -> float:
        """How well a claim fits an event, from 0 to 1: types, times, sides and places all must do."""
        family = reading.family
        if not _types_fit(reading, cluster):
            return 0.0
        when = time_fit((reading.earliest, reading.latest), cluster.time, family.days, self._fit.near_time)
        if not when:
            return 0.0
        who = self._sides(reading, cluster)
        return when * who * places_fit(reading.places, cluster.places.values(), family, self._fit) if who else 0.0

    def _sides(self, reading: Reading, cluster: Cluster) -> float:
        """Gainers with gainers, losers with losers; nobody gains and loses the same ground at once."""
        first = cluster.readings[0]
        if reading.status != first.status:
            return 0.0
        clash = 0.0 if reading.family.sides == "agree" else self._fit.disputed_side
        unknown = self._fit.unknown_side
        if reading.family.id == "ground" and self._crossed(reading, cluster):
            return 0.0
        gained = sides_fit(reading.gained, cluster.gained, self._allied, unknown, clash)
        return gained * sides_fit(reading.lost, cluster.lost, self._allied, unknown, clash)

    def _crossed(self, reading: Reading, cluster: Cluster) -> bool:
        """Whether one gains what the other loses; a claim that sets allies against each other tells nothing of it."""
        if any(self._allied(a, b) for a in reading.gained for b in reading.lost):
            return False
        pairs = [(reading.gained, cluster.lost), (reading.lost, cluster.gained)]
        return any(self._allied(a, b) for mine, theirs in pairs for a in mine for b in theirs)


def _types_fit(reading: Reading, cluster: Cluster) -> bool:
    """The same type, or a bridge of the family on one side with no third type between."""
    type_, bridges = reading.claim.type, reading.family.bridges
    if type_ in bridges:
        return True
    return not any(t != type_ and t not in bridges for t in cluster.types)
