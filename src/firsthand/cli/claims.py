"""firsthand claims: the claims in the store."""

from __future__ import annotations

from datetime import date

import click

from firsthand.cli.options import Day, format_option, world


@click.command("claims")
@click.option("--document", help="Only claims of the report with this id.")
@click.option("--naming", help="Only claims that name the actor or place with this id.")
@click.option("--type", "type_", help="Only claims of this type.")
@click.option("--known", type=Day(), help="Count only reports published by this day [the last report's].")
@format_option
@click.pass_context
def command(
    context: click.Context,
    document: str | None,
    naming: str | None,
    type_: str | None,
    known: date | None,
    form: str,
) -> None:
    """List the claims in the store, first published first."""
    from firsthand.cli.columns import claim_columns
    from firsthand.cli.tables import show

    here = world(context)
    full = here.document(document).id if document else None
    found = here.claims(known, document=full, mention=naming)
    show((c for c in found if type_ in (None, c.type)), claim_columns(), form, empty="No claim fits.")
