"""Capitalised words that are no places in this text: surnames by their given names or titles, words that it also
writes small."""

from __future__ import annotations

from firsthand.places.tokens import Tokens
from firsthand.places.vocabulary import Vocabulary

COMMA = 2  # characters of a comma and a blank
CONTRACTED = ("'ve", "'ll", "'d", "'m", "'re", "’ve", "’ll", "’d", "’m", "’re", "n't", "n’t")


def is_stranger(found: Tokens, lower: str, words: Vocabulary) -> bool:
    """Tell whether a folded word of a text names somebody, or nobody, wherever it stands in it."""
    at = -1
    for _ in range(found.lower.count(lower)):
        at = found.lower.index(lower, at + 1)
        if not found.capital[at] or found.word[at].lower().endswith(CONTRACTED) or _names_somebody(found, at, words):
            return True
    return False


def _names_somebody(found: Tokens, at: int, words: Vocabulary) -> bool:
    """A surname, or a given name that stands before one."""
    if len(found.word[at]) > 1 and is_surname(found, at, words):
        return True
    given = found.lower[at] in words.given and found.capital[at + 1] and len(found.word[at + 1]) > 1
    return given and is_surname(found, at + 1, words)


def speaks(found: Tokens, lower: str, words: Vocabulary) -> bool:
    """Tell whether a folded word of a text speaks or has an age: "Dyer said", "says Ellis", "Ross, 32, of Berea"."""
    places = [at for at in found.capitals if found.lower[at] == lower]
    return any(_speaks(found, at, words) or _aged(found, at, words) for at in places)


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
    if found.capital[before] and len(found.word[before]) == 1:
        before -= 1  # an initial
    if before < 0 or not found.capital[before] or found.owns[before] or found.lower[at] in words.heads:
        return False
    told = found.lower[before]
    if told in words.given:
        return at - before == 2 or found.spaced[at]
    return told in words.titles and at - before == 1 and (found.spaced[at] or told in words.dotted)
