"""The reader for a file, by the ending of its name, and the one place where a report that cannot be read is
skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath

from firsthand.documents.readers import html, jsonl, markdown, pdf, plain
from firsthand.documents.supplied import Supplied
from firsthand.model import Document, DocumentError, Problem

Reader = Callable[[bytes, str, Supplied], Iterator[Document | Problem]]

READERS: Mapping[str, Reader] = {
    "txt": plain.read,
    "text": plain.read,
    "": plain.read,
    "md": markdown.read,
    "markdown": markdown.read,
    "html": html.read,
    "htm": html.read,
    "xhtml": html.read,
    "pdf": pdf.read,
    "jsonl": jsonl.read,
    "ndjson": jsonl.read,
}


def ending(name: str) -> str:
    """The ending of a file's name, in lower case, without its dot."""
    return PurePath(name).suffix.lower().removeprefix(".")


def read(
    data: bytes, name: str, supplied: Supplied, readers: Mapping[str, Reader] = READERS
) -> Iterator[Document | Problem]:
    """The reports in a file's bytes; what cannot be read is a Problem that names the file and the remedy.

    `readers` map endings to readers, of plug-ins too.
    """
    reader = readers.get(ending(name))
    if reader is None:
        known = ", ".join(sorted(filter(None, readers)))
        message = f"{name}: no reader for files that end in {ending(name)!r}; known are {known}"
        yield Problem(subject=name, kind="DocumentError", message=message)
        return
    try:
        yield from reader(data, name, supplied)
    except DocumentError as error:
        yield Problem(subject=name, kind=type(error).__name__, message=str(error))
