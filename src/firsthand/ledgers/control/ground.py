"""The places of the ledger, which of them a claim speaks of, and the neighbourhood between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from firsthand.model import Place
from firsthand.places.cells import Cells, divide
from firsthand.places.geometry import Plane
from firsthand.places.graph import PlaceGraph, connect

BORDER = 0.02
"""Degrees (about 2 km) by which a simplified border may miss a place."""

UNITS = frozenset({"admin1", "admin2", "country", "region", "group", "line", "area"})


class Areas(Protocol):
    """Regions with polygons, as the places room has them."""

    def known(self, region: str, /) -> bool:
        """Whether there is a polygon for the id."""
        ...

    def polygon(self, region: str, /) -> BaseGeometry:
        """The polygon in lon/lat degrees."""
        ...

    def members(self, region: str, places: Sequence[Place], /) -> list[Place]:
        """The places inside."""
        ...


class Ground:
    """Point places in a fixed order (by id), whatever order they were given in; whole units are left out."""

    def __init__(self, places: Sequence[Place], regions: Areas) -> None:
        by_id = {p.id: p for p in places if p.kind not in UNITS}
        self.places: tuple[Place, ...] = tuple(by_id[i] for i in sorted(by_id))
        self.index = {p.id: i for i, p in enumerate(self.places)}
        self.regions = regions
        self.inside = lru_cache(maxsize=256)(self._inside)
        self.cells = lru_cache(maxsize=64)(self._cells)

    def members(self, place_id: str) -> tuple[tuple[int, ...], bool]:
        """Indices of the places that an id speaks of, and whether it names one place itself."""
        if place_id in self.index:
            return (self.index[place_id],), True
        return self.inside(place_id), False

    def is_unit(self, place_id: str) -> bool:
        """Whether an id speaks of several places of the map."""
        return place_id not in self.index and bool(self.inside(place_id))

    def _inside(self, unit: str) -> tuple[int, ...]:
        """The places of a unit: by its polygon, else by their parents; none for an id that is neither."""
        if self.regions.known(unit):
            inside = {p.id for p in self.regions.members(unit, self.places)} | self._astray(unit)
            return tuple(self.index[p.id] for p in self.places if p.id in inside)
        return tuple(i for i, p in enumerate(self.places) if unit in p.parents)

    def _astray(self, unit: str) -> set[str]:
        """Places of no province just outside a region: they lie on the wrong side of its simplified border."""
        stray = [p for p in self.places if p.admin1 is None and p.parents]
        region = self.regions.polygon(unit)
        return {p.id for p in stray if region.distance(Point(p.lon, p.lat)) <= BORDER}

    def _cells(self, region: str) -> tuple[tuple[int, ...], Cells]:
        """The region divided among the places in it (indices and cells aligned)."""
        indices = self.inside(region)
        here = [self.places[i] for i in indices]
        return indices, divide([p.lat for p in here], [p.lon for p in here], self.regions.polygon(region))

    @cached_property
    def graph(self) -> PlaceGraph:
        """Which places are neighbours."""
        return connect([p.lat for p in self.places], [p.lon for p in self.places])

    @cached_property
    def points(self) -> NDArray[np.float64]:
        """Places on an equal-area plane in km, shape (places, 2)."""
        if not self.places:
            return np.empty((0, 2))
        lats, lons = [p.lat for p in self.places], [p.lon for p in self.places]
        return np.column_stack(Plane.around(lats, lons).project(lats, lons))
