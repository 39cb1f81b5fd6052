"""Plain text: the whole file is the report."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.documents.decode import decode
from firsthand.documents.readers.single import single
from firsthand.documents.supplied import Supplied
from firsthand.model import Document, Problem


def read(data: bytes, name: str, supplied: Supplied) -> Iterator[Document | Problem]:
    """The one report of a text file. DocumentError or MissingDate if it cannot be read."""
    yield single(decode(data, name), name, supplied)
