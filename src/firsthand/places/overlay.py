"""The overlay: places that no town list has, kept in memory. Crossings, bases, hills, regions, seas, lines, and
the villages and quarters that wars made known, by theatre.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from firsthand.lexicon.files import read_toml
from firsthand.model import GazetteerError, Place
from firsthand.places.names import fold, hash_sound

COLUMNS = ("id", "name", "aliases", "lat", "lon", "kind", "country", "admin1", "population", "source")


class Overlay:
    """Curated places by id, by folded name and by sound."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = {place.id: place for place in places}
        self._names: dict[str, list[str]] = {}
        common = frozenset(read_toml("places/words.toml")["common"])
        for place in self.places.values():
            for folded in dict.fromkeys(fold(name) for name in (place.name, *place.names)):
                if _says_which(folded, common):
                    self._names.setdefault(folded, []).append(place.id)

    def named(self, folded: str) -> list[Place]:
        """Places with exactly this folded name."""
        return [self.places[i] for i in self._names.get(folded, ())]

    def sounding(self, number: int | None) -> list[Place]:
        """Places with a name of this romanisation key."""
        return [self.places[i] for i in self._sounds.get(number, ())] if number is not None else []

    @cached_property
    def _sounds(self) -> dict[int, list[str]]:
        """Ids by romanisation key: made when a name's spelling first fails, for it takes longer than all the rest."""
        sounds: dict[int, list[str]] = {}
        for place in self.places.values():
            spoken = [name for name in (place.name, *place.names) if self.knows(fold(name))]
            for number in dict.fromkeys(hash_sound(name) for name in spoken):
                if number is not None:
                    sounds.setdefault(number, []).append(place.id)
        return sounds

    def knows(self, folded: str) -> bool:
        """Tell whether a place has this folded name."""
        return folded in self._names


def _says_which(folded: str, common: frozenset[str]) -> bool:
    """False for a name of everyday words: "Army Storage Base" is a point on one map, and no place to a report."""
    words = [word for n, word in enumerate(folded.split()) if n == 0 or len(word) > 1]  # "Base C" is "Base"
    return not all(word in common or word.isdecimal() for word in words)


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
    theatres = sorted(lexicon.joinpath("theatres").iterdir(), key=lambda path: path.name)
    for path in (lexicon.joinpath("overlay.csv"), data, *theatres):
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
