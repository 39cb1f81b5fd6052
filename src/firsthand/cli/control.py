"""firsthand control: who holds the ground."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from firsthand.cli.options import format_option, time_options, world

if TYPE_CHECKING:
    from firsthand.pipeline.state import World


@click.command("control")
@click.option("--region", help="Shares of this region's ground and the places in it, such as adm1-SY-DR.")
@click.option("--shares", is_flag=True, help="List the shares of ground instead of the places.")
@time_options
@format_option
@click.pass_context
def command(
    context: click.Context, region: str | None, shares: bool, on: date | None, known: date | None, form: str
) -> None:
    """Show who holds each place on a day, as known on a day, with the sentence that moved it last.

    With --shares: each actor's share of the ground in percent, with a 90 % interval, named by reports and
    inferred.
    """
    from firsthand.cli.columns import holding_columns, share_columns
    from firsthand.cli.tables import show

    here = world(context)
    if shares:
        regions = (region,) if region else here.regions(known)
        found = [s for r in regions for s in here.shares(r, on, known)]
        show(found, share_columns(here.name), form, empty="No region is told of.")
        return
    holdings = here.control(on, known, region)
    show(
        holdings, holding_columns(here.name, last_sentences(here, [h.events for h in holdings], known)), form
    )


def last_sentences(world: World, events: list[tuple[str, ...]], known: date | None) -> dict[str, str]:
    """For each event that is the newest of its list, the sentence of its latest claim."""
    newest = {ids[0]: world.event(ids[0], known).claims for ids in events if ids}
    told = {
        c.id: " ".join(c.sentence.text.split())
        for c in world.claims(known, ids=[c[-1] for c in newest.values()])
    }
    return {event: told.get(claims[-1], "") for event, claims in newest.items()}
