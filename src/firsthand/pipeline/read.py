"""Paths into documents: the one place that opens reports, and that may skip one and records that it did."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from firsthand.documents import Reader, Supplied
from firsthand.documents import read as read_bytes
from firsthand.documents.reading import READERS
from firsthand.model import Document, DocumentError, Problem
from firsthand.pipeline import plugins
from firsthand.pipeline.settings import Settings

STDIN = Path("-")
MEGABYTE = 1_000_000
COLLECTIONS = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of reports that is not yet loaded: its name for messages and the way to its bytes."""

    name: str
    load: Callable[[], bytes]


def read(paths: Iterable[Path], supplied: Supplied, settings: Settings) -> Iterator[Document | Problem]:
    """Read every report under the paths, in the order of names; a bad one gives a Problem, the rest goes on.

    `-` is standard input as plain text. What is supplied holds for every report.
    """
    known = readers()
    told = supplied.model_copy(update={"today": settings.today})
    for path in paths:
        for piece in open_path(path, settings):
            if isinstance(piece, Problem):
                yield piece
            else:
                yield from read_piece(piece, told, known)


def readers() -> dict[str, Reader]:
    """Readers by the ending of a file's name: ours, and those that plug-ins bring, loaded when first met."""
    return {**READERS, **{point.name: deferred(point.name) for point in plugins.find(plugins.READERS)}}


def deferred(name: str) -> Reader:
    """A reader that is imported when the first file of its kind comes."""

    def reader(data: bytes, file: str, supplied: Supplied) -> Iterator[Document | Problem]:
        load: Reader = plugins.load(plugins.READERS, name)
        yield from load(data, file, supplied)

    return reader


def read_piece(piece: Piece, supplied: Supplied, known: Mapping[str, Reader]) -> Iterator[Document | Problem]:
    """The documents of one file, or the reason why there are none."""
    try:
        data = piece.load()
    except (DocumentError, OSError) as error:
        yield problem(piece.name, error)
        return
    yield from read_bytes(data, piece.name, supplied, known)


def problem(subject: str, error: Exception) -> Problem:
    """What went wrong with a file, in words; an operating system's error with the file and a remedy."""
    message = str(error)
    if isinstance(error, OSError):
        message = f"{subject}: {error.strerror}; check the file and its permissions"
    return Problem(subject=subject, kind=type(error).__name__, message=message)


def open_path(path: Path, settings: Settings) -> Iterator[Piece | Problem]:
    """The files of reports under a path, not yet loaded."""
    if path == STDIN:
        yield Piece("standard input", sys.stdin.buffer.read)
    elif path.is_dir():
        yield from open_folder(path, settings)
    elif path.is_file():
        yield Piece(str(path), lambda: load(path, settings))
    else:
        yield problem(str(path), DocumentError(f"{path}: no such file or folder; check the path"))


def open_folder(path: Path, settings: Settings) -> Iterator[Piece | Problem]:
    """The files under a folder in the order of their names; hidden ones are no reports."""
    try:
        entries = sorted(path.iterdir())
    except OSError as error:
        yield problem(str(path), error)
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from open_path(entry, settings)


def load(path: Path, settings: Settings) -> bytes:
    """The bytes of a file; one that is larger than reports or collections are is an error."""
    limit = settings.collection_mb if path.suffix.lower() in COLLECTIONS else settings.report_mb
    size = path.stat().st_size
    if size > limit * MEGABYTE:
        raise DocumentError(
            f"{path}: {size // MEGABYTE} MB is more than the {limit} MB that such a file may have; "
            "split it, or give each report a line in files that end in .jsonl"
        )
    return path.read_bytes()
