"""The overlay: places that no town list has, kept in memory. Crossings, bases, hills, regions, seas,
lines.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from firsthand.lexicon.files import read_toml
from firsthand.model import GazetteerError, Place
from firsthand.places.names import fold, hash_sound

COLUMNS = ("id", "name", "aliases", "lat", "lon", "kind", "country", "admin1", "population", "source")


class Overlay:
    """Curated places by id and by folded name."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = {place.id: place for place in places}
        self._names: dict[str, list[str]] = {}
        self._sounds: dict[int, list[str]] = {}
        common = frozenset(read_toml("places/words.toml")["common"])
        for place in self.places.values():
            for name in dict.fromkeys((place.name, *place.names)):
                self._index(place.id, name, common)

    def _index(self, place: str, name: str, common: frozenset[str]) -> None:
        folded = fold(name)
        words = [word for n, word in enumerate(folded.split()) if n == 0 or len(word) > 1]  # "Base C" is "Base"
        if all(word in common or word.isdecimal() for word in words):
            return  # "Army Storage Base" names a point on one map, not a place that a report can mean
        if place not in self._names.setdefault(folded, []):
            self._names[folded].append(place)
        sound = hash_sound(name)
        if sound is not None and place not in self._sounds.setdefault(sound, []):
            self._sounds[sound].append(place)

    def named(self, folded: str) -> list[Place]:
        """Places with exactly this folded name."""
        return [self.places[i] for i in self._names.get(folded, ())]

    def sounding(self, number: int | None) -> list[Place]:
        """Places with a name of this romanisation key."""
        return [self.places[i] for i in self._sounds.get(number, ())] if number is not None else []

    def knows(self, folded: str) -> bool:
        """Tell whether a place has this folded name."""
        return folded in self._names


def user_files(folders: Iterable[Path]) -> list[Path]:
    """The place tables in a user's lexicon folders: `places/*.csv`, in the columns of the overlay."""
    return [file for folder in folders for file in sorted((folder / "places").glob("*.csv"))]


def extended(overlay: Overlay, folders: Iterable[Path]) -> Overlay:
    """The overlay with the places of a user's lexicon folders; of two with one id the user's counts."""
    own = {p.id: p for file in user_files(folders) for p in read_places(str(file), file.read_text(encoding="utf-8"))}
    return Overlay([*(p for p in overlay.places.values() if p.id not in own), *own.values()]) if own else overlay


def shipped_overlay() -> Overlay:
    """All curated places that come with the package; of two rows with one id the first counts."""
    found: dict[str, Place] = {}
    data = resources.files("firsthand.places").joinpath("data", "cc-by-sa", "southwest-syria.csv")
    lexicon = resources.files("firsthand.lexicon").joinpath("data", "places")
    for path in (lexicon.joinpath("overlay.csv"), data):
        for place in read_places(str(path), path.read_text(encoding="utf-8")):
            found.setdefault(place.id, place)
    return Overlay(found.values())


def read_places(name: str, text: str) -> Iterator[Place]:
    """Places of a CSV file with the columns id, name, aliases ("|"), lat, lon, kind, country, admin1,
    population, source.
    """
    rows = csv.DictReader(io.StringIO(text))
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise GazetteerError(f"{name}: the columns must be {','.join(COLUMNS)}")
    for number, row in enumerate(rows, start=2):
        try:
            yield _place(row)
        except (ValueError, TypeError, AttributeError) as error:
            raise GazetteerError(f"{Path(name).name}, line {number}: {error}") from error


def _place(row: dict[str, Any]) -> Place:
    name = row["name"].partition(" (")[0]
    aliases = [a.strip() for a in row["aliases"].split("|") if a.strip()]
    country, admin1 = row["country"] or None, row["admin1"] or None
    return Place(
        id=row["id"],
        name=name.strip(),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        kind=row["kind"],
        country=country,
        admin1=admin1,
        population=int(row["population"] or 0),
        names=tuple(dict.fromkeys(a.partition(" (")[0].strip() for a in aliases)),
        parents=tuple(
            p for p in (f"adm1-{admin1}" if admin1 else None, f"country-{country}" if country else None) if p
        ),
    )
