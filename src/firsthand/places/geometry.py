"""Distances, bearings and equal-area planes on a spherical earth. Degrees are WGS84, lengths kilometres."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

EARTH_KM = 6371.0088  # mean radius (IUGG)

Floats = NDArray[np.float64]


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance between two points (haversine)."""
    a, b = math.radians(lat1), math.radians(lat2)
    rise = math.sin((b - a) / 2) ** 2
    turn = math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(rise + math.cos(a) * math.cos(b) * turn)))


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point (latitude, longitude) reached after `km` along a bearing (degrees clockwise from north)."""
    a, theta, d = math.radians(lat), math.radians(bearing), km / EARTH_KM
    sine = math.sin(a) * math.cos(d) + math.cos(a) * math.sin(d) * math.cos(theta)
    there = math.asin(max(-1.0, min(1.0, sine)))
    east = math.atan2(math.sin(theta) * math.sin(d) * math.cos(a), math.cos(d) - math.sin(a) * sine)
    return math.degrees(there), (lon + math.degrees(east) + 540.0) % 360.0 - 180.0


@dataclass(frozen=True, slots=True)
class Plane:
    """A Lambert azimuthal equal-area plane around a point: areas are true, distances nearly so within 1,000
    km.

    Snyder, Map Projections: A Working Manual (USGS 1395), spherical form, eqs. 24-2 to 24-4 and 20-14, 20-15.
    """

    lat: float
    lon: float

    @classmethod
    def around(cls, lats: ArrayLike, lons: ArrayLike) -> Plane:
        """The plane centred on the middle of the points' bounding box."""
        la, lo = np.asarray(lats, dtype=float), np.asarray(lons, dtype=float)
        return cls(float(la.min() + la.max()) / 2, float(lo.min() + lo.max()) / 2)

    def project(self, lats: ArrayLike, lons: ArrayLike) -> tuple[Floats, Floats]:
        """Degrees to kilometres east and north of the centre."""
        phi, lam = (
            np.radians(np.asarray(lats, dtype=float)),
            np.radians(np.asarray(lons, dtype=float) - self.lon),
        )
        sin0, cos0 = math.sin(math.radians(self.lat)), math.cos(math.radians(self.lat))
        k = np.sqrt(2.0 / np.maximum(1e-12, 1 + sin0 * np.sin(phi) + cos0 * np.cos(phi) * np.cos(lam)))
        x = EARTH_KM * k * np.cos(phi) * np.sin(lam)
        y = EARTH_KM * k * (cos0 * np.sin(phi) - sin0 * np.cos(phi) * np.cos(lam))
        return x, y

    def unproject(self, x: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
        """Kilometres east and north of the centre back to degrees (latitudes, longitudes)."""
        ex, ny = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        rho = np.hypot(ex, ny)
        c = 2 * np.arcsin(np.clip(rho / (2 * EARTH_KM), 0.0, 1.0))
        sin0, cos0 = math.sin(math.radians(self.lat)), math.cos(math.radians(self.lat))
        safe = np.where(rho == 0, 1.0, rho)
        phi = np.arcsin(np.clip(np.cos(c) * sin0 + ny * np.sin(c) * cos0 / safe, -1.0, 1.0))
        lam = np.arctan2(ex * np.sin(c), safe * cos0 * np.cos(c) - ny * sin0 * np.sin(c))
        return np.degrees(phi), (self.lon + np.degrees(np.where(rho == 0, 0.0, lam)) + 540.0) % 360.0 - 180.0

    def flatten(self, shape: BaseGeometry) -> BaseGeometry:
        """A lon/lat shape laid into the plane (kilometres)."""
        return shapely.transform(shape, lambda c: np.column_stack(self.project(c[:, 1], c[:, 0])))

    def lift(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape of the plane back in lon/lat."""

        def back(c: Floats) -> Floats:
            lats, lons = self.unproject(c[:, 0], c[:, 1])
            return np.column_stack((lons, lats))

        return shapely.transform(shape, back)


def area_km2(shape: BaseGeometry) -> float:
    """Area of a lon/lat shape in km2, by a Lambert cylindrical equal-area plane."""

    def flat(c: Floats) -> Floats:
        return np.column_stack((EARTH_KM * np.radians(c[:, 0]), EARTH_KM * np.sin(np.radians(c[:, 1]))))

    return float(shapely.area(shapely.transform(shape, flat)))


def set_apart(x: Floats, y: Floats, km: float = 0.05) -> tuple[Floats, Floats]:
    """Move points that coincide (within 1 m) onto small circles of `km`, so that each has ground of its own.

    The first of each group stays; the move depends on the order of the points only, never on chance.
    """
    keys = np.round(np.column_stack((x, y)), 3)
    _, group, counts = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
    if counts.max(initial=1) == 1:
        return x, y
    seen: dict[int, int] = {}
    turn, radius = np.zeros(len(x)), np.zeros(len(x))
    for i, g in enumerate(group.ravel().tolist()):
        nth = seen.get(g, 0)
        seen[g] = nth + 1
        radius[i] = km * math.sqrt(nth)
        turn[i] = nth * 2.399963  # golden angle: no two of a group line up
    return x + radius * np.cos(turn), y + radius * np.sin(turn)
