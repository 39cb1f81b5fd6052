"""Boundaries of countries' units as geoBoundaries publishes them (gbOpen), on the network or in a mirror folder."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.model import FetchError
from firsthand.remote.download import Fetched, NotThere, Progress, download

SERVER = "https://www.geoboundaries.org/api/current/gbOpen"
LEVELS = ("ADM1", "ADM2")
UNSTATED = "not stated by the mirror: read its README before you publish"


@dataclass(frozen=True, slots=True)
class BoundaryFile:
    """The GeoJSON file of one level of one country, and its licence in the publisher's words."""

    level: str
    file: Fetched
    licence: str


def fetch_boundaries(
    iso3: str, folder: Path, mirror: Path | None = None, progress: Progress | None = None
) -> tuple[BoundaryFile, ...]:
    """Fetch the first and second level of a country (ISO 3166-1 alpha-3) into a folder.

    A mirror is a folder that holds boundaries/<ISO3>-ADM1.geojson (and beside it, if the licence is to be recorded,
    <ISO3>-ADM1-metaData.json as geoBoundaries publishes it). A level that the publisher lacks is left out.
    FetchError if the code is none, if no level is there, or if a file cannot be had.
    """
    if not re.fullmatch(r"[A-Z]{3}", iso3):
        raise FetchError(f"{iso3!r} is no ISO 3166-1 alpha-3 country code, such as SYR")
    found = []
    for level in LEVELS:
        try:
            url, about = _address(iso3, level, folder, mirror)
            to = folder / f"{iso3}-{level}.geojson"
            found.append(BoundaryFile(level, download(url, to, progress), licence(about)))
        except NotThere:
            continue
    if not found:
        raise FetchError(f"no boundaries of {iso3} at {mirror or SERVER}; check the code, or use another --mirror DIR")
    return tuple(found)


def licence(about: dict[str, Any]) -> str:
    """The licence of a layer and whose it is, by the publisher's description."""
    told = about.get("boundaryLicense")
    return f"{told}; source: {about.get('boundarySource') or 'not stated'}, geoBoundaries" if told else UNSTATED


def _address(iso3: str, level: str, folder: Path, mirror: Path | None) -> tuple[str, dict[str, Any]]:
    """Where the GeoJSON file is, and the publisher's description of it."""
    name = f"{iso3}-{level}-metaData.json"
    if mirror is not None:
        base = (mirror.resolve() / "boundaries").as_uri()
        try:
            about = _read(download(f"{base}/{name}", folder / name))
        except NotThere:
            about = {}
        return f"{base}/{iso3}-{level}.geojson", about
    about = _read(download(f"{SERVER}/{iso3}/{level}/", folder / name))
    url = about.get("gjDownloadURL")
    if not isinstance(url, str):
        raise FetchError(f"{SERVER}/{iso3}/{level}/: no address of a file in the answer; try again later")
    return url, about


def _read(fetched: Fetched) -> dict[str, Any]:
    try:
        about = json.loads(fetched.path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise FetchError(f"{fetched.url}: not a description of boundaries ({error}); try again later") from error
    return about if isinstance(about, dict) else {}
