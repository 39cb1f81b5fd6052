"""What the reference pages are written from: the help of every command, and the settings."""

from __future__ import annotations

from collections.abc import Iterator

import click


def helps() -> Iterator[tuple[str, str]]:
    """The words of every command, groups first, each with its help at a width of 100 columns."""
    from firsthand.cli.door import firsthand

    yield from walk(firsthand, click.Context(firsthand, info_name="firsthand", **firsthand.context_settings))


def walk(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """A command's help, then that of the commands in it."""
    context.terminal_width = 100
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from walk(found, click.Context(found, info_name=name, parent=context))


def settings_rows() -> Iterator[tuple[str, str]]:
    """Fields of the settings that no option sets, with their defaults."""
    from firsthand.pipeline.settings import Settings

    for name, field in Settings.model_fields.items():
        if not field.is_required():
            yield name, "none" if field.default in (None, ()) else str(field.default)
