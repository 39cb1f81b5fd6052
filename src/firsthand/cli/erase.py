"""firsthand erase: a report out of the store for good, on legal demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from firsthand.cli.options import settings

if TYPE_CHECKING:
    from firsthand.store import Erased

NOT_SCRUBBED = (
    "the report is out of the store, but old pages of its files may still hold words of it: somebody was reading, or "
    "there is no space for a second copy; stop firsthand serve, see to the disk, and type this again"
)
ELSEWHERE = "Backups, exports, the files that the report was read from and a server's archived log are not touched."


@click.command("erase")
@click.argument("document")
@click.option("--reason", required=True, help="Who demands it and why, such as a court's file number.")
@click.option("--by", "ordered_by", help="Who carries it out, for the log.")
@click.pass_context
def command(context: click.Context, document: str, reason: str, ordered_by: str | None) -> None:
    """Take a report out of the store for good: its text, its claims, and the decisions that quote it.

    DOCUMENT is the report's id or the beginning of it. This cannot be taken back. The id stays in the log with
    the reason; by it the same text is refused from now on. What follows from the reports is worked out again
    without it.
    """
    from firsthand.cli.add import waiting
    from firsthand.store import Store

    with Store.open(settings(context).store, create=False) as store, store.lease(tell=waiting):
        done = store.erase(document, reason, ordered_by)
    for line in told(done):
        click.echo(line)
    if not done.scrubbed:
        click.echo(f"firsthand: {NOT_SCRUBBED}", err=True)


def told(done: Erased) -> list[str]:
    """What was taken out, in words."""
    if done.again:
        return [f"{done.document}: was erased before; the files were written anew"]
    lines = [f"{done.document}: erased, {done.readings} readings with {done.claims} claims"]
    if done.decisions:
        lines.append(f"Decisions that quoted it are gone, too: {', '.join(done.decisions)}")
    if done.like:
        lines.append(f"Reports with nearly the same text stay: {', '.join(done.like)}")
    return [*lines, ELSEWHERE]
