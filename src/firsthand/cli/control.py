"""firsthand control: who holds the ground, what changed, and where the front runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click

from firsthand.cli.options import Day, format_option, time_options, world

if TYPE_CHECKING:
    from firsthand.pipeline.state import World

WHAT = ("shares", "changes", "front")


@dataclass(frozen=True)
class Asked:
    """What the list is asked for."""

    on: date | None
    known: date | None
    region: str | None
    since: date | None
    form: str


@click.command("control")
@click.option("--region", help="Shares of this region's ground and the places in it, such as adm1-SY-DR.")
@click.option("--shares", "what", flag_value="shares", help="List the shares of ground instead of the places.")
@click.option("--changes", "what", flag_value="changes", help="List what changed, and on whose word.")
@click.option("--front", "what", flag_value="front", help="List the stretches of front.")
@click.option("--since", type=Day(), help="With --changes: the day to compare with [the day before --on].")
@time_options
@format_option
@click.pass_context
def command(
    context: click.Context,
    region: str | None,
    what: str | None,
    since: date | None,
    on: date | None,
    known: date | None,
    form: str,
) -> None:
    """Show who holds each place on a day, as known on a day, with the sentence that moved it last.

    With --shares: each actor's share of the ground in percent, with a 90 % interval, named by reports and
    inferred.

    With --changes: the places that are held otherwise than on --since, as known then, and whose word it is;
    "inferred" where nobody spoke of the place itself.

    With --front: each stretch between two holders, how probable it is, and how wide the strip is in which the
    line may run. Lines for a map: firsthand export geojson --what front.
    """
    if since and what != "changes":
        raise click.UsageError("--since goes with --changes")
    lists = {"shares": show_shares, "changes": show_changes, "front": show_front}
    lists.get(what or "", show_places)(world(context), Asked(on, known, region, since, form))


def show_places(here: World, asked: Asked) -> None:
    """Who holds each place."""
    from firsthand.cli.columns import holding_columns
    from firsthand.cli.tables import show

    holdings = here.control(asked.on, asked.known, asked.region)
    told = last_sentences(here, [h.events for h in holdings], asked.known)
    show(holdings, holding_columns(here.name, told), asked.form)


def show_shares(here: World, asked: Asked) -> None:
    """Each actor's share of the ground."""
    from firsthand.cli.columns import share_columns
    from firsthand.cli.tables import show

    regions = (asked.region,) if asked.region else here.regions(asked.known)
    found = [s for r in regions for s in here.shares(r, asked.on, asked.known)]
    show(found, share_columns(here.name), asked.form, empty="No region is told of.")


def show_changes(here: World, asked: Asked) -> None:
    """What changed, and on whose word."""
    from firsthand.cli.ground_columns import moved_columns
    from firsthand.cli.tables import show
    from firsthand.pipeline.moves import moved

    found = moved(here, asked.on, asked.known, asked.since, asked.region)
    told = last_sentences(here, [m.events for m in found], asked.known)
    show(found, moved_columns(here.name, told), asked.form, empty="Nothing changed.")


def show_front(here: World, asked: Asked) -> None:
    """The stretches of front."""
    from firsthand.cli.ground_columns import front_columns
    from firsthand.cli.tables import show
    from firsthand.pipeline.moves import front_of

    found = front_of(here, asked.on, asked.known, asked.region)
    show(found, front_columns(here.name), asked.form, empty="No two holders face each other.")


def last_sentences(world: World, events: list[tuple[str, ...]], known: date | None) -> dict[str, str]:
    """For each event that is the newest of its list, the sentence of its latest claim."""
    newest = {ids[0]: world.event(ids[0], known).claims for ids in events if ids}
    told = {c.id: " ".join(c.sentence.text.split()) for c in world.claims(known, ids=[c[-1] for c in newest.values()])}
    return {event: told.get(claims[-1], "") for event, claims in newest.items()}
