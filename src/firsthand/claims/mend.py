"""Parses put right where the parser is known to go wrong and the words leave no doubt.

"Among those handed over are A, B and C, and police have moved in": the parser gives the whole list to the verb of the
second statement. The list belongs to the copula right before it; the verb's subject is what stands last, next to it.
"accused it of smuggling rifles": a gerund with its object, not a kind of rifles. "holding nine men hostage": the men
are held, not a hostage of some kind. "Under the truce agreed on Friday, fighters leave": what was agreed is the truce.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.shapes import SUBJECTS
from firsthand.lexicon.frames import noun_classes
from firsthand.lexicon.grammar import noun_words, verb_words
from firsthand.lexicon.pointing import pointing_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Doc, Token

HANDLED = frozenset({"arms", "people", "force", "goods", "facility", "captive", "aid_only", "munition"})
GERUNDS = ("pcomp", "xcomp", "advcl")
PEOPLE = frozenset({"people", "person"})


def mend(doc: Doc) -> None:
    """Put a sentence's parse right, in place."""
    if doc.words and doc[0].lower_ == "among":
        _mend_list(doc)
    for word in doc:
        if word.tag_ == "NN" and word.dep_ in GERUNDS and word.lower_.endswith("ing"):
            word.tag_ = "VBG"  # "of smuggling rifles"
        elif word.dep_ in ("amod", "compound") and word.lower_.endswith("ing"):
            _mend_gerund(word)
        elif word.dep_ == "dobj" and word.lower_ in noun_words().captives:
            _mend_captive(word)
        elif word.dep_ == "advcl" and word.tag_ in ("VBN", "VBD"):
            _mend_participle(word)
        elif word.dep_ == "prep" and word.lower_ in noun_words().past_days and _on_a_day(word):
            doc.move((word, word.head.head.head, "prep"))


def _on_a_day(prep: Token) -> bool:
    """ "signed at the weekend between A and B": what stands behind a day hangs on the verb, not on the day."""
    day, time = prep.head, noun_classes()
    if day.dep_ != "pobj" or day.head.dep_ != "prep" or "time" not in time.get(day.lower_, ()):
        return False
    inner = [c for c in prep.rights if c.dep_ == "pobj"]
    timed = any("time" in time.get(c.lower_, ()) or c.tag_ == "CD" for c in inner)
    return bool(inner) and not timed and day.head.head.tag_[:2] == "VB"


def _mend_list(doc: Doc) -> None:
    for copula in doc:
        if copula.dep_ == "ROOT" and copula.lower_ in verb_words().copulas and not _has_subject(copula):
            _give_back(copula)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)


def _give_back(copula: Token) -> None:
    clause = next((c for c in copula.rights if c.dep_ == "ccomp"), None)
    subject = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None) if clause is not None else None
    if clause is None or subject is None or subject.left_edge.i != copula.i + 1 or not subject.conjuncts:
        return
    last = subject.conjuncts[-1]
    copula.doc.move((last, clause, subject.dep_), (subject, copula, "nsubj"), (clause, copula, "conj"))


def _mend_gerund(word: Token) -> None:
    """ "accused them of smuggling rifles", "of shelling markets and looting homes": a deed and what it is done to."""
    noun = word.head
    if noun.left_edge is not word or word.lower_ in verb_words().describing or not _may_be_handled(word, noun):
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
