"""firsthand crossings: who runs them, and whether they are open."""

from __future__ import annotations

from datetime import date

import click

from firsthand.cli.options import format_option, time_options, world


@click.command("crossings")
@time_options
@format_option
@click.pass_context
def command(context: click.Context, on: date | None, known: date | None, form: str) -> None:
    """Show each crossing's controller and its status: a captured crossing is not an open one."""
    from firsthand.cli.columns import crossing_columns
    from firsthand.cli.control import last_sentences
    from firsthand.cli.tables import show

    here = world(context)
    states = here.crossings(on, known)
    events = [e for s in states for e in (s.controller_events, s.status_events)]
    show(
        states,
        crossing_columns(here.name, last_sentences(here, events, known)),
        form,
        empty="No crossing is told of.",
    )
