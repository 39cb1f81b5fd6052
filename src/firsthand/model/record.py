"""The base of every record: frozen, closed, comparable."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A fact that never changes after it was made; a correction is a new record that names the old one."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """Words of a text version, by Python character offsets, end exclusive; `text` is exactly what stands there."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
