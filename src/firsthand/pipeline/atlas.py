"""Ground that hangs together has a ledger of its own: who fights in one country holds no ground in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from firsthand.model import Event, Place, UnknownId
from firsthand.pipeline.ground import country_of

if TYPE_CHECKING:
    from firsthand.ledgers.control import ControlLedger
    from firsthand.lexicon import Lexicon
    from firsthand.places.regions import Regions

NOWHERE = ""  # the sheet of places of no country


class Atlas:
    """The ledgers of control, a sheet for each country, each made when it is first asked for.

    `events` are those fused from the claims published by `known`, `places` the points that ground is divided among.
    """

    def __init__(
        self, events: Iterable[Event], lexicon: Lexicon, places: Iterable[Place], regions: Regions, known: date
    ) -> None:
        self._events = tuple(events)
        self._lexicon = lexicon
        self._regions = regions
        self._known = known
        self._places: dict[str, list[Place]] = {}
        for place in places:
            self._places.setdefault(self._country(place), []).append(place)
        self._made: dict[str, ControlLedger] = {}

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries with ground that is told of, by code."""
        return tuple(sorted(self._places))

    def of(self, region: str) -> ControlLedger:
        """The ledger that holds a region; one without places where no report tells of its country."""
        parts = self._regions.parts(region) if self._regions.known(region) else ()
        return self._sheet(country_of(parts[0]) if parts else NOWHERE)

    def shows(self, place: str) -> bool:
        """Whether a place is on one of the maps."""
        return place in self._sheet_of

    def at(self, place: str) -> ControlLedger:
        """The ledger that holds a place. UnknownId for a place that is on no map."""
        if place not in self._sheet_of:
            raise UnknownId(f"place {place!r} is not on this map: give its id, or a region that holds it")
        return self._sheet(self._sheet_of[place])

    def chances(self, on: date) -> dict[str, dict[str, float]]:
        """Every place's chances of each holder on a day, by place, in all countries."""
        return {place: row for ledger in self._sheets() for place, row in ledger.chances(on).items()}

    def with_events(self, events: Iterable[Event]) -> Atlas:
        """The atlas of the same places if other events had been told.

        Sheets on which none differs are shared; of the others what the difference touches is worked out anew.
        """
        other = copy(self)
        other._events, other._made = tuple(events), {}
        for country, ledger in self._made.items():
            was = {e.id: e for e in self._speaking(country)}
            now = {e.id: e for e in other._speaking(country)}
            come = [e for id_, e in now.items() if was.get(id_) != e]
            gone = [e for id_, e in was.items() if id_ not in now]
            other._made[country] = ledger.after(come, gone, self._known) if come or gone else ledger
        return other

    @cached_property
    def _sheet_of(self) -> Mapping[str, str]:
        return {place.id: country for country, places in self._places.items() for place in places}

    def _sheets(self) -> Iterator[ControlLedger]:
        return (self._sheet(country) for country in self.countries)

    def _sheet(self, country: str) -> ControlLedger:
        from firsthand.ledgers.control import ControlLedger

        if country not in self._made:
            places: Sequence[Place] = self._places.get(country, ())
            events = self._speaking(country) if places else ()
            self._made[country] = ControlLedger(events, self._lexicon, places, self._regions, self._known)
        return self._made[country]

    def _speaking(self, country: str) -> tuple[Event, ...]:
        """The events that may speak of a country's ground: those told of it, or of no country that is known."""
        return tuple(e for e in self._events if not (told := _countries(e)) or country in told)

    def _country(self, place: Place) -> str:
        """By its province, which a border that is disputed does not change; else by its country."""
        if place.admin1:
            return country_of(place.admin1)
        near = None if place.country else self._regions.at(place.lat, place.lon)
        return place.country or (near.country if near else NOWHERE)


def _countries(event: Event) -> set[str]:
    return {country_of(m.admin1 or str(m.country)) for m in event.places if m.admin1 or m.country}
