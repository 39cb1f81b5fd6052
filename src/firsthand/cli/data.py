"""firsthand data: place data beyond what ships."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.cli.options import format_option, settings


@click.group("data")
def command() -> None:
    """Fetch place data (villages, boundaries) and say what is there."""


@command.command("fetch")
@click.argument("source", type=click.Choice(["geonames", "boundaries"]))
@click.argument("countries", nargs=-1, required=True, metavar="CC...")
@click.option(
    "--mirror",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder in the official layout, instead of the network.",
)
@click.pass_context
def fetch(context: click.Context, source: str, countries: tuple[str, ...], mirror: Path | None) -> None:
    """Fetch places (geonames) or boundaries of countries (ISO 3166-1 codes such as SY).

    What is there is replaced when the new one is whole; a fetch that broke off is taken up by the next.
    """
    from firsthand.pipeline.data import fetch as fetch_data

    for installed in fetch_data(settings(context), countries, mirror, source):
        click.echo(f"{installed.name}: {installed.places} places from {installed.origin}", err=True)


@command.command("status")
@format_option
@click.pass_context
def status(context: click.Context, form: str) -> None:
    """List the place data at hand: what shipped and what was fetched."""
    from firsthand.cli.tables import Column, show
    from firsthand.pipeline.data import Held, held

    columns: tuple[Column[Held], ...] = (
        Column("name", lambda h: h.name),
        Column("places", lambda h: h.places),
        Column("fetched", lambda h: h.fetched),
        Column("from", lambda h: h.origin),
        Column("sha256", lambda h: h.sha256),
        Column("licence", lambda h: h.licence),
    )
    show(held(settings(context)), columns, form)
