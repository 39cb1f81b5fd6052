"""firsthand add: reports into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from firsthand.cli.exits import Exit
from firsthand.cli.options import paths, report_options, settings

if TYPE_CHECKING:
    from firsthand.pipeline.add import Summary


@click.command("add")
@click.argument("files", nargs=-1, required=True, metavar="PATH...")
@report_options
@click.option("--again", is_flag=True, help="Make this reading the current one even if it was made before.")
@click.option("--quiet", is_flag=True, help="Show no progress, only problems.")
@click.pass_context
def command(context: click.Context, /, files: tuple[str, ...], again: bool, quiet: bool, **said: object) -> None:
    """Read reports into the store; folders are walked, - is standard input.

    Each report is kept whole or not at all, so the command can be stopped at any time and typed again:
    reports that
    are in the store already cost next to nothing.
    """
    from datetime import UTC, datetime

    from firsthand.cli.progress import Progress
    from firsthand.documents import Supplied
    from firsthand.pipeline.add import add
    from firsthand.pipeline.engine import Engine
    from firsthand.store import Store

    engine = Engine(settings(context))
    supplied = Supplied.model_validate(said)
    with Store.open(engine.settings.store) as store, store.lease(tell=waiting), Progress(quiet) as progress:
        summary = add(paths(files), supplied, engine, store, lambda: datetime.now(UTC), progress.step, again=again)
    click.echo(sentence(summary), err=True)
    context.exit(exit_code(summary))


def waiting(message: str) -> None:
    """Say who is writing to the store."""
    click.echo(f"firsthand: {message}", err=True)


def sentence(summary: Summary) -> str:
    """What the run came to, in words."""
    parts = (
        f"{summary.added} added",
        f"{summary.reread} read again",
        f"{summary.unchanged} there already",
        f"{summary.claims} claims",
        f"{len(summary.problems)} that could not be read",
    )
    return f"{summary.run}: " + ", ".join(parts)


def exit_code(summary: Summary) -> Exit:
    """What the run came to, for scripts."""
    if not summary.good:
        return Exit.NOTHING_READ
    return Exit.SOME_FAILED if summary.problems else Exit.OK
