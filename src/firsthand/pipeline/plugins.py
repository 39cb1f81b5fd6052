"""Plug-ins: readers, exporters and the like, found by entry point and loaded only when they are asked for."""

from __future__ import annotations

from importlib.metadata import EntryPoints, entry_points
from typing import Any

from firsthand.model import UnknownId

READERS = "firsthand.readers"  # kind of file -> function from bytes to documents
EXPORTERS = "firsthand.exporters"  # format -> function that writes records to a stream
GROUPS = (READERS, EXPORTERS)


def find(group: str) -> EntryPoints:
    """The entry points of a group, ours and those of other installed packages; nothing is imported."""
    return entry_points(group=group)


def names(group: str) -> tuple[str, ...]:
    """The names in a group, sorted."""
    return tuple(sorted({point.name for point in find(group)}))


def load(group: str, name: str) -> Any:
    """Import the plug-in of this name; UnknownId lists the names that there are."""
    for point in find(group):
        if point.name == name:
            return point.load()
    raise UnknownId(f"{name!r} is not among {group}: {', '.join(names(group)) or 'none are installed'}")
