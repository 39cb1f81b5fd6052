"""firsthand lexicon: check the words, and take a user's own tables into them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli.exits import Exit
from firsthand.cli.options import format_option, settings

if TYPE_CHECKING:
    from firsthand.pipeline.words import What


@click.group("lexicon")
def command() -> None:
    """Check the word lists and add actors, places and theatres of your own."""


@command.command("check")
@format_option
@click.pass_context
def check(context: click.Context, form: str) -> None:
    """Look for broken entries, doubles, unknown ids and entries that no report can reach.

    Looks through what ships and every --lexicon folder.
    Exit code 5 if the lexicon cannot be used as it is; entries that cannot be reached are told and only waste room.
    """
    from firsthand.cli.tables import Column, show
    from firsthand.lexicon.audit import Fault
    from firsthand.pipeline.words import check as check_words

    found = check_words(settings(context))
    columns: tuple[Column[Fault], ...] = (
        Column("fault", lambda f: f.kind),
        Column("where and what to do", lambda f: f.message, wide=True),
    )
    show(found.faults, columns, form, empty="No faults.")
    click.echo(
        f"{found.actors} actors, {found.outlets} outlets, {found.officials} officials, {found.theatres} theatres; "
        f"{len(found.faults)} faults",
        err=True,
    )
    sys.exit(Exit.OK if found.sound else Exit.DATA)


@command.command("add")
@click.argument("what", type=click.Choice(["actors", "places", "theatres"]))
@click.argument("table", metavar="FILE.csv", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_context
def add(context: click.Context, what: What, table: Path) -> None:
    """Take the rows of a CSV into your lexicon folder: the first --lexicon, else HOME/lexicon.

    Every row is checked; those that are refused are told with line and reason, the others are taken.
    Exit code 1 if some rows were refused, 3 if all were.
    """
    from firsthand.pipeline.words import add as add_words

    done = add_words(settings(context), what, table)
    for refusal in done.refused:
        click.echo(f"{table}, line {refusal.line}: {refusal.name!r} refused: {refusal.reason}", err=True)
    click.echo(f"{len(done.ids)} {what} taken, {len(done.refused)} refused" + (f": {done.file}" if done.file else ""))
    if done.refused:
        sys.exit(Exit.SOME_FAILED if done.ids else Exit.NOTHING_READ)
