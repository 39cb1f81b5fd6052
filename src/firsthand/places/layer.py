"""A layer of places: one file, mapped into memory and read where it lies.

A JSON head names the sections; each section is a plain little-endian array, so that opening costs a few
reads and a
lookup some thirty of them, however large the layer is.
"""

from __future__ import annotations

import json
import mmap
import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self

import numpy as np

from firsthand.model import GazetteerError, Place
from firsthand.places.names import fold, hash_name, hash_sound

MAGIC = b"FHLAYER1"
GEONAMES = "gn-"
DEGREE = 100_000  # coordinates are kept to five decimals, about a metre
_TYPES = {"B": "u1", "H": "<u2", "I": "<u4", "i": "<i4", "Q": "<u8", "c": "u1"}


@dataclass(frozen=True, slots=True)
class Row:
    """A place on its way into a layer. `names[0]` is the name; `sounds` asks for romanisation keys."""

    id: str
    names: tuple[str, ...]
    lat: float
    lon: float
    kind: str
    country: str
    admin1: str  # ISO 3166-2, "" if not known
    population: int
    sounds: bool = False
    more: tuple[str, ...] = ()  # spellings that find the place but are not kept for display
    geonames: int = 0  # GeoNames id where the row's own id is another's; 0: none


class Layer:
    """An open layer. Not found is an empty answer; a damaged file is a GazetteerError."""

    def __init__(self, path: Path, head: dict[str, Any], memory: memoryview) -> None:
        self.path = path
        self.head = head
        self._sections = {
            name: memory[start : start + size].cast(code) for name, (code, start, size) in head["sections"].items()
        }

    @classmethod
    def open(cls, path: Path) -> Self:
        """Map a layer file into memory."""
        try:
            with path.open("rb") as stream:
                memory = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
            if bytes(memory[:8]) != MAGIC:
                raise GazetteerError(f"{path}: not a place layer of this version; run firsthand data fetch again")
            (length,) = struct.unpack("<Q", memory[8:16])
            return cls(path, json.loads(bytes(memory[16 : 16 + length])), memory)
        except (OSError, ValueError, struct.error, KeyError) as error:
            raise GazetteerError(f"{path}: damaged or missing ({error}); run firsthand data fetch again") from error

    def __len__(self) -> int:
        return len(self._sections["lat"])

    @property
    def keys(self) -> memoryview:
        """The numbers of all names and sounds, ascending."""
        return self._sections["keys"]

    def rows(self, number: int) -> list[int]:
        """Rows of the places whose name or sound has this number (see `names.hash_name`)."""
        keys, places = self._sections["keys"], self._sections["places"]
        at = bisect_left(keys, number)
        found = []
        while at < len(keys) and keys[at] == number:
            found.append(places[at])
            at += 1
        return found

    def has(self, number: int) -> bool:
        """Tell whether any place has this number."""
        keys = self._sections["keys"]
        at = bisect_left(keys, number)
        return at < len(keys) and keys[at] == number

    def row_of(self, place: str) -> int | None:
        """The row of a place id, None if the layer doesn't hold it."""
        if self.head["geonames"]:
            return self._geonames_row(place)
        row = bisect_left(range(len(self)), place, key=self.id)
        return row if row < len(self) and self.id(row) == place else None

    def id(self, row: int) -> str:
        """The id of the place in a row."""
        if self.head["geonames"]:
            return f"{GEONAMES}{self._sections['ids'][row]}"
        return self._kept(row).partition(b"\0")[0].decode()

    def geonames(self, row: int) -> int | None:
        """The GeoNames id of the place in a row, None if it has none."""
        numbers = self._sections.get("ids")
        return (numbers[row] if numbers else 0) or None

    def place(self, row: int) -> Place:
        """The place in a row, all its kept names with it."""
        own, names, s = self.id(row), self._kept(row).decode().split("\0"), self._sections
        if not self.head["geonames"]:
            names = names[1:]
        country, unit = self.head["countries"][s["country"][row]], self.head["admin1"][s["admin1"][row]]
        province = f"adm1-{unit}" if unit and own != f"adm1-{unit}" else None
        return Place(
            id=own,
            name=names[0],
            lat=s["lat"][row] / DEGREE,
            lon=s["lon"][row] / DEGREE,
            kind=self.head["kinds"][s["kind"][row]],
            country=country or None,
            admin1=unit or None,
            population=s["population"][row],
            names=tuple(names[1:]),
            parents=tuple(p for p in (province, f"country-{country}" if country else None) if p),
        )

    def rows_within(self, west: float, south: float, east: float, north: float) -> list[int]:
        """Rows of the places in a box of degrees."""
        lats = np.frombuffer(self._sections["lat"], dtype="<i4")
        lons = np.frombuffer(self._sections["lon"], dtype="<i4")
        inside = (lats >= south * DEGREE) & (lats <= north * DEGREE)
        inside &= (lons >= west * DEGREE) & (lons <= east * DEGREE)
        return [int(row) for row in np.flatnonzero(inside)]

    def places(self) -> Iterator[Place]:
        """All places, in the order of their ids."""
        return (self.place(row) for row in range(len(self)))

    def _geonames_row(self, place: str) -> int | None:
        number = place.removeprefix(GEONAMES)
        if not place.startswith(GEONAMES) or not number.isdecimal():
            return None
        ids = self._sections["ids"]
        at = bisect_left(ids, int(number))
        return at if at < len(ids) and ids[at] == int(number) else None

    def _kept(self, row: int) -> bytes:
        """The names of a place with null bytes between them, its id before them where that is no GeoNames number."""
        offsets, text = self._sections["offsets"], self._sections["text"]
        return bytes(text[offsets[row] : offsets[row + 1]])


def write(stream: BinaryIO, rows: Sequence[Row], about: dict[str, Any]) -> None:
    """Write places as a layer. All ids are GeoNames ids ("gn-170905") or none are; ids do not repeat.

    `about` (source, licence, date, ...) goes into the head.
    """
    numeric = bool(rows) and all(row.id.startswith(GEONAMES) for row in rows)
    ordered = sorted(rows, key=lambda r: int(r.id[3:]) if numeric else r.id)
    kinds, countries, units = (sorted({getattr(r, f) for r in rows}) for f in ("kind", "country", "admin1"))
    keys, places = _index(ordered)
    words = [("\0".join(r.names) if numeric else "\0".join((r.id, *r.names))).encode() for r in ordered]
    sections: dict[str, tuple[str, Any]] = {
        "keys": ("Q", keys),
        "places": ("I", places),
        "ids": ("I", [int(r.id[3:]) if numeric else r.geonames for r in ordered]),
        "lat": ("i", [round(r.lat * DEGREE) for r in ordered]),
        "lon": ("i", [round(r.lon * DEGREE) for r in ordered]),
        "population": ("I", [min(r.population, 2**32 - 1) for r in ordered]),
        "offsets": ("I", np.cumsum([0, *map(len, words)])),
        "admin1": (
            "H",
            [units.index(r.admin1) for r in ordered] if len(units) < 50 else _codes(ordered, units),
        ),
        "kind": ("B", [kinds.index(r.kind) for r in ordered]),
        "country": ("B", [countries.index(r.country) for r in ordered]),
        "text": ("c", np.frombuffer(b"".join(words), dtype="u1")),
    }
    head = {
        **about,
        "geonames": numeric,
        "kinds": kinds,
        "countries": countries,
        "admin1": units,
        "rows": len(rows),
    }
    _write_sections(stream, head, sections)


def _codes(rows: Sequence[Row], units: list[str]) -> list[int]:
    number = {unit: n for n, unit in enumerate(units)}
    return [number[row.admin1] for row in rows]


def _index(rows: Sequence[Row]) -> tuple[Any, Any]:
    """Name numbers in ascending order with the row that each leads to."""
    pairs: set[tuple[int, int]] = set()
    for n, row in enumerate(rows):
        for name in (*row.names, *row.more):
            folded = fold(name)
            if folded:
                pairs.add((hash_name(folded), n))
            sound = hash_sound(name) if row.sounds else None
            if sound is not None:
                pairs.add((sound, n))
    ordered = sorted(pairs)
    return np.array([k for k, _ in ordered], dtype="<u8"), np.array([r for _, r in ordered], dtype="<u4")


def _write_sections(stream: BinaryIO, head: dict[str, Any], sections: dict[str, tuple[str, Any]]) -> None:
    blobs = {name: (code, np.asarray(v, dtype=_TYPES[code]).tobytes()) for name, (code, v) in sections.items()}
    table: dict[str, Any] = {
        name: [("B" if code == "c" else code), 0, len(blob)] for name, (code, blob) in blobs.items()
    }
    room = len(json.dumps({**head, "sections": table}).encode()) + 16 * len(table)  # for the starts to grow in
    start = -(-(16 + room) // 8) * 8
    for name, (_, blob) in blobs.items():
        table[name][1] = start
        start += -(-len(blob) // 8) * 8
    text = json.dumps({**head, "sections": table}).encode()
    first = min(row[1] for row in table.values())
    stream.write(MAGIC + struct.pack("<Q", first - 16) + text.ljust(first - 16))
    for _, blob in blobs.values():
        stream.write(blob + bytes(-len(blob) % 8))
