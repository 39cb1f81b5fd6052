"""The arithmetic of the log, format 1: digests of what is kept, and the chain over them.

A digest is SHA-256 over rows, one JSON array a line, the columns in the order that `covering` names.
A link is SHA-256 over the link before and the entry as a JSON array. Both are kept as 64 hexadecimal digits.
Stores hold chains of this format for good: it is never changed, only followed by a format of another number.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

FIRST = "firsthand audit 1"  # what the first entry is chained to


class Kept(NamedTuple):
    """Something that was kept: by which act, under which id and row number, and the digest of its content."""

    act: str
    subject: str
    row: int | None
    digest: str

    @property
    def key(self) -> tuple[str, str | int]:
        """What tells it from everything else that is kept."""
        return self.act, self.subject if self.row is None else self.row


def digest(rows: Iterable[Sequence[object]]) -> str:
    """The digest of rows; days as YYYY-MM-DD."""
    total = hashlib.sha256()
    for row in rows:
        total.update(json.dumps(list(row), ensure_ascii=False, separators=(",", ":"), default=str).encode())
        total.update(b"\n")
    return total.hexdigest()


def link(before: str, seq: int, recorded: str, kept: Kept) -> str:
    """The chain with one more entry."""
    entry = json.dumps([seq, recorded, *kept], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{entry}".encode()).hexdigest()


def now() -> str:
    """The time of an entry, UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
