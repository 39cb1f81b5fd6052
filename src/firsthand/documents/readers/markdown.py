"""Markdown: front matter may say title, date, publisher, url and language; lines with ">" are block
quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.documents.decode import decode
from firsthand.documents.readers.single import single
from firsthand.documents.supplied import Supplied
from firsthand.model import Document, DocumentError, Problem

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<fields>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"(?P<key>[A-Za-z_]+)\s*:\s*(?P<value>.*)")
_TITLE = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def read(data: bytes, name: str, supplied: Supplied) -> Iterator[Document | Problem]:
    """The one report of a Markdown file; keys of the front matter that are not known are a warning."""
    whole = decode(data, name)
    front = _FRONT.match(whole)
    fields = _fields(front["fields"], name) if front else {}
    text = whole[front.end() :] if front else whole
    heading = _TITLE.search(text)
    printed = [fields.pop(key, None) for key in ("published", "date")]
    document = single(
        text,
        name,
        supplied,
        printed=printed[0] or printed[1],
        publisher=fields.pop("publisher", None),
        title=fields.pop("title", None) or (heading[1] if heading else None),
        url=fields.pop("url", None),
        language=fields.pop("language", None),
    )
    if fields:
        message = f"{name}: front matter has unexpected keys {sorted(fields)}; they are not read"
        yield Problem(subject=name, kind="DocumentError", message=message, severity="warning")
    yield document


def _fields(lines: str, name: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in lines.splitlines():
        if not line.strip() or line.lstrip().startswith(("#", "-")) or line.startswith((" ", "\t")):
            continue
        field = _FIELD.match(line)
        if field is None:
            raise DocumentError(f"{name}: front matter line {line[:40]!r} is not 'key: value'; mend it")
        fields[field["key"].lower()] = field["value"].strip().strip("\"'")
    return {key: value for key, value in fields.items() if value}
