"""Sentences of our own, parsed for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.parse import ParsedSentence, Parser

if TYPE_CHECKING:
    from firsthand.claims.tree import Token


def parsed(text: str) -> ParsedSentence:
    """One parsed sentence that stands at the start of its text."""
    sentence = ParsedSentence(0, 0, len(text), text, 0, 0)
    Parser().parse([sentence])
    return sentence


def word(sentence: ParsedSentence, text: str) -> Token:
    """The first token with this text."""
    assert sentence.doc is not None
    return next(t for t in sentence.doc if t.text == text)
