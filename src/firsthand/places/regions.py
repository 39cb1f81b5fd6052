"""Regions on the ground: provinces, countries and areas that are made of several of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, Self

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from firsthand.lexicon.files import read_toml
from firsthand.model import Place, UnknownId
from firsthand.places.geometry import area_km2
from firsthand.places.polygons import PolygonFile, Unit

ADMIN1, COUNTRY = "adm1-", "country-"


def shipped(name: str) -> Path:
    """Path of a data file that comes with the package."""
    return Path(str(resources.files("firsthand.places").joinpath("data", *name.split("/"))))


class Regions:
    """Polygons by region id: "adm1-SY-DR", "country-SY", or a composed region such as "southwest-syria".

    Which units make up a region, and which unit counts as part of another (Natural Earth's UNDOF strip holds
    Quneitra
    town and belongs to Quneitra), stands in lexicon/data/places/regions.toml. Installed boundaries draw provinces
    better and add districts, by the ids of their places.
    """

    def __init__(
        self,
        file: PolygonFile,
        composed: dict[str, dict[str, Any]],
        joined: dict[str, str],
        installed: Sequence[PolygonFile] = (),
    ) -> None:
        self._file = file
        more = {key: other for other in installed for key in other.units}
        self._finer = {key: other for key, other in more.items() if key in file.units}  # provinces drawn better
        self._districts = {key: other for key, other in more.items() if key not in file.units}
        self._composed = composed
        self._joined = joined  # key of a unit -> key of the unit that it belongs to
        self._units = list(file.units.values())
        self._of_country: dict[str, list[str]] = {}
        for key in sorted(file.units):
            self._of_country.setdefault(file.units[key].country, []).append(key)
        self._boxes = np.array([u.box for u in self._units])
        self._shapes: dict[str, BaseGeometry] = {}

    @classmethod
    def open(cls, path: Path | None = None, installed: Sequence[PolygonFile] = ()) -> Self:
        """The shipped regions with installed boundaries over them (cheap: polygons are decoded on demand)."""
        table = read_toml("places/regions.toml")
        composed = {row["id"]: row for row in table.get("region", [])}
        joined = {row["unit"]: row["to"] for row in table.get("join", [])}
        return cls(PolygonFile.open(path or shipped("admin1.poly")), composed, joined, installed)

    def ids(self) -> tuple[str, ...]:
        """Ids of all composed regions and provinces, sorted."""
        return tuple(sorted([*self._composed, *(ADMIN1 + k for k in self._file.units if k not in self._joined)]))

    def composed(self) -> dict[str, dict[str, Any]]:
        """The composed regions as written in the lexicon, by id."""
        return self._composed

    def units(self) -> Iterable[Unit]:
        """All provinces, without those that are joined to another."""
        return (u for u in self._units if u.key not in self._joined)

    def known(self, region: str) -> bool:
        """Tell whether there is a polygon for this id."""
        return region in self._districts or bool(self._keys(region))

    def parts(self, region: str) -> tuple[str, ...]:
        """Ids of the provinces that make up a region. UnknownId if there is no polygon for it."""
        if region in self._districts:
            return (region,)
        keys = self._keys(region)
        if not keys:
            raise UnknownId(f"no polygon for region {region!r}; provinces are written like 'adm1-SY-DR'")
        return tuple(ADMIN1 + k for k in keys if k not in self._joined)

    def polygon(self, region: str) -> BaseGeometry:
        """The region's polygons in lon/lat degrees (WGS84). UnknownId if there are none."""
        if region not in self._shapes:
            self.parts(region)
            found = [self._unit(key) for key in self._keys(region) or [region]]
            self._shapes[region] = found[0] if len(found) == 1 else shapely.union_all(found)
        return self._shapes[region]

    def area_km2(self, region: str) -> float:
        """The region's area in km2."""
        return area_km2(self.polygon(region))

    def covers(self, region: str, lats: ArrayLike, lons: ArrayLike) -> NDArray[np.bool_]:
        """Which of the points (degrees) lie in the region or on its border."""
        shape = self.polygon(region)
        shapely.prepare(shape)
        points = shapely.points(np.asarray(lons, dtype=float), np.asarray(lats, dtype=float))
        return np.atleast_1d(shapely.intersects(shape, points))

    def members(self, region: str, places: Sequence[Place]) -> list[Place]:
        """The places that lie in the region, in the order given."""
        if not places:
            return []
        inside = self.covers(region, [p.lat for p in places], [p.lon for p in places])
        return [place for place, yes in zip(places, inside, strict=True) if yes]

    def at(self, lat: float, lon: float) -> Unit | None:
        """The province at a point; None at sea or outside all polygons."""
        w, s, e, n = self._boxes.T
        point = shapely.Point(lon, lat)
        for i in np.flatnonzero((w <= lon) & (lon <= e) & (s <= lat) & (lat <= n)):
            unit = self._units[int(i)]
            if shapely.intersects(self._unit(unit.key), point):
                return self._file.units[self._joined.get(unit.key, unit.key)]
        return None

    def nearest(self, region: str, lat: float, lon: float) -> tuple[float, float]:
        """The point (latitude, longitude) of a region that lies nearest to a place, as the map is drawn in degrees.

        UnknownId if there is no polygon for the region. Only those of its units are decoded that may be the nearest.
        """
        self.parts(region)
        place, best, least = shapely.Point(lon, lat), (lat, lon), math.inf
        boxed = [(_away(self._drawn(key).units[key].box, lat, lon), key) for key in self._keys(region) or [region]]
        for away, key in sorted(boxed):
            if away >= least:
                break
            point = nearest_points(self._unit(key), place)[0]
            gap = math.hypot(point.x - lon, point.y - lat)
            if gap < least:
                best, least = (point.y, point.x), gap
        return best

    def _keys(self, region: str) -> list[str]:
        """Keys of the units of a region, joined ones included, in a fixed order."""
        if region in self._composed:
            wanted = [k for part in self._composed[region].get("parts", []) for k in self._keys(part)]
            return sorted(set(wanted))
        if region.startswith(COUNTRY):
            return self._of_country.get(region.removeprefix(COUNTRY), [])
        key = region.removeprefix(ADMIN1)
        if not region.startswith(ADMIN1) or key not in self._file.units:
            return []
        return [key, *sorted(unit for unit, to in self._joined.items() if to == key)]

    def _unit(self, key: str) -> BaseGeometry:
        if "#" + key not in self._shapes:
            self._shapes["#" + key] = self._drawn(key).polygon(key)
        return self._shapes["#" + key]

    def _drawn(self, key: str) -> PolygonFile:
        """The file that draws a unit best."""
        return self._finer.get(key) or self._districts.get(key, self._file)


def _away(box: tuple[float, float, float, float], lat: float, lon: float) -> float:
    """How far a point lies outside a box, in degrees."""
    west, south, east, north = box
    return math.hypot(max(west - lon, 0.0, lon - east), max(south - lat, 0.0, lat - north))
