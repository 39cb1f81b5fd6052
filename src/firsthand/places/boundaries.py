"""Boundaries made into layers: <data>/boundaries/<CC>/<level>.poly and names of districts beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from firsthand.model import GazetteerError, Place
from firsthand.places import layer, polygons
from firsthand.places.geometry import area_km2
from firsthand.places.install import LayerStatus, Origin
from firsthand.places.layer import Layer, Row
from firsthand.places.names import fold, hash_name
from firsthand.places.polygons import PolygonFile
from firsthand.places.regions import shipped
from firsthand.places.whole import written_whole

FOLDER = "boundaries"
DISTRICTS = "places.layer"


@dataclass(frozen=True, slots=True)
class Level:
    """A file of boundaries as it was fetched: its level ("ADM1", "ADM2"), where it lies, its licence and origin."""

    name: str
    path: Path
    licence: str
    origin: Origin


def install_boundaries(country: str, levels: Sequence[Level], data: Path) -> list[LayerStatus]:
    """Make the layers of a country (ISO 3166-1 alpha-2) from GeoJSON files in geoBoundaries' properties.

    Every file is read before the first is written, and each appears under its name only when it is whole.
    GazetteerError names the file that is not in this layout; what was installed stays then.
    """
    country = country.upper()
    read = [(level, list(_units(country, level))) for level in levels]
    folder = data / FOLDER / country
    folder.mkdir(parents=True, exist_ok=True)
    for level, units in read:
        with written_whole(folder / f"{level.name}.poly") as stream:
            polygons.write(stream, units)
        _describe(folder / f"{level.name}.json", level, len(units))
    districts = [_row(row, country) for level, units in read if level.name != "ADM1" for row, _ in units]
    if districts:
        with written_whole(folder / DISTRICTS) as stream:
            layer.write(
                stream, districts, {"source": "boundaries", "sha256": {lv.name: lv.origin.sha256 for lv in levels}}
            )
    return [_status(folder / f"{level.name}.json") for level in levels]


def installed_boundaries(data: Path | None) -> list[PolygonFile]:
    """The installed polygon files, by country and level."""
    return [PolygonFile.open(path) for path in sorted((data / FOLDER).glob("*/*.poly"))] if data else []


def boundary_status(data: Path | None) -> list[LayerStatus]:
    """The installed levels by country."""
    return [_status(path) for path in sorted((data / FOLDER).glob("*/*.json"))] if data else []


def _units(country: str, level: Level) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Units with the fields of `polygons.Unit` and their shapes."""
    try:
        features = json.loads(level.path.read_text(encoding="utf-8"))["features"]
        seen: set[str] = set()
        for number, feature in enumerate(features, start=1):
            row, form = _unit(country, level, number, feature)
            if row["key"] in seen:  # two pieces that claim to be one unit: each is drawn, the first bears the name
                row["key"] = f"adm2-{country}-{feature['properties'].get('shapeID') or number}"
            seen.add(row["key"])
            yield row, form
    except (OSError, ValueError, KeyError, TypeError, shapely.errors.ShapelyError) as error:
        raise GazetteerError(
            f"{level.path}: not GeoJSON of boundaries ({error!r}); fetch it again, or use another --mirror DIR"
        ) from error


def _unit(country: str, level: Level, number: int, feature: dict[str, Any]) -> tuple[dict[str, Any], BaseGeometry]:
    told, form = feature["properties"], shapely.make_valid(shape(feature["geometry"]))
    point = form.representative_point()
    iso = told.get("shapeISO") or ""
    is_province = level.name == "ADM1"
    names = tuple(dict.fromkeys(n for n in (told["shapeName"], told.get("wof_name")) if n))
    key = iso if is_province and iso.startswith(f"{country}-") else _district(country, names, form, told, number)
    return {
        "key": key,
        "country": country,
        "name": names[0],
        "names": names[1:],
        "lat": round(point.y, 5),
        "lon": round(point.x, 5),
        "km2": round(area_km2(form)),
        "geonames": told.get("gn_admin1"),
    }, form


def _district(country: str, names: Sequence[str], form: BaseGeometry, told: dict[str, Any], number: int) -> str:
    """The id of a district's place: GeoNames' by the file or the shipped layer, else one made of the file's."""
    if told.get("gn_id"):
        return f"gn-{told['gn_id']}"
    same = [p for p in _shipped_districts(country, names) if form.contains(shapely.Point(p.lon, p.lat))]
    return same[0].id if len(same) == 1 else f"adm2-{country}-{told.get('shapeID') or number}"


def _shipped_districts(country: str, names: Sequence[str]) -> list[Place]:
    areas = Layer.open(shipped("areas.layer"))
    rows = {row for name in names for row in areas.rows(hash_name(fold(name)))}
    found = (areas.place(row) for row in sorted(rows))
    return [p for p in found if p.country == country and p.kind == "admin2"]


def _row(unit: dict[str, Any], country: str) -> Row:
    key = str(unit["key"])
    number = int(key.removeprefix("gn-")) if key.startswith("gn-") else 0
    names = (unit["name"], *unit["names"])
    return Row(key, names, unit["lat"], unit["lon"], "admin2", country, "", 0, geonames=number)


def _describe(path: Path, level: Level, units: int) -> None:
    about = {
        "units": units,
        "licence": level.licence,
        "source": list(level.origin.urls),
        "fetched": level.origin.fetched,
        "sha256": level.origin.sha256,
    }
    with written_whole(path) as stream:
        stream.write(json.dumps(about, indent=1).encode())


def _status(path: Path) -> LayerStatus:
    about = json.loads(path.read_text(encoding="utf-8"))
    digests = " ".join(f"{name}:{digest[:16]}" for name, digest in about["sha256"].items())
    return LayerStatus(
        f"boundaries {path.parent.name} {path.stem}",
        about["units"],
        path.with_suffix(".poly").stat().st_size,
        about["fetched"],
        " ".join(about["source"]),
        digests,
        about["licence"],
    )
