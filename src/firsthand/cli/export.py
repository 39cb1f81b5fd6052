"""firsthand export: the records of the store for other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from firsthand.cli.options import time_options, world

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firsthand.model import Record
    from firsthand.pipeline.state import World

KINDS = ("claims", "events", "control", "crossings", "areas", "front")


@click.command("export")
@click.argument("form", metavar="FORMAT")
@click.option("--what", type=click.Choice(KINDS), default="events", show_default=True, help="What to export.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write [standard output].")
@time_options
@click.pass_context
def command(
    context: click.Context, form: str, what: str, out: Path | None, on: date | None, known: date | None
) -> None:
    """Write records as geojson, csv, jsonl or any other installed FORMAT.

    The file appears whole or not at all. "areas" and "front" are the ground as polygons and the lines between
    holders, each with how sure it is: as geojson or geoparquet.
    """
    from firsthand.pipeline.export import export

    here = world(context)
    export(form, records(here, what, on, known), out, here)


def records(world: World, what: str, on: date | None, known: date | None) -> Iterable[Record | Mapping[str, Any]]:
    """The records of a kind."""
    from firsthand.pipeline import moves

    axes = world.axes(on, known)
    match what:
        case "areas":
            return moves.area_features(world, axes.on, axes.known)
        case "front":
            return moves.front_features(moves.front_of(world, axes.on, axes.known))
        case "claims":
            return world.claims(axes.known)
        case "events":
            return world.events(axes.known)
        case "control":
            return world.control(axes.on, axes.known)
        case _:
            return world.crossings(axes.on, axes.known)
