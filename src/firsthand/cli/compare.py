"""firsthand compare: what two runs tell differently, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from firsthand.cli.options import format_option, world

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firsthand.pipeline.compare import Comparison


@click.command("compare")
@click.argument("first", metavar="RUN")
@click.argument("second", metavar="RUN")
@format_option
@click.pass_context
def command(context: click.Context, first: str, second: str, form: str) -> None:
    """List the claims and events that differ after two runs, and why: code, lexicon files, place data or settings.

    Claims are found again by their words. firsthand runs lists the runs. json holds everything in one object.
    """
    from firsthand.cli.tables import Column, show
    from firsthand.pipeline.compare import compare
    from firsthand.review.compare import Change

    found = compare(world(context), first, second)
    columns: tuple[Column[Change], ...] = (
        Column("what", lambda c: c.what),
        Column("change", lambda c: c.change),
        Column("id", lambda c: c.id),
        Column("type", lambda c: c.type),
        Column("before and after", lambda c: [f"{n}: {a} > {b}" for n, (a, b) in c.fields.items()], wide=True),
        Column("why", lambda c: c.why),
        Column("words", lambda c: c.words, wide=True),
    )
    if form == "json":
        show([found], (), form)
        return
    show(found.changes, columns, form, empty="Nothing is told differently.")
    click.echo(summary(found), err=True)


def summary(found: Comparison) -> str:
    """The two runs in words."""
    counts: dict[str, int] = {}
    for change in found.changes:
        key = f"{change.what}s {change.change}"
        counts[key] = counts.get(key, 0) + 1
    told = [f"{found.same} claims as before", *(f"{n} {key}" for key, n in counts.items())]
    lines = [", ".join(told)]
    lines += [f"{len(found.added)} reports added, {len(found.missing)} missing"] if found.added or found.missing else []
    return "\n".join([*lines, *differences("versions", found.versions), *differences("settings", found.settings)])


def differences(what: str, found: Mapping[str, tuple[str, str]]) -> list[str]:
    """One line for what differs between the runs, or for nothing."""
    return [f"{what} that differ: " + (", ".join(f"{n} ({a} > {b})" for n, (a, b) in found.items()) or "none")]
