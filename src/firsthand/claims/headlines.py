"""Headlines in the reading: their capitals taken back, so that the parser sees a sentence and not one long name.

"Rebels Seize Garrison in Aleppo", "REBELS SEIZE GARRISON": only the case of letters changes, and only for the parser;
every offset and every quotation stays that of the text as published.
"""

from __future__ import annotations

import re

from firsthand.lexicon.headlines import common_words, headline_words

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SHOUTED = 0.9  # share of capitals among its letters from which on a line is printed in capitals
SHORT = 4  # letters of an unknown word in capitals that stays so: an acronym
NAMED = 0.75  # share of unknown words above which a line is a list of names


def as_sentence(text: str) -> str:
    """The text of a headline as a sentence would print it; any other text as it is."""
    words = WORD.findall(text)
    if len(words) < headline_words().fewest:
        return text
    if _is_shouted(words):
        return WORD.sub(lambda m: _lowered(m[0], m.start() == 0), text)
    return WORD.sub(lambda m: _small(m[0], m.start() == 0), text) if _is_titled(words) else text


def _is_shouted(words: list[str]) -> bool:
    letters = "".join(words)
    return sum(map(str.isupper, letters)) >= SHOUTED * len(letters)


def _is_titled(words: list[str]) -> bool:
    """Whether all words but the small ones have a capital, and enough of them are no names."""
    small = headline_words().small
    telling = [w for w in words if w.lower() not in small]
    if len(telling) < headline_words().fewest - 1 or not all(w[0].isupper() for w in telling):
        return False
    unknown = sum(w.lower() not in common_words() for w in telling)
    return unknown <= NAMED * len(telling) and len(telling) - unknown >= 2


def _lowered(word: str, opens: bool) -> str:
    """A word in capitals: small if it is a common one, an acronym if short, else a name."""
    low = word.lower()
    if len(low) != len(word) or (len(word) <= SHORT and low not in common_words()):
        return word
    return low if low in common_words() and not opens else word[0] + low[1:]


def _small(word: str, opens: bool) -> str:
    keeps = opens or word.isupper() or word.lower() not in common_words()
    return word if keeps or len(word.lower()) != len(word) else word.lower()
