"""The gazetteer: curated places, installed GeoNames countries and the shipped towns, looked up as one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Self

from firsthand.lexicon.files import read_toml
from firsthand.model import Place, UnknownId
from firsthand.places.boundaries import DISTRICTS, FOLDER, installed_boundaries
from firsthand.places.geometry import distance_km
from firsthand.places.layer import GEONAMES, Layer
from firsthand.places.names import fold, hash_name, hash_sound, side
from firsthand.places.overlay import Overlay, shipped_overlay
from firsthand.places.regions import Regions, shipped
from firsthand.places.sieve import Sieve
from firsthand.text.romanise import likeness

SETTLED = frozenset({"city", "town", "village"})
TWIN_KM = 6.0  # two settlements of one name this near are one
NEAR_LAT, NEAR_LON = 0.1, 0.2  # degrees that they lie apart at most
ALIKE = 0.7  # of `likeness`, below which equal romanisation keys are taken for chance
REMEMBERED = 50_000


class Gazetteer:
    """Places by name and id. Opening is cheap: the layers are read where they lie on disk."""

    def __init__(self, overlay: Overlay, layers: dict[str, Layer], regions: Regions, digest: str) -> None:
        self.overlay = overlay
        self.regions = regions
        self.digest = digest  # version of the data, for the journal
        self._layers = layers  # installed countries first, then "areas" and "cities"
        self._articles = frozenset(read_toml("places/words.toml")["articles"])
        self._order = tuple(layers.values())
        self._sieve = Sieve([layer.keys for layer in self._order])
        self._found: dict[str, list[Place]] = {}
        self._known: dict[str, bool] = {}
        self._sound: dict[str, list[Place]] = {}
        self._other: dict[str, list[Place]] = {}
        self._places: dict[str, Place] = {}

    @classmethod
    def open(cls, data: Path | None = None) -> Self:
        """The shipped gazetteer, and the GeoNames countries and boundaries installed under `data` if that is given.

        GazetteerError if a layer is damaged; the message says what to fetch again.
        """
        paths = sorted((data / "geonames").glob("*/places.layer")) if data else []
        layers = {path.parent.name: Layer.open(path) for path in paths}
        districts = sorted((data / FOLDER).glob(f"*/{DISTRICTS}")) if data else []
        layers |= {f"boundaries {path.parent.name}": Layer.open(path) for path in districts}
        for name in ("areas", "cities"):
            layers[name] = Layer.open(shipped(f"{name}.layer"))
        regions = Regions.open(installed=installed_boundaries(data))
        overlay = shipped_overlay()
        overlay = Overlay([*_composed(regions), *overlay.places.values()])
        return cls(overlay, layers, regions, _digest(layers))

    def installed(self) -> tuple[str, ...]:
        """ISO codes of the installed GeoNames countries."""
        return tuple(name for name in self._layers if len(name) == 2)

    def knows(self, name: str) -> bool:
        """Tell whether any place has exactly this name (case, accents, apostrophes and the Arabic article
        aside).
        """
        known = self._known.get(name)
        if known is None:
            _make_room(self._known)
            known = self._known[name] = any(self._has(form) for form in self._forms(name))
        return known

    def lookup(self, name: str, fuzzy: bool = False) -> list[Place]:
        """All places of this name, the most populous first; the overlay's come before GeoNames' twins of
        them.

        The exact (folded) name and its alternates count first; where there is none, the name without or
        with the Arabic
        article; where there is none either and `fuzzy` is asked for, names that sound alike in romanisation.
        """
        found = self._found.get(name)
        if found is None:
            _make_room(self._found)
            found = self._found[name] = self._named(name)
        return found or (self._alike(name) if fuzzy else [])

    def otherwise(self, name: str) -> list[Place]:
        """Places of this name with another article, or none: "Qamishli" is also al-Qamishli."""
        found = self._other.get(name)
        if found is None:
            _make_room(self._other)
            forms = [form for form in self._forms(name)[1:] if self._has(form)]
            found = self._other[name] = [place for form in forms for place in self._exactly(form)]
        return found

    def sounding(self, name: str) -> list[Place]:
        """Places whose names sound alike in romanisation, exact ones among them."""
        return self._alike(name)

    def place(self, place: str) -> Place:
        """The place with this id. UnknownId if no layer holds it."""
        found = self.overlay.places.get(place) or self._places.get(place)
        if found is None:
            _make_room(self._places)
            found = self._places[place] = self._in_layers(place)
        return found

    def country(self, iso: str) -> Place:
        """The country with this ISO 3166-1 alpha-2 code. UnknownId if there is none."""
        return self.place(f"country-{iso.upper()}")

    def unit(self, iso: str) -> Place:
        """The country (ISO 3166-1 alpha-2) or its unit (ISO 3166-2) with this code. UnknownId if there is none."""
        return self.place(f"adm1-{iso}") if "-" in iso else self.country(iso)

    def geonames(self, place: Place) -> int | None:
        """The GeoNames id of a place, None where it has none; a part of a place goes by the place it is part of."""
        own = place.id.partition(":")[0]
        if own.startswith(GEONAMES):
            return int(own.removeprefix(GEONAMES))
        row = self._layers["areas"].row_of(own)
        return None if row is None else self._layers["areas"].geonames(row)

    def within(self, west: float, south: float, east: float, north: float) -> list[Place]:
        """All settlements and curated points in a box of degrees: what a map of control can be drawn from."""
        inside = [p for p in self.overlay.places.values() if _in(p, west, south, east, north)]
        for layer in self._layers.values():
            inside += [layer.place(row) for row in layer.rows_within(west, south, east, north)]
        return _distinct([p for p in inside if p.kind not in ("admin1", "admin2", "country", "region", "sea")])

    def _in_layers(self, place: str) -> Place:
        for layer in self._order:
            row = layer.row_of(place)
            if row is not None:
                return layer.place(row)
        raise UnknownId(f"no place {place!r} in the gazetteer; it may need: firsthand data fetch geonames CC")

    def _has(self, folded: str) -> bool:
        if self.overlay.knows(folded):
            return True
        number = hash_name(folded)
        return any(self._order[n].has(number) for n in self._sieve.holders(number))

    def _named(self, name: str) -> list[Place]:
        return next((found for form in self._forms(name) if (found := self._exactly(form))), [])

    def _forms(self, name: str) -> tuple[str, ...]:
        """The name as it stands, with or without its article, and its halves as one word ("Pétion-Ville")."""
        folded = fold(name)
        first, _, rest = folded.partition(" ")
        if not rest:
            return (folded, f"al {folded}") if folded else ()
        if first in self._articles:
            return (folded, rest)
        return (folded, folded.replace(" ", "")) if "-" in name else (folded,)

    def _exactly(self, folded: str) -> list[Place]:
        return self._ranked([*self.overlay.named(folded), *self._rows(hash_name(folded))])

    def _alike(self, name: str) -> list[Place]:
        found = self._sound.get(name)
        if found is None:
            _make_room(self._sound)
            found = self._sound[name] = self._sounding(name)
        return found

    def _sounding(self, name: str) -> list[Place]:
        number = hash_sound(name)
        if number is None:
            return []
        candidates = [*self.overlay.sounding(number), *self._rows(number)]
        alike = partial(_likeness, name)
        return self._ranked([place for place in candidates if alike(place) >= ALIKE])

    def _rows(self, number: int) -> Iterator[Place]:
        for layer in (self._order[n] for n in self._sieve.holders(number)):
            yield from (self._own(layer.place(row)) for row in layer.rows(number))

    def _own(self, place: Place) -> Place:
        """GeoNames' provinces and countries under the shipped ids, which have polygons."""
        if not place.id.startswith(GEONAMES) or place.kind not in ("admin1", "country"):
            return place
        key = f"adm1-{place.admin1}" if place.kind == "admin1" else f"country-{place.country}"
        row = self._layers["areas"].row_of(key)
        return place if row is None else self._layers["areas"].place(row)

    def _ranked(self, places: list[Place]) -> list[Place]:
        return sorted(_distinct(places), key=lambda p: (-p.population, p.id))


def _distinct(places: list[Place]) -> list[Place]:
    """Each id once, and settlements of one name that lie together once: the first of them stands for the
    others.
    """
    kept: dict[str, Place] = {}
    settled: dict[tuple[int, int], list[Place]] = {}  # by squares no smaller than twins may lie apart
    for place in places:
        if place.id in kept:
            continue
        if place.kind in SETTLED:
            row, column = int(place.lat // NEAR_LAT), int(place.lon // NEAR_LON)
            around = [p for r in (-1, 0, 1) for c in (-1, 0, 1) for p in settled.get((row + r, column + c), ())]
            if any(_twins(place, other) for other in around):
                continue
            settled.setdefault((row, column), []).append(place)
        kept[place.id] = place
    return list(kept.values())


def _twins(one: Place, other: Place) -> bool:
    if other.kind not in SETTLED or abs(one.lat - other.lat) > NEAR_LAT or abs(one.lon - other.lon) > NEAR_LON:
        return False
    if one.country != other.country or distance_km(one.lat, one.lon, other.lat, other.lon) > TWIN_KM:
        return False
    curated = not (one.id.startswith(GEONAMES) or other.id.startswith(GEONAMES))
    if curated or side(one.name) != side(other.name):
        return False  # "Eastern Ghariyah" and "Western Ghariyah" are two
    mine, theirs = ({fold(n) for n in (p.name, *p.names)} for p in (one, other))
    return bool(mine & theirs) or likeness(one.name, other.name) > ALIKE


def _likeness(name: str, place: Place) -> float:
    return max(likeness(name, other) for other in (place.name, *place.names))


def _in(place: Place, west: float, south: float, east: float, north: float) -> bool:
    return west <= place.lon <= east and south <= place.lat <= north


def _make_room(memory: dict[str, Place] | dict[str, bool] | dict[str, list[Place]]) -> None:
    if len(memory) >= REMEMBERED:
        memory.clear()


def _composed(regions: Regions) -> Iterator[Place]:
    """The composed regions as places, at the middle of their polygon."""
    for row in regions.composed().values():
        parts = regions.parts(row["id"])
        units = [unit for unit in regions.units() if f"adm1-{unit.key}" in parts]
        lone = units[0].key if len(units) == 1 else None
        yield Place(
            id=row["id"],
            name=row["name"],
            lat=sum(u.lat * u.km2 for u in units) / sum(u.km2 for u in units),
            lon=sum(u.lon * u.km2 for u in units) / sum(u.km2 for u in units),
            kind="admin1" if lone else "region",
            country=units[0].country,
            admin1=lone,
            names=tuple(row.get("names", ())),
            parents=(f"country-{units[0].country}",),
        )


def _digest(layers: dict[str, Layer]) -> str:
    """A short hash over what ships and what was installed."""
    total = hashlib.sha256(shipped("manifest.json").read_bytes())
    for name, layer in layers.items():
        total.update(f"{name} {json.dumps(layer.head.get('sha256'), sort_keys=True)}".encode())
    return total.hexdigest()[:12]
