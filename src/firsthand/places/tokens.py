"""The words of a text, as the finder of names reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, count
from operator import add

from firsthand.places.names import fold

WORD = re.compile(r"((?:[A-Z]\.){2,}+|\d++(?:[.,]\d++)*+|[^\W\d_]++(?:['’ʻʼ‘`´\-–‑][^\W_]++)*+)")
POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
APOSTROPHES = ("'", "’")
JOINS = re.compile(r"[-–‑'’]")
OPENS = re.compile(r"[.!?:;]\s|[\"“”«]$")  # a gap behind which a sentence or quotation opens
SHORTENED = frozenset({"St", "Ste", "Mt", "Ft"})  # first words of names that are written with a dot
REMEMBERED = 50_000


@dataclass(slots=True)
class Tokens:
    """The words of a text with their offsets, a column for each thing that is asked of a word.

    `word` is without a possessive ending, `owns` if it had one; `lower` is its folded form. Behind the last word, and
    so before the first, stands an empty one, that every word may be asked for its neighbours.
    """

    start: Sequence[int]
    end: Sequence[int]
    word: Sequence[str]
    lower: Sequence[str]
    capital: Sequence[bool]
    owns: Sequence[bool]
    spaced: Sequence[bool]  # only blanks between it and a word before
    first: Sequence[bool]  # opens the sentence
    capitals: Sequence[int]  # which of them are written with a capital

    def __len__(self) -> int:
        return len(self.word) - 1

    def said(self, first: int, last: int) -> str:
        """The folded words from one to another, both included."""
        return " ".join(self.lower[first : last + 1])

    def before(self, at: int) -> int | None:
        """The word before that may belong to the same name: only blanks are between, and it owns nothing."""
        return at - 1 if self.spaced[at] and not self.owns[at - 1] else None

    def after(self, at: int) -> int | None:
        """The word behind that may belong to the same name: only blanks are between, and this one owns nothing."""
        return at + 1 if self.spaced[at + 1] and not self.owns[at] else None


def tokens(text: str) -> Tokens:
    """The words of a text."""
    pieces = WORD.split(text)
    gaps, raw = pieces[::2], pieces[1::2]
    raw.append("")
    word, lower, capital, owned = zip(*map(_read, raw), strict=True)
    owns, spaced, first = list(owned), [True] * len(raw), [False] * len(raw)
    for at, gap in enumerate(gaps):
        if gap == " ":
            continue
        parts, opens, quotes = _gap(gap)
        if quotes and word[at - 1].endswith("s"):
            owns[at - 1] = True
        if parts and not (gap == ". " and word[at - 1] in SHORTENED):
            spaced[at], first[at] = False, opens
    first[0], spaced[0], spaced[-1] = True, False, False
    start = list(accumulate(map(len, pieces)))[::2]
    end = list(map(add, start, map(len, word)))
    return Tokens(start, end, word, lower, capital, owns, spaced, first, list(compress(count(), capital)))


@lru_cache(maxsize=REMEMBERED)
def _read(raw: str) -> tuple[str, str, bool, bool]:
    """A word without its possessive ending, its folded form, whether it has a capital, and if it had the ending."""
    word = POSSESSIVE.sub("", raw)
    capital = not raw.islower() and any(part[:1].isupper() for part in JOINS.split(word))
    return word, fold(word), capital, word != raw


@lru_cache(maxsize=REMEMBERED)
def _gap(between: str) -> tuple[bool, bool, bool]:
    """Whether what stands between two words parts them, opens a sentence, and begins with an apostrophe."""
    parts = bool(between) and not between.isspace()
    return parts, parts and OPENS.search(between) is not None, between.startswith(APOSTROPHES)
