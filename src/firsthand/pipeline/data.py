"""Place data: fetched by the room of sockets, made into layers by the room of places, listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from firsthand.model import Record
from firsthand.pipeline.settings import Settings
from firsthand.places.install import LayerStatus, Origin, install, status
from firsthand.remote.geonames import fetch_country


class Held(Record):
    """One layer of place data at hand: how many places, from where, since which day (ISO; None: it ships)."""

    name: str
    places: int
    fetched: str | None
    origin: str
    sha256: str
    licence: str


def fetch(settings: Settings, countries: Iterable[str], mirror: Path | None) -> Iterator[Held]:
    """Fetch and install the villages of countries, one after another; what was installed stays if one fails.

    `countries` are ISO 3166-1 codes; a mirror is a folder in the layout of the official server. FetchError or
    GazetteerError name the file and the remedy.
    """
    for country in countries:
        with TemporaryDirectory(prefix="firsthand-") as folder:
            files = fetch_country(country, Path(folder), mirror)
            alternates = files.alternates.path if files.alternates else None
            origin = Origin(files.urls, files.dump.fetched, files.sha256)
            yield held_of(install(files.country, files.dump.path, alternates, settings.places, origin))


def held(settings: Settings) -> list[Held]:
    """What ships, then what was fetched."""
    return [held_of(layer) for layer in status(settings.places)]


def held_of(layer: LayerStatus) -> Held:
    """A layer's status as a record."""
    return Held(
        name=layer.name,
        places=layer.places,
        fetched=layer.fetched,
        origin=layer.origin,
        sha256=layer.sha256,
        licence=layer.licence,
    )
