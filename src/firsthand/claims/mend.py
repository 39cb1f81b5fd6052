"""Parses put right where the parser is known to go wrong and the words leave no doubt.

"Among those handed over are A, B and C, and police have moved in": the parser gives the whole list to the verb of the
second statement. The list belongs to the copula right before it; the verb's subject is what stands last, next to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.regrouped import regroup
from firsthand.claims.shapes import SUBJECTS
from firsthand.lexicon.grammar import verb_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Doc, Token

FINITE = ("VBD", "VBZ", "VBP")


def mend(doc: Doc) -> None:
    """Put a sentence's parse right, in place."""
    if not doc.words:
        return
    if doc[0].lower_ == "among":
        _give_back_lists(doc)
    if doc[0].tag_ == "VBG":
        _give_subject(doc[0])
    regroup(doc)
    for word in doc:
        if word.dep_ == "ROOT" and word.tag_ == "VBN":
            _give_back_subject(word)
        if word.lower_ == "down" and word.dep_ == "advmod":
            _give_object(word)
        elif word.tag_ == "VBG" and word.head.tag_ == "CD" and word.dep_ == "conj":
            _part_tolls(word)


def _give_back_subject(verb: Token) -> None:
    """ "A truck carted off by rebels was found": what was carted off is what was found."""
    clause = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.tag_ in ("VBD", "VBN")), None)
    if clause is None or _has_subject(verb) or all(c.dep_ != "auxpass" for c in verb.lefts):
        return
    subject = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
    if subject is not None and any(c.dep_ == "agent" for c in clause.rights):
        verb.doc.move((subject, verb, "nsubjpass"), (clause, subject, "acl"))
        clause.tag_ = "VBN"


def _give_subject(gerund: Token) -> None:
    """ "Shelling damaged two schools": a deed before a finite verb is no auxiliary but its subject."""
    verb = gerund.head
    if gerund.dep_ == "aux" and verb.tag_ in FINITE and not _has_subject(verb):
        gerund.doc.move((gerund, verb, "nsubj"))


def _part_tolls(second: Token) -> None:
    """ "killing 12 and looting shops": the noun is the second verb's, and the number is who was killed."""
    number = second.head
    noun, verb = number.head, number.head.head
    if number.dep_ == "nummod" and noun.i > second.i and noun.dep_ == "dobj" and verb.tag_[:2] == "VB":
        second.doc.move((noun, second, "dobj"), (number, verb, "dobj"), (second, verb, "conj"))


def _give_object(down: Token) -> None:
    """ "shot down 34 of 35 drones": the number is what was shot, not how far down."""
    verb = down.head
    number = next((c for c in (*down.rights, *verb.rights) if c.dep_ == "npadvmod" and c.tag_ == "CD"), None)
    if number is not None and verb.tag_[:2] == "VB" and not any(c.dep_ == "dobj" for c in verb.children):
        down.doc.move((number, verb, "dobj"), (down, verb, "prt"))


def _give_back_lists(doc: Doc) -> None:
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
