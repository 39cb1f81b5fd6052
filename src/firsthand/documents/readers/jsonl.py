"""JSONL: a report a line. A bad line is one problem; the others are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from firsthand.documents.build import build
from firsthand.documents.dates import publication
from firsthand.documents.decode import check, decode
from firsthand.documents.supplied import Supplied
from firsthand.model import Document, DocumentError, Problem

FIELDS = ("url", "publisher", "published", "title", "language", "translation")


def read(data: bytes, name: str, supplied: Supplied) -> Iterator[Document | Problem]:
    """The reports of a JSONL file: {"text", "url"?, "publisher"?, "published"?, "title"?, "language"?,
    "translation"?}.

    A line is named "FILE:7". What the line says outranks what the caller supplied for all of them.
    """
    for number, line in enumerate(decode(data, name).split("\n"), start=1):
        if line.strip():
            where = f"{name}:{number}"
            try:
                yield _document(line, where, supplied)
            except DocumentError as error:
                yield Problem(subject=where, kind=type(error).__name__, message=str(error))


def _document(line: str, where: str, supplied: Supplied) -> Document:
    row = _row(line, where)
    text = row.pop("text", None)
    if not isinstance(text, str):
        raise DocumentError(f'{where}: no "text"; every line needs one')
    said = {field: _words(row.pop(field, None), field, where) for field in FIELDS}
    if row:
        raise DocumentError(f"{where}: unexpected fields {sorted(row)}; known are text, {', '.join(FIELDS)}")
    check(text, where, supplied)
    given = None if said["published"] else supplied.published
    day, basis = publication(where, supplied, given, said["published"])
    return build(
        text,
        published=day,
        published_basis=basis,
        publisher=said["publisher"] or supplied.publisher,
        publisher_id=None if said["publisher"] else supplied.publisher_id,
        title=said["title"] or supplied.title,
        url=said["url"] or supplied.url,
        origin=where,
        language=said["language"] or supplied.language,
        translation=said["translation"],
        translator=supplied.translator,
    )


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{where}: not JSON ({error}); write one object a line") from error
    if not isinstance(row, dict):
        raise DocumentError(f"{where}: not a JSON object; write one object a line")
    return row


def _words(value: Any, field: str, where: str) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    raise DocumentError(f'{where}: "{field}" is not text; write it in quotation marks')
