"""Distances on the globe, and the boxes of degrees that hold everything within one."""

from __future__ import annotations

import math
from collections.abc import Iterator

RADIUS = 6371.0088  # km, mean radius of the Earth (IUGG)


def distance(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Kilometres between two points on the sphere of the mean radius (haversine)."""
    south, north = math.radians(lat), math.radians(other_lat)
    rise = math.sin((north - south) / 2) ** 2
    turn = math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(min(1.0, rise + math.cos(south) * math.cos(north) * turn)))


def box(lon: float, lat: float, km: float) -> Iterator[tuple[float, float, float, float]]:
    """West, south, east, north of boxes that hold every point within a distance; two where they meet at 180°."""
    angle = km / RADIUS
    high = math.degrees(angle) * 1.000001
    south, north = max(-90.0, lat - high), min(90.0, lat + high)
    if south <= -90 or north >= 90:
        yield -180.0, south, 180.0, north
        return
    wide = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(math.radians(lat))))) * 1.000001
    west, east = lon - wide, lon + wide
    yield max(-180.0, west), south, min(180.0, east), north
    if west < -180:
        yield west + 360, south, 180.0, north
    if east > 180:
        yield -180.0, south, east - 360, north
