"""Records to a file in any installed format."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.model import CrossingState, Holding, Record, UnknownId
from firsthand.pipeline import plugins

if TYPE_CHECKING:
    from firsthand.pipeline.state import World

MAP = ("geojson", "geoparquet")
Recorded = Record | Mapping[str, Any]


def export(form: str, records: Iterable[Recorded], out: Path | None, world: World) -> None:
    """Write records by the exporter of this name; a file appears whole or not at all. UnknownId if there is
    none.
    """
    write = plugins.load(plugins.EXPORTERS, form)
    rows = drawn(records, world) if form in MAP else records
    if out is None:
        write(rows, sys.stdout)
        return
    part = out.with_name(out.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            write(rows, stream)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def drawn(records: Iterable[Recorded], world: World) -> Iterator[Recorded]:
    """Holdings and crossings at the point of their place; the others carry their own."""
    for record in records:
        match record:
            case Holding():
                yield at_place(record, record.place, record.events, world)
            case CrossingState():
                events = (*record.controller_events, *record.status_events)
                yield at_place(record, record.crossing, events, world)
            case _:
                yield record


def at_place(record: Record, place: str, events: tuple[str, ...], world: World) -> dict[str, Any]:
    """A feature of a record at a place of the gazetteer; without geometry where the place is not known."""
    try:
        found = world.place(place)
    except UnknownId:
        point, name = None, None
    else:
        point, name = {"type": "Point", "coordinates": [found.lon, found.lat]}, found.name
    properties = {**record.model_dump(mode="json"), "place_name": name, "evidence": list(events)}
    return {"type": "Feature", "id": place, "geometry": point, "properties": properties}
