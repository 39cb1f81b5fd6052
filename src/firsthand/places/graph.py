"""Which places border which: Delaunay neighbours with weights that fall with the square of the distance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_array
from scipy.spatial import Delaunay, QhullError

from firsthand.places.geometry import Floats, Plane, set_apart

NEAREST_KM = 0.5  # places nearer than this count as this far apart, so that no weight runs away


@dataclass(frozen=True, slots=True, eq=False)
class PlaceGraph:
    """Neighbouring places. Row k of `edges` holds two indices (smaller first) of the given places.

    `km` is their distance on an equal-area plane, `weights` is km to the power of -2.
    """

    size: int
    edges: NDArray[np.int64]
    km: Floats
    weights: Floats

    def matrix(self) -> csr_array:
        """The symmetric weight matrix, size x size, zero diagonal."""
        i, j = self.edges[:, 0], self.edges[:, 1]
        both = (np.concatenate((i, j)), np.concatenate((j, i)))
        return csr_array((np.concatenate((self.weights, self.weights)), both), shape=(self.size, self.size))

    def neighbours(self, index: int) -> NDArray[np.int64]:
        """Indices of the places that border this one, ascending."""
        a, b = self.edges[:, 0], self.edges[:, 1]
        return np.sort(np.concatenate((b[a == index], a[b == index])))


def connect(lats: ArrayLike, lons: ArrayLike, longest_km: float | None = None) -> PlaceGraph:
    """Link places (degrees, aligned arrays) with their Delaunay neighbours on a local equal-area plane.

    Works for any number of places: none and one have no links, two and three are all linked, places on one
    line form a
    chain, places at one point are set 50 m apart. `longest_km` drops longer links.
    """
    la, lo = np.asarray(lats, dtype=float), np.asarray(lons, dtype=float)
    if len(la) < 2:
        return _graph(len(la), np.empty((0, 2), dtype=np.int64), np.empty(0), longest_km)
    x, y = set_apart(*Plane.around(la, lo).project(la, lo))
    edges = _pairs(x, y)
    km = np.hypot(x[edges[:, 0]] - x[edges[:, 1]], y[edges[:, 0]] - y[edges[:, 1]])
    return _graph(len(la), edges, km, longest_km)


def _graph(size: int, edges: NDArray[np.int64], km: Floats, longest_km: float | None) -> PlaceGraph:
    if longest_km is not None:
        near = km <= longest_km
        edges, km = edges[near], km[near]
    return PlaceGraph(size, edges, km, np.maximum(km, NEAREST_KM) ** -2.0)


def _pairs(x: Floats, y: Floats) -> NDArray[np.int64]:
    """Index pairs of neighbours, each once, smaller index first, sorted."""
    if len(x) < 4:
        return np.array([(i, j) for i in range(len(x)) for j in range(i + 1, len(x))], dtype=np.int64)
    try:
        corners = Delaunay(np.column_stack((x, y))).simplices
    except QhullError:
        return _chain(x, y)
    sides = np.concatenate((corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]))
    linked = np.unique(np.sort(sides, axis=1), axis=0).astype(np.int64)
    return linked if len(np.unique(linked)) == len(x) else _with_strays(x, y, linked)


def _chain(x: Floats, y: Floats) -> NDArray[np.int64]:
    """Places on one line: each linked with the next along it."""
    points = np.column_stack((x - x.mean(), y - y.mean()))
    axis = np.linalg.svd(points, full_matrices=False)[2][0]
    order = np.argsort(points @ axis, kind="stable")
    return np.unique(np.sort(np.column_stack((order[:-1], order[1:])), axis=1), axis=0).astype(np.int64)


def _with_strays(x: Floats, y: Floats, linked: NDArray[np.int64]) -> NDArray[np.int64]:
    """Link the few places that Qhull left out for precision with the nearest other place."""
    extra = []
    for i in np.setdiff1d(np.arange(len(x)), linked):
        away = np.hypot(x - x[i], y - y[i])
        away[i] = np.inf
        extra.append(sorted((int(i), int(away.argmin()))))
    return np.unique(np.concatenate((linked, np.array(extra, dtype=np.int64))), axis=0)
