"""Records to a file in any installed format."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.exports.located import Located
from firsthand.model import CrossingState, Holding, Record
from firsthand.pipeline import plugins

if TYPE_CHECKING:
    from firsthand.pipeline.state import World


def export(form: str, records: Iterable[Record], out: Path | None, world: World) -> None:
    """Write records by the exporter of this name; a file appears whole or not at all. UnknownId if there is
    none.
    """
    write = plugins.load(plugins.EXPORTERS, form)
    placed = locate(records, world) if form == "geojson" else records
    if out is None:
        write(placed, sys.stdout)
        return
    part = out.with_name(out.name + ".part")
    with part.open("w", encoding="utf-8", newline="") as stream:
        write(placed, stream)
    part.replace(out)


def locate(records: Iterable[Record], world: World) -> Iterator[Record]:
    """Holdings and crossings with the point of their place; other records carry their own."""
    for record in records:
        match record:
            case Holding():
                yield located(record, record.place, world)
            case CrossingState():
                yield located(record, record.crossing, world)
            case _:
                yield record


def located(record: Record, place: str, world: World) -> Located:
    """The record at a place of the gazetteer."""
    found = world.gazetteer.get(place)
    if found is None:
        return Located(record=record, name=None, lat=None, lon=None)
    return Located(record=record, name=found.name, lat=found.lat, lon=found.lon)
