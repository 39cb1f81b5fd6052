"""firsthand evaluate: the product's answers to benchmarks."""

from __future__ import annotations

import json
from pathlib import Path

import click

from firsthand.cli.options import settings


@click.group("evaluate")
def command() -> None:
    """Answer a benchmark with the product's own output; scoring is done elsewhere."""


@command.command("stories")
@click.argument("source", metavar="INPUT", type=click.Path(path_type=Path, exists=True))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write.")
@click.pass_context
def stories(context: click.Context, source: Path, out: Path) -> None:
    """Read retold reports (a folder of .json, or .jsonl) and write claims with the key "story"."""
    from firsthand.evaluate.stories import evaluate
    from firsthand.pipeline.engine import Engine

    part = out.with_name(out.name + ".part")
    with part.open("w", encoding="utf-8") as stream:
        for claim in evaluate(source, Engine(settings(context))):
            stream.write(json.dumps(claim, ensure_ascii=False) + "\n")
    part.replace(out)
