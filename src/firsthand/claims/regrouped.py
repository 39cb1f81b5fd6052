"""Words that the parser groups with the wrong neighbour, put where they belong.

"accused it of smuggling rifles": a gerund with its object, not a kind of rifles. "holding nine men hostage": the men
are held, not a hostage of some kind. "Under the truce agreed on Friday, fighters leave": what was agreed is the truce.
"signed at the weekend between A and B": the two signed, the weekend does not stand between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.lexicon.frames import noun_classes
from firsthand.lexicon.grammar import noun_words, verb_words
from firsthand.lexicon.pointing import pointing_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Doc, Token

HANDLED = frozenset({"arms", "people", "force", "goods", "facility", "captive", "aid_only", "munition"})
GERUNDS = ("pcomp", "xcomp", "advcl")
PEOPLE = frozenset({"people", "person"})


def regroup(doc: Doc) -> None:
    """Put such words of a sentence right, in place."""
    for word in doc:
        if word.dep_ == "prep":
            _mend_preposition(word)
        elif word.dep_ == "dobj":
            _mend_captive(word)
        elif word.lower_.endswith("ing"):
            _mend_gerund(word)
        elif word.dep_ == "advcl" and word.tag_ in ("VBN", "VBD"):
            _mend_participle(word)


def _mend_preposition(prep: Token) -> None:
    """ "signed at the weekend between A and B": what stands behind a day hangs on the verb, not on the day."""
    day, time = prep.head, noun_classes()
    if prep.lower_ not in noun_words().past_days or day.dep_ != "pobj" or "time" not in time.get(day.lower_, ()):
        return
    inner = [c for c in prep.rights if c.dep_ == "pobj"]
    timed = any("time" in time.get(c.lower_, ()) or c.tag_ == "CD" for c in inner)
    if inner and not timed and day.head.dep_ == "prep" and day.head.head.tag_[:2] == "VB":
        prep.doc.move((prep, day.head.head, "agent" if prep.lower_ == "by" else "prep"))


def _mend_gerund(word: Token) -> None:
    """ "accused them of smuggling rifles", "of shelling markets and looting homes": a deed and what it is done to."""
    if word.tag_ == "NN" and word.dep_ in GERUNDS:
        word.tag_ = "VBG"
    noun = word.head
    if word.dep_ not in ("amod", "compound") or noun.left_edge is not word or not _may_be_handled(word, noun):
        return
    above = noun.head
    if noun.dep_ == "pobj" and _charges(above):
        behind = [c for c in above.head.rights if c.dep_ == "prep" and c.i == noun.right_edge.i + 1]
        word.doc.move((word, above, "pcomp"), (noun, word, "dobj"), *((p, word, "prep") for p in behind))
        word.tag_ = "VBG"
    elif noun.dep_ == "conj" and above.dep_ == "dobj" and above.head.dep_ == "pcomp" and word.nbor(-1).dep_ == "cc":
        word.doc.move((word, above.head, "conj"), (noun, word, "dobj"))
        word.tag_ = "VBG"


def _may_be_handled(word: Token, noun: Token) -> bool:
    """ "smuggling rifles", but not "shelling attacks": of a noun in -ing the object must be something to handle."""
    if word.lower_ in verb_words().describing:
        return False
    return word.tag_ == "VBG" or bool(noun_classes().get(noun.lower_, frozenset()) & HANDLED)


def _charges(prep: Token) -> bool:
    """Whether a preposition puts a deed to somebody ("accused X of", "guilty of", "and of")."""
    if prep.lower_ not in noun_words().of_object:
        return False
    while prep.dep_ == "conj" and prep.head.tag_ == "IN":
        prep = prep.head
    above = prep.head.head if prep.head.dep_ in ("dobj", "nsubjpass") else prep.head
    return above.lower_ in pointing_words().accusing or above.lower_ in verb_words().charging


def _mend_captive(word: Token) -> None:
    """ "holding nine policemen hostage": the parse makes one noun of those who are held and what they are held as."""
    if word.lower_ not in noun_words().captives:
        return
    held = word.lefts[-1] if word.lefts else word
    people = held.tag_ == "NNS" or noun_classes().get(held.lower_, frozenset()) & PEOPLE
    if held.dep_ != "compound" or not people or word.tag_ != "NN":
        return
    others = ((c, held, c.dep_) for c in word.lefts if c is not held)
    word.doc.move(*others, (held, word.head, "dobj"), (word, word.head, "oprd"))


def _mend_participle(verb: Token) -> None:
    """ "Under the deal struck on Friday, the militia leaves": the deal was struck, nothing was struck under it."""
    prep = next((c for c in verb.lefts if c.dep_ == "prep"), None)
    noun = next((c for c in prep.rights if c.dep_ == "pobj"), None) if prep is not None else None
    if prep is None or noun is None or verb.head is verb:
        return
    last = verb.nbor(-2) if verb.nbor(-1).text == "," and verb.i > 1 else verb.nbor(-1)
    alone = all(c is prep or c.is_punct for c in verb.lefts)
    if alone and last is noun and "deal" in noun_classes().get(noun.lower_, ()):
        verb.doc.move((verb, noun, "acl"), (prep, verb.head, "prep"))
        verb.tag_ = "VBN"
