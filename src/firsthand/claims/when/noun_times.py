"""Time words inside a noun's phrase: "the 2018 deal", "Friday's attack" date the noun alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.when.timewords import TimeWords
from firsthand.lexicon.cues import grammar

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

BEFORE_NOUN = frozenset({"nummod", "compound", "amod", "nmod", "poss", "npadvmod"})
WITHIN = frozenset({"compound", "amod", "nmod", "conj", "poss"})


def span_of(sentence: ParsedSentence, words: TimeWords) -> list[Token]:
    """The tokens of time words; none where the sentence is not parsed."""
    doc = sentence.doc
    if doc is None:
        return []
    return list(doc.char_span(words.start - sentence.start, words.end - sentence.start, alignment_mode="expand") or ())


def bearer(sentence: ParsedSentence, words: TimeWords) -> Token | None:
    """The noun that time words stand before; None where they stand free, as "on Friday" does."""
    span = span_of(sentence, words)
    if not span:
        return None
    owned = any(t.dep_ in ("det", "case") or t.text.endswith(("'s", "’s")) for t in span)
    if span[0].tag_ == "IN" and not owned:
        return None  # "On Sunday Ankara said", whatever the parser makes of it
    last = next((t for t in reversed(span) if t.dep_ not in ("case", "punct")), span[-1])
    noun = last.head
    stands = noun.i > span[-1].i and last.dep_ in BEFORE_NOUN and noun.tag_[:2] == "NN"
    return noun if stands else None


def is_of(trigger: Token, noun: Token) -> bool:
    """Tell whether a happening is the noun that bears the time: itself, or a word of its name."""
    current = trigger
    while current != noun and current.dep_ in WITHIN:
        current = current.head
    return current == noun


def passes_on(noun: Token) -> bool:
    """Tell whether what the noun's clause tells shares its day.

    "Friday's attack killed ten" and "killed in Friday's attack" do; "condemned Friday's attack" does not.
    """
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return True
    if noun.dep_ == "pobj":
        return noun.head.lower_ in grammar("throughout")
    return noun.dep_ == "dobj" and noun.head.lower_ in grammar("eventive")
