"""Paths into documents: the one place that opens reports, and that may skip one and records that it did."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.model import Document, DocumentError, FirsthandError, Problem
from firsthand.pipeline.settings import Settings

if TYPE_CHECKING:
    from firsthand.documents import Supplied

STDIN = Path("-")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """One report's bytes before they are read: its name for messages and the way to get them."""

    name: str
    load: Callable[[], bytes]
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the caller says of every report: facts that the files themselves may lack."""

    published: date | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    title: str | None = None

    def supplied(self) -> Supplied:
        """The part that readers need."""
        from firsthand.documents import Supplied

        return Supplied(published=self.published, publisher=self.publisher, language=self.language)


def read(paths: Iterable[Path], told: Told, settings: Settings) -> Iterator[Document | Problem]:
    """Read every report under the paths, in the order of names; a bad one gives a Problem, the rest goes on.

    `-` is standard input as plain text.
    """
    for path in paths:
        for piece in open_path(path, settings):
            if isinstance(piece, Problem):
                yield piece
            else:
                yield from read_piece(piece, told, settings)


def read_piece(piece: Piece, told: Told, settings: Settings) -> Iterator[Document | Problem]:
    """The documents of one file or line, or the reason why there are none."""
    from firsthand.documents import read as read_document

    try:
        for document in read_document(piece.load(), piece.name, told.supplied()):
            yield complete(document, piece, told, settings)
    except (FirsthandError, OSError) as error:
        yield Problem(subject=piece.name, kind=type(error).__name__, message=message(error))


def complete(document: Document, piece: Piece, told: Told, settings: Settings) -> Document:
    """Add what the caller told of the report; a day that has not come yet is an error, never corrected."""
    if document.published > settings.today + timedelta(days=1):
        raise DocumentError(
            f"{piece.name}: published on {document.published}, which is yet to come; "
            "give the right day with --published"
        )
    given = {"url": told.url, "title": told.title, "origin": document.origin or piece.origin}
    return document.model_copy(update={name: value for name, value in given.items() if value is not None})


def open_path(path: Path, settings: Settings) -> Iterator[Piece | Problem]:
    """The reports of a file or folder, not yet loaded."""
    if path == STDIN:
        yield Piece("standard input.txt", sys.stdin.buffer.read)
    elif path.is_dir():
        yield from open_folder(path, settings)
    elif not path.is_file():
        yield Problem(
            subject=str(path), kind="DocumentError", message=f"{path}: no such file or folder; check the path"
        )
    elif path.suffix == ".jsonl":
        yield from open_lines(path)
    else:
        yield Piece(str(path), lambda: load(path, settings), origin=str(path))


def open_folder(path: Path, settings: Settings) -> Iterator[Piece | Problem]:
    """The reports under a folder in the order of their names; hidden files are none."""
    try:
        entries = sorted(path.iterdir())
    except OSError as error:
        yield Problem(subject=str(path), kind=type(error).__name__, message=message(error))
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from open_path(entry, settings)


def open_lines(path: Path) -> Iterator[Piece | Problem]:
    """The lines of a JSONL collection, each a report of its own, named by its number."""
    found = False
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    found = True
                    yield Piece(f"{path}:{number}", lambda line=line: line, origin=f"{path}:{number}")
    except OSError as error:
        yield Problem(subject=str(path), kind=type(error).__name__, message=message(error))
    if not found:
        yield Problem(
            subject=str(path), kind="DocumentError", message=f"{path}: the file is empty; leave it out"
        )


def load(path: Path, settings: Settings) -> bytes:
    """The bytes of one report; larger than any report is an error."""
    size = path.stat().st_size
    if size > settings.largest_mb * MEGABYTE:
        raise DocumentError(
            f"{path}: {size // MEGABYTE} MB is more than a report holds "
            f"(the limit is {settings.largest_mb} MB); split it, or give one report a line as .jsonl"
        )
    return path.read_bytes()


def message(error: Exception) -> str:
    """The error's words; an operating system's with its file."""
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}; check the file and its permissions"
    return str(error)
