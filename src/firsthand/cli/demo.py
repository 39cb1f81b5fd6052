"""firsthand demo: the bundled story, read before your eyes and served."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.cli.add import exit_code, sentence, waiting
from firsthand.cli.exits import Exit
from firsthand.cli.options import settings
from firsthand.cli.serve import PORT


@click.command("demo")
@click.option(
    "--dir", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path(".firsthand-demo"),
    show_default=True, help="Folder of the demo's store.",
)  # fmt: skip
@click.option("--port", default=PORT, show_default=True, help="Port; a free one is taken if it is in use.")
@click.option("--no-serve", is_flag=True, help="Only read the story.")
@click.pass_context
def command(context: click.Context, folder: Path, port: int, no_serve: bool) -> None:
    """Read thirty short reports on southern Syria in the summer of 2018, and serve the map of what they
    tell.
    """
    from datetime import UTC, datetime

    from firsthand.cli.progress import Progress
    from firsthand.cli.serve import run
    from firsthand.pipeline import demo
    from firsthand.pipeline.engine import Engine
    from firsthand.pipeline.state import World
    from firsthand.store import Store

    engine = Engine(settings(context).model_copy(update={"store": folder / "store.sqlite"}), demo.mastheads())
    store = Store.open(engine.settings.store)
    with store.lease(tell=waiting), Progress(quiet=False, total=len(demo.reports())) as progress:
        summary = demo.read_story(engine, store, lambda: datetime.now(UTC), progress.step)
    click.echo(sentence(summary), err=True)
    if exit_code(summary) is not Exit.OK or no_serve:
        store.close()
        context.exit(exit_code(summary))
    run(World(store, engine), port)
