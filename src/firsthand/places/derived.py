"""Places that words make out of others: a point 15 km away, the outskirts, a border, unnamed villages in a
province.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model import Place
from firsthand.places.courses import courses, stretch
from firsthand.places.gazetteer import SETTLED, Gazetteer
from firsthand.places.geometry import destination, distance_km
from firsthand.places.mentions import PlaceWords

AREA_KM = 3.0  # how far "north of X" lies from the middle of X when nothing else is said
REGION_KM = 60.0  # the same for a province or country


def derived(place: Place, words: PlaceWords, gazetteer: Gazetteer, sure: Sequence[Place], lent: bool = False) -> Place:
    """The place that the words mean, given what their name was resolved to.

    A derived place has an id of its own ("daraa:east-15km"), so that nothing told of it is told of the place
    it is named
    after, which stands first among its parents. `lent`: the name is a town's, but the words mean a facility
    there.
    """
    match words.form:
        case "offset":
            return _offset(place, words)
        case "area":
            return _area(place, words)
        case "group":
            return _child(place, "group", words.text, "group", place.lat, place.lon)
        case "line":
            return _border(place, words, gazetteer, sure)
        case "pair":
            return _pair(place, words, gazetteer)
        case "name" | "demonym":
            return _facility(place, words) if lent and words.head else _stretch(place, sure)


def _offset(place: Place, words: PlaceWords) -> Place:
    """A point at a distance; without a direction the place itself stands for it."""
    if words.km is None or words.bearing is None:
        return _child(place, "around", words.text, "area", place.lat, place.lon)
    lat, lon = destination(place.lat, place.lon, words.bearing, words.km)
    return _child(place, f"{round(words.bearing)}deg-{words.km:g}km", words.text, "point", lat, lon)


def _area(place: Place, words: PlaceWords) -> Place:
    """Part of a place or the ground around it. A bare "area" or "region" head changes nothing of an area."""
    if place.kind not in SETTLED and words.bearing is None:
        return place
    if words.bearing is None:
        return _child(place, "around", words.text, "area", place.lat, place.lon)
    km = AREA_KM if place.kind in SETTLED else REGION_KM
    lat, lon = destination(place.lat, place.lon, words.bearing, km)
    return _child(
        place,
        f"{round(words.bearing)}deg",
        words.text,
        "area" if place.kind in SETTLED else "region",
        lat,
        lon,
    )


def _facility(place: Place, words: PlaceWords) -> Place:
    """A facility at a town that the gazetteer has no point for."""
    return _child(place, words.head or "facility", words.text, words.head or "facility", place.lat, place.lon)


def _stretch(place: Place, sure: Sequence[Place]) -> Place:
    """A long river, road or line by its stretch that is nearest to the report's places; anything else as it is."""
    known, within_km = courses()
    found = stretch(known[place.id], sure, within_km) if place.id in known else None
    if found is None:
        return place
    lat, lon, by = found
    return _child(place, f"by-{by.id}", place.name, place.kind, lat, lon)


def _pair(place: Place, words: PlaceWords, gazetteer: Gazetteer) -> Place:
    """A road between two towns, by the middle of the straight line."""
    ends = [p for p in gazetteer.lookup(words.other or "") if p.country == place.country]
    if not ends:
        return _child(place, "road", words.text, "road", place.lat, place.lon)
    return _child(
        place,
        f"road-{ends[0].id}",
        words.text,
        "road",
        (place.lat + ends[0].lat) / 2,
        (place.lon + ends[0].lon) / 2,
    )


def _border(place: Place, words: PlaceWords, gazetteer: Gazetteer, sure: Sequence[Place]) -> Place:
    """The border of a country.

    Its point nearest to the report's other places; of other places, the place itself.
    """
    region = f"country-{place.country}"
    abroad = [p for p in sure if p.country and p.country != place.country]
    if place.kind != "country" or not abroad or not gazetteer.regions.known(region):
        return _child(place, "border", words.text, "line", place.lat, place.lon)
    (lat, lon), other = min(
        ((gazetteer.regions.nearest(region, p.lat, p.lon), p) for p in abroad),
        key=lambda found: distance_km(found[0][0], found[0][1], found[1].lat, found[1].lon),
    )
    return _child(place, f"border-{other.country}", words.text, "line", lat, lon)


def _child(place: Place, part: str, name: str, kind: str, lat: float, lon: float) -> Place:
    return Place(
        id=f"{place.id}:{part}",
        name=name,
        lat=round(lat, 5),
        lon=round(lon, 5),
        kind=kind,
        country=place.country,
        admin1=place.admin1,
        parents=(place.id, *place.parents),
    )
