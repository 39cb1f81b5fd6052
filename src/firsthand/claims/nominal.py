"""Slots of an event noun: what hangs on it, and what the verb that carries or governs it has."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.claims.passives import is_passive
from firsthand.claims.shapes import befallen, governor, objects_of, on_noun, with_doer
from firsthand.claims.slots import Slots, add, preposition, verb_slots
from firsthand.lexicon.frames import carrying_verbs
from firsthand.lexicon.grammar import noun_words, verb_words
from firsthand.lexicon.pointing import pointing_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

NOT_PREPOSITIONS = frozenset({"subject", "object", "xcomp", "that", "by", "advcl", "pcomp", "dative", "predicate"})


def noun_slots(noun: Token) -> Slots:
    """The slots of an event noun: its own, and those of the verb that carries it."""
    slots: Slots = defaultdict(list)
    for child in noun.children:
        if child.dep_ == "poss":
            add(slots, "poss", child)
        elif child.dep_ in ("amod", "compound", "nmod"):
            slots["mod"].append(child)
        elif child.dep_ == "prep":
            preposition(slots, child, passive=False)
            _late_of(slots, child)
        elif child.dep_ == "appos":
            add(slots, "appos", child)
        elif child.dep_ in ("acl", "relcl", "ccomp"):
            _clause(slots, child)
    _governor(slots, noun)
    _accused(slots, noun)
    return dict(slots)


def _clause(slots: Slots, clause: Token) -> None:
    """What a clause on a noun adds: its content ("a demand that they leave", "a request to see them"), its parties."""
    marks = {c.lower_ for c in clause.lefts if c.dep_ in ("mark", "aux")}
    if clause.dep_ != "relcl" and "that" in marks:
        slots["noun that"].append(clause)
    elif clause.dep_ == "acl" and clause.tag_ == "VB" and "to" in marks:
        slots["noun to"].append(clause)
    if clause.dep_ != "ccomp":
        _participle(slots, clause)


def _accused(slots: Slots, noun: Token) -> None:
    """ "accused the army of a massacre", "blamed it for the raid": whoever is charged with a deed did it."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in noun_words().of_object or slots.get("by"):
        return
    above = prep.head if prep.head.dep_ not in ("dobj", "nsubjpass") else prep.head.head
    if above.lower_ in pointing_words().accusing:
        slots["by"] = list(verb_slots(above).get("object", ()))
    elif prep.head.lower_ in noun_words().owned_up and above.lower_ in verb_words().owning:
        slots["by"] = list(verb_slots(above).get("subject", ()))  # "claimed responsibility for the raid"


def _late_of(slots: Slots, prep: Token) -> None:
    """ "the capture by the army of Tafas": what was captured hangs on who did it."""
    if prep.lower_ == "by" and not slots.get("of"):
        for doer in objects_of(prep):
            for child in doer.rights:
                if child.dep_ == "prep" and child.lower_ == "of":
                    preposition(slots, child, passive=False)


def _participle(slots: Slots, verb: Token) -> None:
    """ "talks mediated by X", "buses carrying fighters", "a ceasefire that was agreed" """
    inner = with_doer(verb, verb_slots(verb))
    for token in inner.get("subject" if is_passive(verb) else "object", ()):
        add(slots, verb.lower_, token)
    for name, tokens in inner.items():
        if name not in ("subject", "object", "xcomp", "that", "advcl") and not slots.get(name):
            slots[name] = list(tokens)


def _governor(slots: Slots, noun: Token) -> None:
    """Add what the verb that carries or governs an event noun has in its slots."""
    verb = governor(noun)
    if verb is None:
        return
    inner, passive = with_doer(verb, verb_slots(verb)), is_passive(verb)
    mine = noun in inner.get("subject", ()) or (passive and noun in inner.get("object", ()))
    if struck := befallen(noun, verb, inner, mine=mine, passive=passive):
        _add_all(slots, "light_object", struck, noun)
    elif noun.dep_ == "pobj" and verb.lower_ in carrying_verbs("effect"):  # "killed in an attack by jihadists"
        _add_all(slots, "suffered", inner.get("object") or inner.get("subject", ()), noun)
    elif verb.lower_ in carrying_verbs("light") and not on_noun(noun):
        _add_all(slots, "light", inner.get("subject", ()), noun)
        _add_all(slots, "light dative", inner.get("dative", ()), noun)
    for part in (inner, *(verb_slots(v) for v in inner.get("xcomp", ()) if mine)):
        for name, tokens in part.items():
            if name not in NOT_PREPOSITIONS and name != "of" and not slots.get(name):
                _add_all(slots, name, tokens, noun)


def _add_all(slots: Slots, name: str, tokens: object, noun: Token) -> None:
    for token in tokens if isinstance(tokens, list | tuple) else ():
        if token.i != noun.i and noun not in token.subtree:
            add(slots, name, token)
