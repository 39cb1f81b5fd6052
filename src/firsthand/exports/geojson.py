"""GeoJSON (RFC 7946) for maps: points of claims and events, areas of ledgers; WGS84, longitude first."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from firsthand.exports.rows import claim_row, event_row
from firsthand.model import Claim, Event, Mention


def write(features: Iterable[Claim | Event | Mapping[str, Any]], stream: TextIO) -> int:
    """Write one FeatureCollection and say how many features it has.

    A claim or event is a feature at its place, or without geometry if the place is unknown: none is left out.
    Areas come as finished features (`area`). Each has its id and, as `evidence`, the ids behind it.
    """
    stream.write('{"type": "FeatureCollection", "features": [')
    number = 0
    for item in features:
        made = feature(item) if isinstance(item, Claim | Event) else dict(item)
        stream.write((",\n" if number else "\n") + json.dumps(made, ensure_ascii=False, allow_nan=False))
        number += 1
    stream.write("\n]}\n")
    return number


def feature(item: Claim | Event) -> dict[str, Any]:
    """The feature of a claim or an event: its row as properties, and the ids of the claims behind it."""
    if isinstance(item, Claim):
        place = item.place[0] if item.place else None
        evidence, row = [item.id], claim_row(item)
    else:
        place, evidence, row = item.place, list(item.claims), event_row(item)
    properties = {name: value for name, value in row.items() if name not in ("lat", "lon", "claims")}
    geometry = _point(place)
    return {
        "type": "Feature",
        "id": item.id,
        "geometry": geometry,
        "properties": {**properties, "evidence": evidence},
    }


def area(
    id: str, geometry: Mapping[str, Any], properties: Mapping[str, Any], evidence: Iterable[str]
) -> dict[str, Any]:
    """A feature of an area: `geometry` is GeoJSON in WGS84 degrees, `evidence` ids of events or claims.

    ValueError if a position lies outside the globe, most often because latitude was put first.
    """
    for lon, lat in _positions(geometry.get("coordinates", ())):
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            raise ValueError(f"area {id!r}: no such place as longitude {lon}, latitude {lat}")
    made = {**properties, "id": id, "evidence": list(evidence)}
    return {"type": "Feature", "id": id, "geometry": dict(geometry), "properties": made}


def _point(place: Mention | None) -> dict[str, Any] | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    if not (math.isfinite(place.lat) and math.isfinite(place.lon)):
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _positions(coordinates: Any) -> Iterator[tuple[float, float]]:
    """The positions of nested coordinates, however deep."""
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _positions(part)
