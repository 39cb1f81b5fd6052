"""Bytes to text, to the letter or not at all."""

from __future__ import annotations

import codecs

from firsthand.documents.supplied import Supplied
from firsthand.model import DocumentError

MOST_FOREIGN = 0.06  # share of letters outside ASCII up to which unmarked text is taken for Windows-1252
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WESTERN = frozenset(
    "‘’“”–—…•«»°·§©®€£\u00a0´½¼×¿¡" + "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ"
)


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or Western Windows-1252. DocumentError if it is none
    of them.
    """
    if not data.strip():
        raise DocumentError(f"{name}: the file is empty; leave it out")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    if b"\0" in data:
        raise DocumentError(
            f"{name}: a binary file, not text; give it the ending of its format or leave it out"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _western(data, name)


def check(text: str, name: str, supplied: Supplied) -> str:
    """The same text, if it can be a report. DocumentError if it is empty, too long, or holds what no text
    holds.
    """
    if not text.strip():
        raise DocumentError(f"{name}: the report has no text; leave it out")
    if len(text) > supplied.largest:
        raise DocumentError(
            f"{name}: {len(text):,} characters are more than a report may have ({supplied.largest:,}); "
            "split it into one file a report, or make it JSONL"
        )
    if "\0" in text:
        raise DocumentError(
            f"{name}: a binary file, not text; give it the ending of its format or leave it out"
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError(
            f"{name}: wrong encoding (half a character at {error.start}): convert to UTF-8"
        ) from error
    return text


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise DocumentError(f"{name}: wrong encoding: convert to UTF-8") from error


def _western(data: bytes, name: str) -> str:
    """Text with a few Western letters and marks; any other unmarked encoding would be a guess about
    evidence.
    """
    text = _strictly(data, "cp1252", name)
    foreign = [c for c in text if ord(c) > 127]
    if len(foreign) > MOST_FOREIGN * len(text) or not _WESTERN.issuperset(foreign):
        raise DocumentError(f"{name}: wrong encoding: convert to UTF-8")
    return text
