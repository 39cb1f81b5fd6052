"""firsthand evaluate: the product's answers to benchmarks."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from firsthand.cli.options import settings

BENCHMARKS = {
    "attribution": "Source, cue and content of every saying (PolNeAR); INPUT is .jsonl with id and text.",
    "case2021": "The ACLED sub-event type of a snippet (CASE 2021, task 2); INPUT is .jsonl with id and text.",
    "control": "Who holds which place, and shares of regions; INPUT is a folder of streams, or one stream.",
    "fusion": "Which event mentions are one event (ECB+); INPUT is .jsonl with doc, topic, text and mentions.",
    "geo": "Places of a text; INPUT is .jsonl with id, text and, where the names are marked, toponyms.",
    "muc4": "Templates of incidents (MUC-4); INPUT is .jsonl with docid and text.",
    "plover": "PLOVER class, source and target of a sentence; INPUT is .jsonl with id and text.",
    "stories": "Claims of retold reports in wire format; INPUT is a folder of .json, or .jsonl.",
    "truth": "The value that most likely holds (BirthPlaces); INPUT is .jsonl with the tree of places and claims.",
}

LEARNED = frozenset({"muc4"})  # benchmarks whose answers a trained part may give


class Benchmarks(click.Group):
    """One command for each benchmark; its adapter is loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All benchmarks by name."""
        return sorted(BENCHMARKS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command that answers a benchmark."""
        return _command(cmd_name) if cmd_name in BENCHMARKS else None


@click.group("evaluate", cls=Benchmarks)
def command() -> None:
    """Answer a benchmark with the product's own output; scoring is done elsewhere."""


def _command(name: str) -> click.Command:
    @click.command(name, help=BENCHMARKS[name])
    @click.argument("source", metavar="INPUT", type=click.Path(path_type=Path, exists=True))
    @click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write.")
    @click.pass_context
    def answer(context: click.Context, /, source: Path, out: Path, **asked: bool) -> None:
        from firsthand.pipeline.engine import Engine

        adapter: Callable[..., Iterator[dict[str, Any]]]
        adapter = importlib.import_module(f"firsthand.evaluate.{name}").evaluate
        write(adapter(source, Engine(settings(context)), **asked), out)

    if name in LEARNED:
        switch = click.option(
            "--learned/--rules", default=True, show_default=True, help="The trained part, or rules alone."
        )
        answer = switch(answer)
    return answer


def write(rows: Iterator[dict[str, Any]], out: Path) -> None:
    """Write rows as JSON lines, with their number on a terminal; the file appears when it is whole."""
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    part = out.with_name(out.name + ".part")
    console = Console(stderr=True)
    columns = (TextColumn("{task.completed} answers"), TimeElapsedColumn())
    with (
        part.open("w", encoding="utf-8") as stream,
        Progress(*columns, console=console, disable=not console.is_terminal) as bar,
    ):
        task = bar.add_task("", total=None)
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            bar.advance(task)
    part.replace(out)
