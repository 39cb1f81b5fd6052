"""Quotations of a text: stretches between quotation marks, also over several sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

OPENERS = {"“": "”", "«": "»", "„": "“"}
MARKS = ("“", "«", '"', "„", "''", "``")
DOUBLE = re.compile("''|``|[“”«»„\"]")  # two single marks stand for one double mark in many archives
PARAGRAPH = re.compile(r"\n\s*\n|\n")
SHORT = 24  # characters: shorter quotations are words held at arm's length, not statements


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, its marks included. `closed` is False where the text never closes it."""

    start: int
    end: int
    closed: bool = True

    @property
    def is_statement(self) -> bool:
        """Long enough to be somebody's statement rather than a word at arm's length."""
        return self.end - self.start >= SHORT


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotations of a text in order."""

    quotes: tuple[Quote, ...]
    starts: list[int] = field(default_factory=list)

    def at(self, offset: int) -> Quote | None:
        """The quotation that holds an offset."""
        i = bisect_right(self.starts, offset) - 1
        return self.quotes[i] if i >= 0 and offset < self.quotes[i].end else None

    def within(self, start: int, end: int) -> list[Quote]:
        """Quotations that share a character with a stretch."""
        return [q for q in self.quotes if q.start < end and start < q.end]


def find(text: str) -> Quotes:
    """Find the quotations. A paragraph that opens with a mark while one is open goes on with it."""
    found: list[Quote] = []
    opened: tuple[int, str] | None = None
    at = 0
    for gap in [*PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        opened = _scan(text, at, end, opened, found)
        at = gap.end() if gap else end
        if opened and not _goes_on(text, at, opened[1]):
            found.append(Quote(opened[0], end, closed=False))
            opened = None
    found = [q for q in found if q.end - q.start > 2]
    return Quotes(tuple(found), [q.start for q in found])


def _scan(text: str, at: int, end: int, opened: tuple[int, str] | None, found: list[Quote]) -> tuple[int, str] | None:
    """Read one paragraph; returns the quotation that is still open at its end, as (start, closing mark)."""
    for mark in DOUBLE.finditer(text, at, end):
        sign, start = mark.group(), mark.start()
        if opened is None:
            opened = _opening(text, start, sign)
        elif start > at and (sign == opened[1] or _closes(text, start, sign, opened[1])):
            found.append(Quote(opened[0], mark.end()))
            opened = None
    return opened


def _closes(text: str, start: int, sign: str, closing: str) -> bool:
    """Tell whether a straight mark closes what a curly one opened, or the other way round: papers mix them."""
    return {sign, closing} == {'"', "”"} and not text[start - 1].isspace()


def _opening(text: str, start: int, sign: str) -> tuple[int, str] | None:
    """Start and closing mark of the quotation that a mark opens; None for a mark that can only close."""
    if sign in OPENERS:
        return start, OPENERS[sign]
    plain = sign in ("''", '"') and (start == 0 or not text[start - 1].isalnum())
    return (start, {"``": "''"}.get(sign, sign)) if plain or sign == "``" else None


def _goes_on(text: str, at: int, closing: str) -> bool:
    """Tell whether the next paragraph goes on with a quotation: it opens with a mark and closes one."""
    return text.startswith(MARKS, at) and closing in text[at + 1 :]
