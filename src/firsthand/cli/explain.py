"""firsthand explain: from any number back to sentences and voices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from firsthand.cli.options import format_option, time_options, world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firsthand.pipeline.explain import Explanation, Words


@click.command("explain")
@click.argument("id_", metavar="ID")
@time_options
@format_option
@click.pass_context
def command(context: click.Context, id_: str, on: date | None, known: date | None, form: str) -> None:
    """Show what a number rests on: ID is that of a claim, event, place, crossing, region or report.

    csv lists the sentences only.
    """
    from firsthand.cli.columns import words_columns
    from firsthand.cli.tables import show

    found = world(context).explain(id_, on, known)
    if form == "table":
        click.echo("\n".join(lines(found)))
    elif form == "csv":
        show(found.all_words(), words_columns(), form)
    else:
        show([found], (), form)


def lines(found: Explanation, indent: str = "") -> Iterator[str]:
    """An explanation as text: facts, then sentences, then what it was worked out from, further in."""
    yield f"{indent}{found.kind} {found.id}: {found.title}"
    for label, value in found.facts:
        yield f"{indent}  {label}: {value}"
    for words in found.words:
        yield from quoted(words, indent + "  ")
    for part in found.parts:
        yield ""
        yield from lines(part, indent + "  ")


def quoted(words: Words, indent: str) -> Iterator[str]:
    """A sentence with its voices."""
    claim, report = words.claim, words.report
    mark = "“" if words.supports else "against: “"
    yield f"{indent}{mark}{' '.join(claim.sentence.text.split())}”"
    yield f"{indent}    {' < '.join(words.voices)}; {report.published}; {claim.id} in {report.id[:23]}"
