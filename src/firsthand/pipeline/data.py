"""Place data: fetched by the room of sockets, made into layers by the room of places, listed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from firsthand.model import FetchError, Record, UnknownId
from firsthand.pipeline.settings import Settings
from firsthand.places.boundaries import Level, boundary_status, install_boundaries
from firsthand.places.countries import three_letters
from firsthand.places.install import LayerStatus, Origin, install, status
from firsthand.remote.boundaries import fetch_boundaries
from firsthand.remote.geonames import fetch_country

UNFINISHED = "downloads"  # under the data folder: what a break left is taken up by the next fetch


class Held(Record):
    """One layer of place data at hand: how many places, from where, since which day (ISO; None: it ships)."""

    name: str
    places: int
    fetched: str | None
    origin: str
    sha256: str
    licence: str


def fetch(
    settings: Settings, countries: Iterable[str], mirror: Path | None, source: str = "geonames"
) -> Iterator[Held]:
    """Fetch and install the villages or boundaries of countries, one after another; what was installed stays if one
    fails.

    `countries` are ISO 3166-1 alpha-2 codes; a mirror is a folder in the layout of the official server; `source` is
    "geonames" or "boundaries". FetchError or GazetteerError name the file and the remedy. Files that broke off stay
    under the data folder and are taken up by the next try.
    """
    one = SOURCES[source]
    for country in countries:
        folder = settings.places / UNFINISHED / f"{source}-{country.upper()}"
        yield from map(held_of, one(settings, country, folder, mirror))
        shutil.rmtree(folder, ignore_errors=True)


def held(settings: Settings) -> list[Held]:
    """What ships, then what was fetched."""
    return [held_of(layer) for layer in (*status(settings.places), *boundary_status(settings.places))]


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


def _villages(settings: Settings, country: str, folder: Path, mirror: Path | None) -> list[LayerStatus]:
    files = fetch_country(country, folder, mirror)
    alternates = files.alternates.path if files.alternates else None
    origin = Origin(files.urls, files.dump.fetched, files.sha256)
    return [install(files.country, files.dump.path, alternates, settings.places, origin)]


def _boundaries(settings: Settings, country: str, folder: Path, mirror: Path | None) -> list[LayerStatus]:
    try:
        iso3 = three_letters(country)
    except UnknownId as error:
        raise FetchError(str(error)) from error
    levels = [
        Level(
            f.level,
            f.file.path,
            f.licence,
            Origin((f.file.url,), f.file.fetched, {f.file.path.name: f.file.sha256}),
        )
        for f in fetch_boundaries(iso3, folder, mirror)
    ]
    return install_boundaries(country, levels, settings.places)


SOURCES: dict[str, Callable[[Settings, str, Path, Path | None], list[LayerStatus]]] = {
    "geonames": _villages,
    "boundaries": _boundaries,
}
