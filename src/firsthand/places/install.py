"""GeoNames country dumps made into layers.

<data>/geonames/<CC>/places.layer, replaced whole or not at all.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.lexicon.files import read_toml
from firsthand.model import GazetteerError
from firsthand.places import layer
from firsthand.places.layer import Layer, Row
from firsthand.places.regions import shipped
from firsthand.places.whole import written_whole

COLUMNS = 19  # of a country dump, see https://download.geonames.org/export/dump/readme.txt
ALTERNATE_COLUMNS = 10
LICENCE = "GeoNames (geonames.org), CC BY 4.0"
SHOWN = 4  # spellings in other scripts that are kept for display


@dataclass(frozen=True, slots=True)
class LayerStatus:
    """One layer of place data.

    What it is, how many places it holds, where it came from and when (ISO day).
    """

    name: str
    places: int
    bytes: int
    fetched: str | None
    origin: str
    sha256: str
    licence: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a dump was fetched from, for the record: addresses, day (ISO), SHA-256 of each file by name."""

    urls: tuple[str, ...]
    fetched: str
    sha256: dict[str, str]


def install(country: str, dump: Path, alternates: Path | None, data: Path, origin: Origin) -> LayerStatus:
    """Make the layer of a country from its dump (and alternate names), both zips as on the official server.

    The layer is written beside its place and then moved there, so that readers see the old or the new one,
    never half.
    GazetteerError if a file isn't in the official layout; nothing is changed then.
    """
    country = country.upper()
    spellings = _alternates(country, alternates) if alternates else {}
    rows = list(_rows(country, dump, spellings))
    if not rows:
        raise GazetteerError(f"{dump}: no places of {country}; fetch the file again")
    folder = data / "geonames" / country
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "places.layer"
    about = {
        "source": list(origin.urls),
        "fetched": origin.fetched,
        "sha256": origin.sha256,
        "licence": LICENCE,
    }
    with written_whole(target) as stream:
        layer.write(stream, rows, about)
    return _status(country, target)


def status(data: Path | None) -> list[LayerStatus]:
    """All layers at hand: those that ship, then the installed countries by code."""
    manifest = json.loads(shipped("manifest.json").read_text(encoding="utf-8"))
    found = [
        LayerStatus(name, about["rows"], about["bytes"], None, "shipped", about["sha256"], _shipped_licence(name))
        for name, about in manifest["files"].items()
    ]
    paths = sorted((data / "geonames").glob("*/places.layer")) if data else []
    return [*found, *(_status(path.parent.name, path) for path in paths)]


def _shipped_licence(name: str) -> str:
    if name.startswith("cc-by-sa"):
        return "CC BY-SA 4.0"
    return "Natural Earth, public domain" if name.endswith(".poly") else LICENCE


def _status(country: str, path: Path) -> LayerStatus:
    head = Layer.open(path).head
    digests = " ".join(f"{name}:{digest[:16]}" for name, digest in head["sha256"].items())
    origin = " ".join(head["source"])
    return LayerStatus(
        f"geonames {country}",
        head["rows"],
        path.stat().st_size,
        head["fetched"],
        origin,
        digests,
        head["licence"],
    )


def _rows(country: str, dump: Path, spellings: dict[str, list[str]]) -> Iterator[Row]:
    features, coverage = read_toml("places/features.toml"), read_toml("places/coverage.toml")
    codes: dict[str, str] = json.loads(shipped("admin1-codes.json").read_text(encoding="utf-8"))
    sounds = country in coverage["romanised"]
    for number, fields in _lines(country, dump, COLUMNS):
        kind = _kind(fields[7], fields[14], features)
        if kind is None or not fields[0].isdecimal():
            continue
        try:
            lat, lon, people = float(fields[4]), float(fields[5]), int(fields[14] or 0)
        except ValueError as error:
            raise GazetteerError(f"{dump}, line {number}: {error}") from error
        unit = codes.get(f"{country}.{fields[10]}", "")
        names = dict.fromkeys(
            n for n in (fields[1], fields[2], *fields[3].split(","), *spellings.get(fields[0], ())) if n
        )
        own, more = _shown(list(names))
        yield Row(f"gn-{fields[0]}", own, lat, lon, kind, country, unit, people, sounds, more)


def _kind(code: str, people: str, features: dict[str, Any]) -> str | None:
    kind: str | None = features["kinds"].get(code)
    settled = features["settled"]
    if code in settled["codes"] and people.isdecimal():
        if int(people) >= settled["city"]:
            return "city"
        if int(people) >= settled["town"]:
            return "town"
    return kind


def _shown(names: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name and a few spellings in other scripts for display; the rest only finds the place."""
    foreign = [n for n in names[1:] if any(ord(c) > 0x36F and c.isalpha() and ord(c) < 0x1E00 for c in n)][:SHOWN]
    return (names[0], *foreign), tuple(n for n in names[1:] if n not in foreign)


def _alternates(country: str, path: Path) -> dict[str, list[str]]:
    """Spellings by GeoNames id."""
    skipped = frozenset(read_toml("places/features.toml")["languages"]["none"])
    found: dict[str, list[str]] = defaultdict(list)
    for _, fields in _lines(country, path, ALTERNATE_COLUMNS):
        if fields[2] not in skipped:
            found[fields[1]].append(fields[3])
    return found


def _lines(country: str, path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Numbered rows of the one table in a zip."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(f"{country}.txt") as raw:
            for number, line in enumerate(io.TextIOWrapper(raw, encoding="utf-8", newline="\n"), start=1):
                fields = line.rstrip("\r\n").split("\t")
                if len(fields) < columns and not (columns == ALTERNATE_COLUMNS and len(fields) >= 4):
                    raise GazetteerError(f"{path}, line {number}: {len(fields)} columns instead of {columns}")
                yield number, fields
    except (OSError, KeyError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"{path}: not a GeoNames zip of {country} ({error}); fetch it again") from error
