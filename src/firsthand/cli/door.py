"""The door: the command group, its settings, and errors told in one line."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import click

from firsthand.cli.exits import Exit
from firsthand.cli.options import StorePlace

COMMANDS = {
    "add": "add",
    "audit": "audit",
    "claims": "claims",
    "compare": "compare",
    "control": "control",
    "crossings": "crossings",
    "data": "data",
    "demo": "demo",
    "erase": "erase",
    "evaluate": "evaluate",
    "events": "events",
    "explain": "explain",
    "export": "export",
    "lexicon": "lexicon",
    "read": "read",
    "review": "review",
    "runs": "runs",
    "serve": "serve",
}
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
EXITS = {
    "UnknownId": Exit.NOT_FOUND,
    "FetchError": Exit.FETCH,
    "DocumentError": Exit.NOTHING_READ,
    "MissingDate": Exit.NOTHING_READ,
    "DecisionError": Exit.USAGE,
}


class Rooms(click.Group):
    """Loads the module of a command only when that command is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All commands by name."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported from its own file."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"firsthand.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="firsthand")
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="Data folder [env FIRSTHAND_HOME; ~/.local/share/firsthand].",
)
@click.option(
    "--store",
    type=StorePlace(),
    help="Store: a file, or postgresql://user@host/database [env FIRSTHAND_STORE; HOME/store.sqlite].",
)
@click.option(
    "--lexicon",
    "lexicons",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    multiple=True,
    help="Folder of further lexicon files; may be repeated.",
)
@click.option("--debug", is_flag=True, help="Show the full traceback of an error.")
@click.pass_context
def firsthand(
    context: click.Context, home: Path | None, store: Path | str | None, lexicons: tuple[Path, ...], debug: bool
) -> None:
    """Read reports about an armed conflict and keep who says what happened, and what follows from it.

    Every number leads back to the sentences it rests on: firsthand explain ID.
    """
    context.obj = {"home": home, "store": store, "lexicons": lexicons, "debug": debug}


def main() -> None:
    """Run the command line; an error is one line with its remedy, and an exit code of its own.

    Matrices here are small: more threads than one wait on each other and cost up to six times the time, so there is
    one unless the environment asks for more.
    """
    os.environ.update({name: "1" for name in THREADS if name not in os.environ})
    try:
        sys.exit(firsthand(standalone_mode=False) or Exit.OK)
    except click.Abort:
        fail("interrupted", Exit.INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(Exit.OK)
    except Exception as error:  # noqa: BLE001 - the outermost door: tells ours in a line, raises the rest
        fail_with(error)


def fail_with(error: Exception) -> None:
    """Tell an error of ours in one line; any other one is a fault of the program and keeps its traceback."""
    from firsthand.model import FirsthandError

    if not isinstance(error, FirsthandError) or "--debug" in sys.argv:
        raise error
    fail(str(error), EXITS.get(type(error).__name__, Exit.DATA))


def fail(message: str, code: Exit) -> None:
    """Print the message to standard error and leave with the code."""
    click.echo(f"firsthand: {message}", err=True)
    sys.exit(code)
