"""firsthand runs: the journal."""

from __future__ import annotations

import click

from firsthand.cli.options import format_option, world


@click.command("runs")
@format_option
@click.pass_context
def command(context: click.Context, form: str) -> None:
    """List the runs that filled the store, latest first; json holds their settings, versions and problems."""
    from firsthand.cli.columns import run_columns
    from firsthand.cli.tables import show

    show(world(context).runs(), run_columns(), form)
