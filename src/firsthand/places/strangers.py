"""Capitalised words that are no places in this text: surnames by their given names or titles, words that it also
writes small."""

from __future__ import annotations

from itertools import chain, compress
from operator import not_

from firsthand.places.tokens import Tokens
from firsthand.places.vocabulary import Vocabulary

COMMA = 2  # characters of a comma and a blank
CONTRACTED = ("'ve", "'ll", "'d", "'m", "'re", "’ve", "’ll", "’d", "’m", "’re", "n't", "n’t")


def strangers(found: Tokens, words: Vocabulary) -> frozenset[str]:
    """Folded words of a text that name somebody, or nobody."""
    small = compress(found.lower, map(not_, found.capital))
    short = (found.lower[i] for i in found.capitals if found.word[i].lower().endswith(CONTRACTED))
    surnames = [i for i in found.capitals if len(found.word[i]) > 1 and is_surname(found, i, words)]
    named = (found.lower[i] for i in surnames)
    given = (found.lower[i - 1] for i in surnames if found.lower[i - 1] in words.given)
    return frozenset(chain(small, short, named, given))


def speakers(found: Tokens, words: Vocabulary) -> frozenset[str]:
    """Folded words of a text that speak or have an age: "Dyer said", "says Ellis", "Fairfield, 32, of Berea"."""
    return frozenset(found.lower[i] for i in found.capitals if _speaks(found, i, words) or _aged(found, i, words))


def _speaks(found: Tokens, at: int, words: Vocabulary) -> bool:
    before, after = found.before(at), found.after(at)
    if after is not None and found.lower[after] in words.speech:
        return before is None or not found.capital[before]
    return before is not None and found.lower[before] in words.saying and (after is None or not found.capital[after])


def _aged(found: Tokens, at: int, words: Vocabulary) -> bool:
    after = at + 1
    if after + 1 >= len(found) or found.owns[at] or not (found.word[after].isdecimal() and len(found.word[after]) == 2):
        return False
    between, behind = found.start[after] - found.end[at], found.start[after + 1] - found.end[after]
    return between == behind == COMMA and found.lower[after + 1] in words.aged


def is_surname(found: Tokens, at: int, words: Vocabulary) -> bool:
    """Tell whether a given name or a title stands before a word: "Tony Lansing", "Mary J. Lansing", "Mrs. Lansing"."""
    before = at - 1
    if before >= 0 and found.capital[before] and len(found.word[before]) == 1:
        before -= 1  # an initial
    if before < 0 or not found.capital[before] or found.owns[before] or found.lower[at] in words.heads:
        return False
    told = found.lower[before]
    if told in words.given:
        return at - before == 2 or found.spaced[at]
    return told in words.titles and at - before == 1 and (found.spaced[at] or told in words.dotted)
