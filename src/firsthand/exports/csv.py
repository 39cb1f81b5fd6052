"""Comma-separated values: one record a row, one field a column, nested fields as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import Any, TextIO

from firsthand.model import Record


def write(records: Iterable[Record], stream: TextIO) -> None:
    """Write a heading and the rows; unknown is an empty cell. Records must be of one kind."""
    writer = csv.writer(stream, lineterminator="\n")
    for number, record in enumerate(records):
        row = record.model_dump(mode="json")
        if number == 0:
            writer.writerow(row)
        writer.writerow([cell(value) for value in row.values()])


def cell(value: Any) -> Any:
    """A value as it stands in a cell."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
