"""Whose deed a verb tells, where its subject hangs on another verb; and nouns of deeds inside somebody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.slots import verb_slots
from firsthand.lexicon.frames import transparent_nouns
from firsthand.lexicon.grammar import noun_words

if TYPE_CHECKING:
    from firsthand.claims.phrases import SentenceWords
    from firsthand.claims.tree import Token


def doer_above(verb: Token) -> list[Token]:
    """The subject of the first of two verbs, for the second; nobody for other verbs."""
    return verb_slots(verb.head.head.head).get("subject", []) if verb.dep_ == "amod" and second(verb) else []


def second(token: Token) -> bool:
    """ "has killed hundreds and displaced thousands": the parse takes the second verb for what describes its number."""
    number = token.head
    if number.dep_ != "conj" or number.head.dep_ != "dobj" or number.left_edge.i != token.i or token.tag_ != "VBN":
        return False
    counts = noun_words().counts | transparent_nouns()
    return token.nbor(-1).dep_ == "cc" and (number.tag_ == "CD" or number.lower_ in counts)


def within_name(noun: Token, words: SentenceWords) -> bool:
    """ "the Government of National Accord", "a search-and-rescue group": no deal and no rescue."""
    if noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).lower_ == "and":
        return True
    at = words.sentence.at(noun)
    longer = (h for h in words.hits if h.start < at < h.end)
    return noun.tag_.startswith("NNP") and any(h.kind == "actor" for h in longer)
