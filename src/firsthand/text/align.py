"""Where a quotation stands in a text, when whoever quoted it changed spaces, quotation marks or dashes."""

from __future__ import annotations

import re

from firsthand.model import Span

_DOUBLE = '"“”„‟«»″'
_SINGLE = "'‘’‚‛′`´ʼ"
_DASHES = "-‐‑‒–—−"
_CLASSES = {c: group for group in (_DOUBLE, _SINGLE, _DASHES) for c in group}
_PIECES = re.compile(
    rf"\s+|\.\.\.|…|[{re.escape(_DOUBLE)}{re.escape(_SINGLE)}{re.escape(_DASHES)}]|.", re.DOTALL
)


def find(quote: str, text: str, start: int = 0, end: int | None = None) -> Span | None:
    """The words of `text` that `quote` repeats, looked for between two offsets; None if they are not there.

    Tried in turn: to the letter; with other spaces, quotation marks and dashes; without the quotation
    marks around it; without regard to case. The Span always holds the text's own words. Words that differ
    are never taken as the same.
    """
    end = len(text) if end is None else end
    wanted = quote.strip()
    if not wanted:
        return None
    at = text.find(wanted, start, end)
    if at >= 0:
        return Span(start=at, end=at + len(wanted), text=wanted)
    bare = wanted.strip(_DOUBLE + _SINGLE + " ")
    for words, flags in ((wanted, 0), (bare, 0), (bare, re.IGNORECASE)):
        found = re.compile(_pattern(words), flags).search(text, start, end) if words else None
        if found:
            return Span(start=found.start(), end=found.end(), text=found.group())
    return None


def _pattern(words: str) -> str:
    return "".join(_piece(m.group()) for m in _PIECES.finditer(words))


def _piece(piece: str) -> str:
    if piece.isspace():
        return r"\s+"
    if piece in ("...", "…"):
        return r"(?:\.\.\.|…)"
    alike = _CLASSES.get(piece)
    return f"[{re.escape(alike)}]" if alike else re.escape(piece)
