"""GeoJSON (RFC 7946): a feature for each record, without geometry where its place is not known."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from firsthand.exports.located import Located, locate
from firsthand.model import Record


def write(records: Iterable[Record], stream: TextIO) -> None:
    """Write a FeatureCollection, one feature a line; positions are longitude, latitude in WGS84 degrees."""
    stream.write('{"type": "FeatureCollection", "features": [')
    for number, record in enumerate(records):
        stream.write(",\n" if number else "\n")
        stream.write(json.dumps(feature(locate(record)), ensure_ascii=False))
    stream.write("\n]}\n")


def feature(located: Located) -> dict[str, Any]:
    """One record as a feature with all its fields as properties."""
    point = None
    if located.lat is not None and located.lon is not None:
        point = {"type": "Point", "coordinates": [located.lon, located.lat]}
    properties = {"place_name": located.name, **located.record.model_dump(mode="json")}
    found: dict[str, Any] = {"type": "Feature", "geometry": point, "properties": properties}
    if "id" in properties:
        found["id"] = properties["id"]
    return found
