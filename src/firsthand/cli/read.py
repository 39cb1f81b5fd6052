"""firsthand read: claims of reports, without a store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from firsthand.cli.exits import Exit
from firsthand.cli.options import format_option, paths, report_options, settings

if TYPE_CHECKING:
    from firsthand.documents import Supplied
    from firsthand.model import Claim, Document, Problem
    from firsthand.pipeline.engine import Engine


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@report_options
@click.option("--why", is_flag=True, help="Also list the sentences that gave no claim, and the reason.")
@format_option
@click.pass_context
def command(context: click.Context, /, files: tuple[str, ...], why: bool, form: str, **said: object) -> None:
    """Print the claims of reports: text, Markdown, HTML, PDF, JSONL, or folders of them; - is standard input.

    With --format jsonl each line is a claim in wire format 1. Give --published where a report has no day.
    """
    from firsthand.documents import Supplied
    from firsthand.pipeline.engine import Engine

    reading = Reading(Engine(settings(context)), Supplied.model_validate(said))
    documents = reading.documents(files)
    if why:
        from firsthand.cli.why import show_why

        show_why(reading.engine, documents, form)
    else:
        from firsthand.cli.columns import claim_columns
        from firsthand.cli.tables import show

        show(
            reading.claims(documents),
            claim_columns(),
            form,
            empty="No claim was found; --why tells the reason for each sentence.",
        )
    context.exit(reading.exit_code())


class Reading:
    """One call of `read`: counts what could be read and tells what could not as it comes."""

    def __init__(self, engine: Engine, supplied: Supplied) -> None:
        self.engine = engine
        self.supplied = supplied
        self.good = 0
        self.problems: list[Problem] = []

    def documents(self, files: tuple[str, ...]) -> Iterator[Document]:
        """The documents of the files; problems go to standard error."""
        from firsthand.model import Problem
        from firsthand.pipeline.read import read

        for found in read(paths(files), self.supplied, self.engine.settings):
            if isinstance(found, Problem):
                self.problems.append(found)
                click.echo(f"firsthand: {found.message}", err=True)
            else:
                self.good += 1
                yield self.engine.identify(found)

    def claims(self, documents: Iterator[Document]) -> Iterator[Claim]:
        """The claims of the documents, in order."""
        for document in documents:
            yield from self.engine.read(document)

    def exit_code(self) -> Exit:
        """What became of the inputs."""
        if not self.good:
            return Exit.NOTHING_READ
        return Exit.SOME_FAILED if self.problems else Exit.OK
