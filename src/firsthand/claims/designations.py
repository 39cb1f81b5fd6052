"""Words that would set off a frame but only say who or what somebody is: "the displaced", "Open Source Institute"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.lexicon.grammar import noun_words, verb_words

if TYPE_CHECKING:
    from firsthand.claims.phrases import SentenceWords
    from firsthand.claims.tree import Token

ARGUMENTS = ("pobj", "dobj", "nsubj", "nsubjpass")
HANDLED = ("dobj", "nsubjpass")


def names_people(token: Token) -> bool:
    """ "the displaced", "the evacuation of 50 wounded": people, not a deed."""
    number = token.nbor(-1) if token.i else token
    if token.tag_ == "VBN" and number.tag_ == "CD" and number.dep_ == "pobj":
        tended = number.head.head.lower_ in noun_words().tended
        return tended and not any(c.dep_ in ("agent", "dobj") for c in token.rights)
    return token.dep_ in ARGUMENTS and token.tag_ in ("VBN", "JJ")


def in_name(token: Token) -> bool:
    """ "Open Source Institute": part of a name."""
    return token.dep_ == "compound" and token.tag_ == "NNP" and token.head.tag_ in ("NNP", "NNPS")


def is_acronym(first: Token, last: Token, words: SentenceWords) -> bool:
    """An actor's name that is also an abbreviation of staffs, unless it is counted ("two KIA")."""
    alone = first is last and last.text.isupper() and all(c.dep_ != "nummod" for c in last.lefts)
    return alone and bool(words.phrase(last).hits)


def describes_handled(token: Token) -> bool:
    """ "evacuated 64 injured people": who they are, not what has come upon them."""
    return token.dep_ == "amod" and token.head.dep_ in HANDLED and token.head.head.lower_ in verb_words().tending
