"""Which places the words of a mention can mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from firsthand.model import Place
from firsthand.places.gazetteer import SETTLED, Gazetteer
from firsthand.places.geometry import distance_km
from firsthand.places.layer import GEONAMES
from firsthand.places.mentions import PlaceWords
from firsthand.places.names import fold
from firsthand.text.romanise import key

MOST = 60  # candidates that are weighed
ALIKE = 12  # of them with another spelling
NEAR_KM, FAR_KM = 600.0, 2000.0  # from the middle of the theatre's nearest country
WELL_KNOWN, FAMOUS = 10_000, 1_000_000  # people from whom on a place far off may be meant, and by another of its names
SOUNDS = 4  # letters of a romanisation key from which on it tells names apart
GREAT = 100_000  # people of a place that has its name to itself all over the world
FACILITIES = {
    "crossing": ("crossing", "border crossing"),
    "airport": ("airport", "international airport"),
    "base": ("air base", "base"),
    "camp": ("camp", "refugee camp"),
    "dam": ("dam",),
    "bridge": ("bridge",),
    "port": ("port",),
    "facility": ("prison", "refinery"),
    "checkpoint": ("checkpoint",),
    "road": ("highway", "road", "corridor"),
    "sea": (),
    "river": ("river",),
    "hill": ("hill",),
}
KINDS = {
    "crossing": {"crossing", "post"},
    "airport": {"airport", "base", "airbase"},
    "base": {"base", "airbase", "airport"},
    "camp": {"camp"},
    "dam": {"dam"},
    "bridge": {"bridge"},
    "port": {"port"},
    "facility": {"facility", "prison", "industry"},
    "checkpoint": {"checkpoint"},
    "road": {"road"},
    "sea": {"sea"},
    "river": {"river"},
    "hill": {"hill", "base"},
    "city": {"city", "town"},
    "town": {"town", "city", "village"},
    "village": {"village", "town"},
    "admin1": {"admin1", "region"},
    "admin2": {"admin2", "district", "admin1"},
    "country": {"country"},
    "region": {"region", "admin1", "area"},
    "neighbourhood": {"neighbourhood", "district", "town", "village"},
    "island": {"island", "region"},
}


@dataclass(frozen=True, slots=True)
class Senses:
    """Candidates of a mention; `fuzzy` if only the sound of the name matches, `near` if they are towns that
    lend their
    name to the facility that the words mean ("Wadi Omar checkpoint"); `loose`: ids of the candidates whose name
    differs by its article or spelling where others have it as it stands."""

    places: tuple[Place, ...]
    fuzzy: bool = False
    near: bool = False
    loose: frozenset[str] = frozenset()


def senses(words: PlaceWords, gazetteer: Gazetteer, countries: Collection[str]) -> Senses:
    """Candidates by the whole phrase, by its name, and at last by its sound (in the
    countries of the theatre only).
    """
    if words.iso:
        return Senses((gazetteer.unit(words.iso),))
    if words.head in FACILITIES:
        own = _within_reach(words.name, _facilities(words, gazetteer), gazetteer, countries)
        if own:
            return Senses(tuple(own))
    every = gazetteer.lookup(words.name)
    fuzzy = not every
    found = _within_reach(words.name, every, gazetteer, countries)
    loose = _kindred(words.name, found, gazetteer, countries) if countries and (found or fuzzy) else []
    found = [*found[: MOST - len(loose)], *loose]
    if words.head is None and not any(p.kind in SETTLED for p in found):
        found = [*found, *_seats(found, gazetteer)]
    near = words.head in FACILITIES and not any(p.kind in KINDS[words.head] for p in found[:MOST] if words.head)
    return Senses(tuple(found[:MOST]), fuzzy=fuzzy, near=near, loose=frozenset(p.id for p in loose if not fuzzy))


def _within_reach(name: str, found: Sequence[Place], gazetteer: Gazetteer, countries: Collection[str]) -> list[Place]:
    """Without places far from the theatre that only the whole world's names make candidates: a village or bridge of
    that name, or a town that bears it as another of its names ("Ber", for a town in Greece, in a report from Mali).
    """
    if not countries:
        return list(found)
    here = [gazetteer.country(iso) for iso in countries]
    return [p for p in found if p.country in countries or is_curated(p) or p.population >= _known_from(name, p, here)]


def _known_from(name: str, place: Place, here: Sequence[Place]) -> int:
    """How many people a place outside the theatre has if news may mean it: the farther off, the more."""
    if place.kind not in SETTLED and place.kind not in FACILITIES:
        return 0
    km = min(distance_km(place.lat, place.lon, home.lat, home.lon) for home in here)
    if km < NEAR_KM:
        return 0
    if km < FAR_KM:
        return 1
    return WELL_KNOWN if _is_own(name, place) else FAMOUS


def _is_own(name: str, place: Place) -> bool:
    """A place's own name, also in another romanisation ("Tal Abyad", "Tall Abyad"), and not one of its others."""
    sound = key(name)
    return fold(place.name) == fold(name) or (len(sound) >= SOUNDS and key(place.name) == sound)


def is_curated(place: Place) -> bool:
    """A place of the overlay or of a user's own list."""
    return not place.id.startswith((GEONAMES, "adm", "country-"))


def _kindred(name: str, found: Sequence[Place], gazetteer: Gazetteer, countries: Collection[str]) -> list[Place]:
    """Places of the theatre that may be meant though their name is spelled otherwise; none where a place of the
    theatre that is known from reports has it as it stands.
    """
    if any(p.population >= GREAT for p in found):
        return []
    if any(p.country in countries and (p.population or not p.id.startswith(GEONAMES)) for p in found):
        return []
    ids = {p.id for p in found}
    other = [p for p in gazetteer.otherwise(name) if p.country in countries and p.id not in ids]
    if other or any(p.country in countries for p in found):
        return other[:ALIKE]
    return [p for p in gazetteer.sounding(name) if p.country in countries and p.id not in ids][:ALIKE]


def _seats(found: Sequence[Place], gazetteer: Gazetteer) -> list[Place]:
    """Towns that bear another of a province's names and lie in it.

    "Hodeidah" may be the town of al-Hudaydah.
    """
    seats = {
        town.id: town
        for unit in found[:3]
        if unit.kind == "admin1" and unit.admin1
        for name in (unit.name, *unit.names)
        for town in gazetteer.lookup(name)
        if town.kind in SETTLED and town.admin1 == unit.admin1
    }
    return list(seats.values())


def _facilities(words: PlaceWords, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Facilities of this kind by name: "Nassib" with the head "crossing" is "Nassib crossing"."""
    head = words.head or ""
    names = [words.name, *(f"{words.name} {ending}" for ending in FACILITIES[head])]
    found = {p.id: p for name in names for p in gazetteer.lookup(name) if p.kind in KINDS[head]}
    return tuple(found.values())


def fits(place: Place, head: str | None) -> float:
    """How well a place's kind agrees with what the words say: 1 agrees, 0 nothing said, -1 disagrees."""
    if head is None or head not in KINDS:
        return 0.0
    if place.kind in KINDS[head]:
        return 1.0
    settled = place.kind in SETTLED
    return 0.0 if settled and head in FACILITIES else -1.0
