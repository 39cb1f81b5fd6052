"""CSV for spreadsheets: stable columns, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from firsthand.exports.rows import flat
from firsthand.model import Record

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(
    rows: Iterable[Record | Mapping[str, Any]], stream: TextIO, columns: tuple[str, ...] | None = None
) -> int:
    """Write claims, events, other records or plain rows as CSV (RFC 4180), a header first, and say how many.

    Columns are `columns`, else those of the first row; without rows nothing but given columns is written.
    A text that starts like a formula gets an apostrophe before it (OWASP, "CSV injection"); numbers stay
    numbers.
    """
    writer: csv.DictWriter[str] | None = _writer(stream, columns) if columns else None
    number = 0
    for row in rows:
        cells = next(flat([row])) if isinstance(row, Record) else row
        writer = writer or _writer(stream, tuple(cells))
        writer.writerow({name: _safe(value) for name, value in cells.items()})
        number += 1
    return number


def _writer(stream: TextIO, columns: tuple[str, ...]) -> csv.DictWriter[str]:
    writer = csv.DictWriter(stream, columns, restval="", extrasaction="raise", lineterminator="\r\n")
    writer.writeheader()
    return writer


def _safe(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "'" + value if isinstance(value, str) and value.startswith(FORMULA) else value
