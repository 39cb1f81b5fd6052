"""The ground that belongs to each place: Voronoi cells clipped to a region."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike
from scipy.spatial import Voronoi
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from firsthand.places.geometry import Floats, Plane, set_apart


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Cells aligned with the places that were given: lon/lat shapes and their true areas.

    A place outside the region may have a cell inside it (it is the nearest place there) or an empty one.
    """

    shapes: tuple[BaseGeometry, ...]
    km2: Floats


def divide(lats: ArrayLike, lons: ArrayLike, region: BaseGeometry) -> Cells:
    """Give each point of `region` (lon/lat polygons) to its nearest place.

    The cells do not overlap and together cover the region; areas are measured on an equal-area plane. Places
    at one
    point are set 50 m apart, so that each gets a cell. Raises ValueError without any place.
    """
    la, lo = np.asarray(lats, dtype=float), np.asarray(lons, dtype=float)
    if len(la) == 0:
        raise ValueError("no place to divide the region among")
    west, south, east, north = region.bounds
    plane = Plane.around([*la.tolist(), south, north], [*lo.tolist(), west, east])
    ground = shapely.make_valid(plane.flatten(region))
    if len(la) == 1:
        return Cells((region,), np.array([shapely.area(ground)]))
    flat = _clip(_voronoi(*set_apart(*plane.project(la, lo)), ground), ground)
    return Cells(tuple(plane.lift(shape) for shape in flat), np.array([shapely.area(shape) for shape in flat]))


def _voronoi(x: Floats, y: Floats, ground: BaseGeometry) -> list[BaseGeometry]:
    """Unclipped cells; four far points close those at the edge without bending any line inside the region."""
    west, south, east, north = ground.bounds
    reach = 20.0 * (1.0 + max(float(np.ptp(x)), float(np.ptp(y)), east - west, north - south))
    cx, cy = float(x.mean()), float(y.mean())
    far = np.array([(cx - reach, cy), (cx + reach, cy), (cx, cy - reach), (cx, cy + reach)])
    diagram = Voronoi(np.concatenate((np.column_stack((x, y)), far)))
    found: list[BaseGeometry] = []
    for i in range(len(x)):
        corners = diagram.regions[diagram.point_region[i]]
        whole = len(corners) > 2 and -1 not in corners
        found.append(shapely.convex_hull(Polygon(diagram.vertices[corners])) if whole else Polygon())
    return found


def _clip(found: list[BaseGeometry], ground: BaseGeometry) -> list[BaseGeometry]:
    """Cut the cells at the region's border; cells well inside are kept as they are (the costly part is
    saved)."""
    shapely.prepare(ground)
    inside = shapely.contains_properly(ground, found)
    touching = shapely.intersects(ground, found)
    clipped: list[BaseGeometry] = []
    for shape, whole, any_part in zip(found, inside, touching, strict=True):
        if whole:
            clipped.append(shape)
        else:
            clipped.append(_areal(shapely.intersection(shape, ground)) if any_part else Polygon())
    return clipped


def _areal(shape: BaseGeometry) -> BaseGeometry:
    """Only the polygons of a shape: lines and points where a cell just touches the border hold no ground."""
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts) if parts else Polygon()
