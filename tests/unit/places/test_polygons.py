import io
from pathlib import Path

import pytest
from shapely.geometry import MultiPolygon, Polygon, box

from firsthand.model import GazetteerError
from firsthand.places.polygons import PolygonFile, pack, unpack, write

ROW = {
    "key": "XX-1",
    "country": "XX",
    "name": "One",
    "names": [],
    "lat": 0,
    "lon": 0,
    "km2": 1,
    "geonames": None,
}


def test_a_polygon_with_a_hole_and_an_island_comes_back() -> None:
    shape = MultiPolygon([Polygon(box(0, 0, 3, 3).exterior, [box(1, 1, 2, 2).exterior]), box(-179.5, -5, -179, -4)])
    assert unpack(pack(shape)).equals(shape)


def test_a_unit_is_read_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "x.poly"
    stream = io.BytesIO()
    assert write(stream, [(ROW, box(0, 0, 1, 1)), ({**ROW, "key": "XX-2"}, box(5, 5, 6, 7))]) == 2
    path.write_bytes(stream.getvalue())
    assert PolygonFile.open(path).polygon("XX-2").bounds == (5, 5, 6, 7)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.poly"
    path.write_bytes(b"FHPOLY1\n\xff\xff\xff\x00junk")
    with pytest.raises(GazetteerError, match=r"x\.poly"):
        PolygonFile.open(path)
