"""Who demands, denies or accuses, where the verb of it is joined to what somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.slots import Slots, verb_slots
from firsthand.lexicon.cues import grammar

if TYPE_CHECKING:
    from firsthand.claims.phrases import SentenceWords
    from firsthand.claims.tree import Token
    from firsthand.lexicon.frames import Trigger

ABLE = frozenset({"force", "state", "org", "name", "pron", "actorname", "person", "people", "placename", "captive"})
FINITE = ("VBD", "VBZ", "VBP")


def sayer_of(verb: Token, slots: Slots, words: SentenceWords, trigger: Trigger) -> list[Token]:
    """Whoever says the clause that a verb of speech is joined to, if he says this as well; empty if not.

    "X said that families were stuck, denying Y". "X said that trucks were waiting and urged Y to let them in": trucks
    urge nobody. "X said that the rebels had fled and denied Y": the tenses part what he says from what he denies.
    """
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.dep_ == "ccomp":
        before = verb.head.head.i < verb.i  # in "Thousands marched, calling for peace, he said" the marchers call
        return _subject(verb.head.head) if before else []
    if verb.dep_ != "conj" or verb.tag_ not in FINITE or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        return []
    first = _first(verb)
    told = first.head if first.dep_ == "advcl" and first.head.dep_ == "ccomp" else first
    if told.dep_ != "ccomp" or told.head.lower_ not in grammar("saying") or told.head.tag_ not in FINITE:
        return []
    unable = not any(words.phrase(t).classes & ABLE for t in slots.get("subject", ()))
    return _subject(told.head) if unable or (_heard(trigger) and _apart(first, verb)) else []


def _subject(verb: Token) -> list[Token]:
    return verb_slots(verb).get("subject", []) if verb.tag_.startswith("VB") else []


def _first(verb: Token) -> Token:
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
    return verb


def _heard(trigger: Trigger) -> bool:
    """A verb that only speaks; what threatens or vows may be done by those who are told of."""
    return trigger.frame.type != "threat" or trigger.lemma.startswith("warn")


def _apart(first: Token, verb: Token) -> bool:
    """ "had fled and denied": the one has a helping verb, the other stands in the past without any."""
    helped = any(c.dep_ in ("aux", "auxpass") for c in first.lefts)
    return helped and verb.tag_ == "VBD" and not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)
