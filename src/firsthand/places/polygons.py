"""A compact file of polygons: one index, then each unit's rings as zlib-packed steps of a thousandth of a
degree."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from firsthand.model import GazetteerError

MAGIC = b"FHPOLY1\n"
STEP = 1000  # units per degree: three decimals, about 100 m


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit: its key (ISO 3166-2 where there is one), names and bounding box (W, S, E,
    N)."""

    key: str
    country: str  # ISO 3166-1 alpha-2
    name: str
    names: tuple[str, ...]
    lat: float  # label point
    lon: float
    km2: float
    geonames: str | None  # GeoNames admin1 code ("SY.06"), where one unit has one code
    box: tuple[float, float, float, float]
    offset: int
    size: int


class PolygonFile:
    """The units of one file by key; a polygon is decoded when it is asked for."""

    def __init__(self, path: Path, units: Mapping[str, Unit], start: int) -> None:
        self.path = path
        self.units = units
        self._start = start

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read the index. GazetteerError if the file is missing or not of this layout."""
        try:
            with path.open("rb") as stream:
                if stream.read(len(MAGIC)) != MAGIC:
                    raise GazetteerError(f"{path}: not a polygon file of this version; reinstall firsthand")
                (length,) = struct.unpack("<I", stream.read(4))
                rows = json.loads(zlib.decompress(stream.read(length)))
        except (OSError, struct.error, zlib.error, ValueError) as error:
            raise GazetteerError(f"{path}: damaged or missing ({error}); reinstall firsthand") from error
        units = {row["key"]: _unit(row) for row in rows}
        return cls(path, units, len(MAGIC) + 4 + length)

    def polygon(self, key: str) -> BaseGeometry:
        """The unit's polygons in lon/lat; KeyError if there is no such unit."""
        unit = self.units[key]
        with self.path.open("rb") as stream:
            stream.seek(self._start + unit.offset)
            return unpack(stream.read(unit.size))


def _unit(row: dict[str, Any]) -> Unit:
    return Unit(**{**row, "names": tuple(row["names"]), "box": tuple(row["box"])})


def write(stream: BinaryIO, rows: Iterable[tuple[dict[str, Any], BaseGeometry]]) -> int:
    """Write units (all fields of Unit but box, offset and size) with their shapes; returns how many."""
    index, blobs, offset = [], [], 0
    for row, shape in rows:
        blob = pack(shape)
        box = [round(v, 3) for v in shape.bounds]
        index.append({**row, "box": box, "offset": offset, "size": len(blob)})
        blobs.append(blob)
        offset += len(blob)
    head = zlib.compress(json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    stream.write(MAGIC + struct.pack("<I", len(head)) + head)
    stream.writelines(blobs)
    return len(index)


def pack(shape: BaseGeometry) -> bytes:
    """Polygons as bytes: ring lengths, then steps from point to point, byte planes apart so that zlib packs
    them well."""
    counts: list[int] = []
    steps: list[NDArray[np.int32]] = []
    for part in shapely.get_parts(shape):
        rings = [r for r in map(_grid, [part.exterior, *part.interiors]) if len(r) > 3]
        if not rings:
            continue
        counts += [len(rings), *(len(r) for r in rings)]
        steps += [np.diff(r, axis=0, prepend=np.zeros((1, 2), dtype=np.int32)).astype(np.int32) for r in rings]
    flat = np.concatenate(steps) if steps else np.empty((0, 2), dtype=np.int32)
    planes = np.ascontiguousarray(flat.T).astype("<i4").view(np.uint8).reshape(-1, 4).T.tobytes()
    return struct.pack("<I", len(counts)) + zlib.compress(np.array(counts, dtype="<u4").tobytes() + planes, 9)


def _grid(ring: BaseGeometry) -> NDArray[np.int32]:
    """A ring's points in thousandths of a degree, repeated points dropped."""
    points = np.round(shapely.get_coordinates(ring) * STEP).astype(np.int32)
    keep = np.ones(len(points), dtype=bool)
    keep[1:] = np.any(points[1:] != points[:-1], axis=1)
    return points[keep]


def unpack(blob: bytes) -> BaseGeometry:
    """The shape that `pack` packed (valid, three decimals)."""
    (n,) = struct.unpack("<I", blob[:4])
    raw = zlib.decompress(blob[4:])
    counts = np.frombuffer(raw, dtype="<u4", count=n).tolist()
    planes = np.frombuffer(raw, dtype=np.uint8, offset=4 * n).reshape(4, -1)
    steps = np.ascontiguousarray(planes.T).view("<i4").reshape(2, -1).T
    parts, at, i = [], 0, 0
    while i < n:
        rings = []
        for length in counts[i + 1 : i + 1 + counts[i]]:
            rings.append(np.cumsum(steps[at : at + length], axis=0) / STEP)
            at += length
        parts.append(Polygon(rings[0], rings[1:]))
        i += 1 + counts[i]
    return shapely.make_valid(MultiPolygon(parts))
