"""Capitalised words that are no places in this text: surnames by their given names or titles, words that it also
writes small."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.places.vocabulary import Token, Vocabulary

CONTRACTED = ("'ve", "'ll", "'d", "'m", "'re", "’ve", "’ll", "’d", "’m", "’re", "n't", "n’t")


def strangers(found: Sequence[Token], words: Vocabulary) -> frozenset[str]:
    """Folded words of a text that name somebody, or nobody."""
    small = {t.lower for t in found if not t.capital}
    short = {t.lower for t in found if t.capital and t.word.lower().endswith(CONTRACTED)}
    surnames = [i for i, t in enumerate(found) if t.capital and len(t.word) > 1 and is_surname(found, i, words)]
    named = {found[i].lower for i in surnames}
    given = {found[i - 1].lower for i in surnames if found[i - 1].lower in words.given}
    return frozenset(small | short | named | given)


def is_surname(found: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Tell whether a given name or a title stands before a word: "Tony Lansing", "Mary J. Lansing", "Mrs. Lansing"."""
    before = at - 1
    if before >= 0 and len(found[before].word) == 1 and found[before].capital:
        before -= 1  # an initial
    if before < 0 or found[at].lower in words.heads or found[before].owns or not found[before].capital:
        return False
    told = found[before]
    if told.lower in words.given:
        return at - before == 2 or found[at].spaced
    return told.lower in words.titles and at - before == 1 and (found[at].spaced or told.lower in words.dotted)
