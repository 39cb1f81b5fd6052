"""Words of a text and the pieces of words that the encoder knows (WordPiece, lower case, accents dropped).

Schuster and Nakajima 2012, in the form of Devlin et al. 2019. Capitals never reach the encoder, so that wires in
lower case or capitals read like any other text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 100  # characters; a longer word is unknown to the encoder
UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"

_WORD = re.compile(r"[^\W_]+(?:[^\W_]|[̀-ͯ])*|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or sign of the text by offset, `text` as written."""

    start: int
    end: int
    text: str


def words(text: str) -> list[Word]:
    """The words and signs of a text, each sign by itself."""
    return [Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]


class Vocabulary:
    """The pieces that the encoder knows; a piece inside a word is written with ## before it."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(pieces)}
        self.unknown, self.start, self.end = (self._ids[p] for p in (UNKNOWN, START, END))
        self.of_word = lru_cache(maxsize=50_000)(self._of_word)

    def ids(self, found: Sequence[Word]) -> list[tuple[int, ...]]:
        """The pieces of every word."""
        return [self.of_word(word.text) for word in found]

    def _of_word(self, word: str) -> tuple[int, ...]:
        low = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        if not low or len(low) > LONGEST:
            return (self.unknown,)
        return self._longest_first(low)

    def _longest_first(self, low: str) -> tuple[int, ...]:
        found: list[int] = []
        start = 0
        while start < len(low):
            mark = "##" if start else ""
            end = next((e for e in range(len(low), start, -1) if mark + low[start:e] in self._ids), None)
            if end is None:
                return (self.unknown,)
            found.append(self._ids[mark + low[start:end]])
            start = end
        return tuple(found)
