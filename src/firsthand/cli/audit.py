"""firsthand audit: the log of everything that was kept."""

from __future__ import annotations

import click

from firsthand.cli.exits import Exit
from firsthand.cli.options import format_option, settings

SHOWN = 50
FAULTS = 20  # that are told one by one


@click.group("audit")
def command() -> None:
    """Show the log of everything that was kept in the store, and prove that nothing was changed since."""


@command.command("verify")
@click.option("--head", help="A chain that an earlier verify told: it must still be in the log.")
@click.pass_context
def verify(context: click.Context, head: str | None) -> None:
    """Work out the log again from every row of the store and name what does not fit.

    The chain told at the end stands for the whole store. Note it where nobody who can write to the store can
    change it, and give it with --head later: that shows that nothing was cut off the end since.
    """
    from firsthand.store import Store

    with Store.open(settings(context).store, create=False) as store:
        done = store.verify(head)
    for fault in done.faults[:FAULTS]:
        click.echo(f"firsthand: {fault}", err=True)
    if done.faults:
        click.echo(f"firsthand: {len(done.faults)} faults in {done.entries} entries of the log", err=True)
        context.exit(Exit.DATA)
    click.echo(f"{done.entries} entries, {done.erased} erasures: everything is as it was kept")
    click.echo(f"chain {done.head}")


@command.command("show")
@click.option("--subject", help="Only entries about the report, run or decision with this id.")
@click.option("--limit", default=SHOWN, show_default=True, help="How many entries; 0 is all.")
@format_option
@click.pass_context
def show(context: click.Context, subject: str | None, limit: int, form: str) -> None:
    """List entries of the log, latest first: when, what was done, and to which report, run or decision."""
    from firsthand.cli.tables import Column
    from firsthand.cli.tables import show as show_rows
    from firsthand.store import Entry, Store

    columns: tuple[Column[Entry], ...] = (
        Column("entry", lambda e: e.seq),
        Column("recorded", lambda e: e.recorded),
        Column("act", lambda e: e.act),
        Column("subject", lambda e: e.subject),
        Column("digest", lambda e: e.digest[:16]),
        Column("chain", lambda e: e.chain[:16]),
    )
    with Store.open(settings(context).store, create=False) as store:
        show_rows(store.entries(subject, limit or None), columns, form, empty="No entry fits.")
