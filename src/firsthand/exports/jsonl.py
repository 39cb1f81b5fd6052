"""JSONL: the wire format, one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from firsthand.model import Record


def write(records: Iterable[Record | Mapping[str, Any]], stream: TextIO) -> int:
    """Write each record as one line of JSON and say how many; a Claim is a line of `claim.schema.json`.

    Letters of all scripts stand as they are; reading a line back gives an equal record.
    """
    number = 0
    for record in records:
        row = record.model_dump(mode="json") if isinstance(record, Record) else dict(record)
        stream.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")
        number += 1
    return number
