"""Options that several commands share, and the settings they come to."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from firsthand.pipeline.settings import Settings
    from firsthand.pipeline.state import World

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("table", "json", "jsonl", "csv")


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in newer click only
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Turn the words into a date."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as YYYY-MM-DD, such as 2018-07-06", param, ctx)


class StorePlace(click.ParamType):  # type: ignore[type-arg]  # generic in newer click only
    """A store: the path of a SQLite file, or an address that begins with postgresql://."""

    name = "path or address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """Leave an address as it is; a folder is no store."""
        if str(value).startswith(("postgresql://", "postgres://")):
            return str(value)
        path = Path(value)
        if path.is_dir():
            self.fail(f"{value!r} is a folder; name a file or postgresql://user@host/database", param, ctx)
        return path


def format_option(command: F) -> F:
    """How a list is printed."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print the list.",
    )
    return option(command)


def time_options(command: F) -> F:
    """The two time axes."""
    known = click.option("--known", type=Day(), help="Count only reports published by this day [the last report's].")
    on = click.option("--on", type=Day(), help="The day to show [the last report's].")
    return on(known(command))


def report_options(command: F) -> F:
    """What the caller says of every report."""
    options = (
        click.option("--published", type=Day(), help="Publication day, where the reports carry none or a wrong one."),
        click.option("--publisher", help="Who published the reports."),
        click.option("--language", help="Language of the reports, ISO 639-1 [told from the text]."),
        click.option("--url", help="Address that the report was published at."),
        click.option("--title", help="Headline of the report."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def settings(context: click.Context) -> Settings:
    """The settings of this call, made from the group's options and the environment."""
    from firsthand.pipeline.settings import at_the_door

    said: dict[str, Any] = context.obj
    return at_the_door(os.environ, date.today(), said["home"], said["store"], said["lexicons"])


def world(context: click.Context) -> World:
    """The world of the store that this call names; a store that is not there is an error."""
    from firsthand.pipeline.state import World

    found = World.open(settings(context))
    context.call_on_close(found.store.close)
    return found


def paths(values: tuple[str, ...]) -> list[Path]:
    """The paths as typed; `-` is standard input."""
    return [Path(value) for value in values]
