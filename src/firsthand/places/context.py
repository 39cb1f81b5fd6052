"""What a report tells about where it plays: the countries and provinces that its names speak for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from firsthand.model import Place


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What is known of a report before its places are read.

    `countries`: ISO codes of the theatre that it is about, with a weight of 0 to 1 (the theatre prior).
    `home`: the
    outlet's own country, a weak hint (local papers mostly mean the place next door).
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    published: date | None = None
    home: str | None = None


@dataclass(slots=True)
class Votes:
    """How strongly the names of a report speak for countries and provinces; shares add up to at most 1."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    units: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    _of_countries: float = 0.0  # sums of both
    _of_units: float = 0.0

    def add(self, place: Place, weight: float) -> None:
        """Let a place speak for its country and province."""
        if place.country:
            self.countries[place.country] += weight
            self._of_countries += weight
        if place.admin1:
            self.units[place.admin1] += weight
            self._of_units += weight

    def country(self, iso: str | None) -> float:
        """The country's share of the votes, damped while there are few."""
        return self.countries.get(iso, 0.0) / (self._of_countries + 1.0) if iso else 0.0

    def unit(self, iso: str | None) -> float:
        """The province's share of the votes."""
        return self.units.get(iso, 0.0) / (self._of_units + 1.0) if iso else 0.0


def gather(senses: Iterable[list[Place]]) -> Votes:
    """Votes of names: a name whose senses all lie in one country speaks for it fully, others by their first
    sense's odds.
    """
    votes = Votes()
    for places in senses:
        if not places:
            continue
        countries = {place.country for place in places}
        weight = 1.0 if len(countries) == 1 else 0.5 / len(countries)
        seen: set[str | None] = set()
        for place in places:
            if place.country not in seen:
                seen.add(place.country)
                votes.add(place, weight)
    return votes
