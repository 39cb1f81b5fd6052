"""firsthand events: what the claims are about."""

from __future__ import annotations

from datetime import date

import click

from firsthand.cli.options import Day, format_option, world


@click.command("events")
@click.option("--on", type=Day(), help="Only events that may have happened on this day.")
@click.option("--known", type=Day(), help="Count only reports published by this day [the last report's].")
@click.option("--from", "first", type=Day(), help="Only events that may have happened on this day or later.")
@click.option("--to", "last", type=Day(), help="Only events that may have happened on this day or earlier.")
@click.option("--type", "type_", help="Only events of this type.")
@click.option("--place", help="Only events at the place with this id.")
@click.option("--contradicted", is_flag=True, help="Only events on which the reports contradict each other.")
@format_option
@click.pass_context
def command(
    context: click.Context,
    on: date | None,
    known: date | None,
    first: date | None,
    last: date | None,
    type_: str | None,
    place: str | None,
    contradicted: bool,
    form: str,
) -> None:
    """List events, latest first: what happened, how probable it is, and by how many independent voices."""
    from firsthand.cli.columns import event_columns
    from firsthand.cli.tables import show
    from firsthand.model import Event

    def wanted(event: Event) -> bool:
        return (
            type_ in (None, *event.types)
            and (place is None or any(m.id == place for m in event.places))
            and all(event.latest is None or event.latest >= day for day in (first, on) if day)
            and all(event.earliest is None or event.earliest <= day for day in (last, on) if day)
            and (event.contradicted or not contradicted)
        )

    here = world(context)
    found = [e for e in here.events(known) if wanted(e)]
    ids = [e.claims[0] for e in found]
    sentences = {c.id: " ".join(c.sentence.text.split()) for c in here.claims(known, ids=ids)}
    show(found, event_columns(sentences), form, empty="No event fits.")
