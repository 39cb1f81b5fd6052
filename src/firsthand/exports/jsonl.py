"""JSON lines: one record a line, claims in wire format 1."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from firsthand.model import Record


def write(records: Iterable[Record], stream: TextIO) -> None:
    """Write each record as it comes, with all its fields."""
    for record in records:
        stream.write(json.dumps(record.model_dump(mode="json"), ensure_ascii=False) + "\n")
