"""Areas and lines in columns: what is written is what was given."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from shapely import from_wkb
from shapely.geometry import shape

from firsthand.exports.geoparquet import write

parquet = pytest.importorskip("pyarrow.parquet")

SQUARE: dict[str, Any] = {"type": "Polygon", "coordinates": [[[36.0, 32.0], [36.5, 32.0], [36.5, 32.5], [36.0, 32.0]]]}
LINE: dict[str, Any] = {"type": "LineString", "coordinates": [[36.0, 32.0], [36.2, 32.6]]}


def feature(id_: str, geometry: dict[str, Any] | None, **about: Any) -> dict[str, Any]:
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": about}


def table(*features: dict[str, Any]) -> Any:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    assert write(features, stream) == len(features)
    return parquet.read_table(io.BytesIO(stream.buffer.getvalue()))


def test_geometry_comes_back_as_it_was_with_the_box_of_all() -> None:
    found = table(feature("a", SQUARE), feature("b", LINE))
    assert [from_wkb(g).equals(shape(s)) for g, s in zip(found["geometry"].to_pylist(), (SQUARE, LINE), strict=True)]
    about = json.loads(found.schema.metadata[b"geo"])
    assert about["primary_column"] == "geometry"
    assert about["columns"]["geometry"]["geometry_types"] == ["LineString", "Polygon"]
    assert about["columns"]["geometry"]["bbox"] == [36.0, 32.0, 36.5, 32.6]


def test_chances_are_json_and_evidence_a_list_of_words() -> None:
    row = table(feature("a", SQUARE, chances={"x": 0.25, "y": 0.75}, evidence=["e-1", "e-2"], probability=1))
    assert json.loads(row["chances"].to_pylist()[0]) == {"x": 0.25, "y": 0.75}
    assert row["evidence"].to_pylist() == [["e-1", "e-2"]]


def test_numbers_stay_numbers_and_the_unknown_stays_empty() -> None:
    found = table(feature("a", SQUARE, probability=1, holder="army"), feature("b", None, probability=0.5, holder=None))
    assert found["probability"].to_pylist() == [1.0, 0.5]
    assert found["holder"].to_pylist() == ["army", None]
    assert found["geometry"].to_pylist()[1] is None


def test_no_features_are_an_empty_table() -> None:
    assert table().num_rows == 0
