"""GeoParquet 1.1 for analysis: the same features as GeoJSON in columns, geometry as WKB in longitude and latitude.

https://geoparquet.org/releases/v1.1.0/ ; needs pyarrow, which comes with firsthand[parquet].
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from shapely import to_wkb
from shapely.geometry import shape

from firsthand.exports.geojson import feature
from firsthand.model import Claim, Event, FirsthandError

VERSION = "1.1.0"
ROWS = 5000  # features that are held in memory before they are written


def write(features: Iterable[Claim | Event | Mapping[str, Any]], stream: TextIO) -> int:
    """Write one table and say how many features it has.

    Columns follow the first features; what is no number, word, or list of words is kept as JSON text.
    FirsthandError where pyarrow is not installed.
    """
    found = [feature(item) if isinstance(item, Claim | Event) else dict(item) for item in features]
    table = _table(found)
    from pyarrow import parquet

    parquet.write_table(table, stream.buffer, compression="zstd", row_group_size=ROWS)
    return len(found)


def _table(features: list[dict[str, Any]]) -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise FirsthandError('GeoParquet needs pyarrow: pip install "firsthand[parquet]"') from error
    shapes = [shape(f["geometry"]) if f.get("geometry") else None for f in features]
    names = list(dict.fromkeys(name for f in features for name in f["properties"] if name != "id"))
    columns: dict[str, list[Any]] = {"id": [str(f["id"]) for f in features]}
    columns |= {name: _plain([f["properties"].get(name) for f in features]) for name in names}
    columns["geometry"] = [None if s is None else to_wkb(s) for s in shapes]
    made = pyarrow.table(columns)
    at = made.schema.get_field_index("geometry")
    made = made.set_column(at, "geometry", made.column("geometry").cast(pyarrow.binary()))
    kinds = sorted({s.geom_type for s in shapes if s is not None})
    return made.replace_schema_metadata({b"geo": json.dumps(_about(kinds, shapes)).encode()})


def _plain(values: list[Any]) -> list[Any]:
    """A column of one type: values as they are where all are, else as JSON text."""
    kinds = {type(v) for v in values if v is not None}
    if len(kinds) < 2 and kinds <= {str, int, float, bool}:
        return values
    if kinds <= {int, float}:
        return [None if v is None else float(v) for v in values]
    if kinds <= {list, tuple} and all(isinstance(w, str) for v in values for w in v or ()):
        return [None if v is None else list(v) for v in values]
    return [None if v is None else json.dumps(v, ensure_ascii=False) for v in values]


def _about(kinds: list[str], shapes: list[Any]) -> dict[str, Any]:
    """The metadata that GeoParquet asks for; no "crs" means longitude and latitude (OGC:CRS84)."""
    geometry: dict[str, Any] = {"encoding": "WKB", "geometry_types": kinds}
    boxes = [s.bounds for s in shapes if s is not None]
    if boxes:
        west, south, east, north = zip(*boxes, strict=True)
        geometry["bbox"] = [min(west), min(south), max(east), max(north)]
    return {"version": VERSION, "primary_column": "geometry", "columns": {"geometry": geometry}}
