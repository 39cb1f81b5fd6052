"""Text that came without capitals, or all in capitals, as old wires and some feeds print it: capitals put back.

Only the case of letters changes, so every offset into the copy is an offset into the text as published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

FEWEST = 40  # letters; a shorter text is not judged
RARE = 0.005  # share of capitals below which a text has none, or of small letters below which it has only capitals

_OPENS = re.compile(r"(?:^|[.!?…][\"'”’)\]]*\s+|\n\s*)[\"'“‘(\[]*(\w)")
_SHORT = re.compile(r"(?:^|[\s(])(?:[a-z]|(?:[a-z]\.)+[a-z]|mr|mrs|dr|gen|col|capt|maj|lt|sgt|st|no|gov|sen|rep)\.$")
_WORD = re.compile(r"[^\W\d_]+")


def is_uncased(text: str) -> bool:
    """Whether the case of a text's letters says nothing: nearly all small, or nearly all capital."""
    big = sum(map(str.isupper, text))
    small = sum(map(str.islower, text))
    letters = big + small
    return letters >= FEWEST and min(big, small) < RARE * letters


def restore(text: str, names: Callable[[str], Iterable[tuple[int, int]]]) -> str:
    """A copy of an uncased text with capitals at the start of sentences and of the words of known names.

    `names` finds names, by offset, in a text whose words all begin with a capital. A text with both cases comes
    back as it is. The copy has the same length.
    """
    if not is_uncased(text):
        return text
    letters = [_kept(c, c.lower()) for c in text]
    low = "".join(letters)
    for start in (m.start(1) for m in _OPENS.finditer(low) if not _abbreviated(low, m.start(), m.start(1))):
        letters[start] = _kept(low[start], low[start].upper())
    headline = _WORD.sub(lambda m: _kept(m[0][0], m[0][0].upper()) + m[0][1:], low)
    for start, end in names(headline):
        letters[start:end] = headline[start:end]
    return "".join(letters)


def _kept(before: str, after: str) -> str:
    """The letter in its other case, unless that is longer than one letter (ß, İ)."""
    return after if len(after) == 1 else before


def _abbreviated(low: str, stop: int, opens: int) -> bool:
    """Whether the full stop before a word belongs to an abbreviation ("col. martinez")."""
    return low[stop : stop + 1] == "." and stop < opens and _SHORT.search(low[max(0, stop - 12) : stop + 1]) is not None
