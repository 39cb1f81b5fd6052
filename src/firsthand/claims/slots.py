"""Slots of a trigger: what the parse puts where, so that frames need not know grammar.

Active and passive, coordination, control, relative and participial clauses, nominalisations and carrying verbs all
end in the same slot names: subject, object, dative, poss, mod, light, noun, appos, xcomp, that, pcomp, and each
preposition by its word ("from", "out of", "against").
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.claims.passives import has_aux, is_passive
from firsthand.claims.phrases import with_conjuncts
from firsthand.claims.shapes import (
    antecedent,
    befallen,
    displaced_object,
    doer,
    governor,
    named,
    objects_of,
    on_auxiliary,
    on_noun,
    preposition_control,
    rid_of,
    taken_as,
    to_do,
    with_doer,
)
from firsthand.lexicon.frames import carrying_verbs, noun_classes
from firsthand.lexicon.grammar import noun_words, verb_words
from firsthand.lexicon.pointing import pointing_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

__all__ = ["Slots", "antecedent", "governor", "is_passive", "noun_slots", "objects_of", "verb_slots"]
Slots = dict[str, list["Token"]]
SUBJECT = ("nsubj", "csubj")
PASSIVE = ("nsubjpass", "csubjpass")
NOT_PREPOSITIONS = frozenset({"subject", "object", "xcomp", "that", "by", "advcl", "pcomp", "dative"})
ARGUMENTS = (*SUBJECT, *PASSIVE, "dobj", "attr", "oprd")
CLAUSES = {"xcomp": "xcomp", "ccomp": "that", "pcomp": "pcomp", "advcl": "advcl"}


def verb_slots(verb: Token) -> Slots:
    """The slots of a verb in any voice or clause; a new table at each call, its lists shared."""
    known: dict[int, Slots] = verb.doc.user_data.setdefault("slots", {})
    slots = known.get(verb.i)
    if slots is None:
        slots = known[verb.i] = _verb_slots(verb)
    return dict(slots)


def _verb_slots(verb: Token) -> Slots:
    slots: Slots = defaultdict(list)
    passive = is_passive(verb)
    for child in verb.children:
        _place_child(slots, verb, child, passive)
    _inherit(slots, verb, passive)
    if not slots.get("object"):
        for token in displaced_object(verb):
            _add(slots, "object", token)
    _objects_prepositions(slots, charges=verb.lower_ in pointing_words().accusing)
    return dict(slots)


def _place_child(slots: Slots, verb: Token, child: Token, passive: bool) -> None:
    dep = child.dep_
    if dep in ARGUMENTS and not (passive and dep == "oprd") and not taken_as(verb, child):  # not "was shot dead"
        _add(slots, _argument(verb, dep, passive), antecedent(doer(child), verb))
    elif dep == "dative" and child.tag_ != "IN":
        _add(slots, "dative", child)
    elif dep in ("agent", "prep", "dative"):
        _preposition(slots, child, passive)
    elif dep in CLAUSES:
        slots[CLAUSES[dep]].append(child)
    else:
        _place_leading(slots, child, passive)


def _place_leading(slots: Slots, child: Token, passive: bool) -> None:
    """What hangs on a particle or on the auxiliary."""
    if child.dep_ in ("aux", "auxpass"):
        for token in on_auxiliary(child):
            _add(slots, "object" if passive else "subject", token)
    elif child.dep_ == "prt" or _leads(child):
        for prep in child.children:
            if prep.dep_ == "prep":
                _preposition(slots, prep, passive, child.lower_)


def _leads(child: Token) -> bool:
    """ "back to X", "20 km north of X"; "fled, most of them to X"."""
    words = {"advmod": verb_words().leading, "npadvmod": noun_words().counts}
    return child.lower_ in words.get(child.dep_, ())


def _argument(verb: Token, dep: str, passive: bool) -> str:
    """The slot of a subject or object: what a passive verb's subject suffers is its object."""
    if dep not in SUBJECT:
        return "object"
    return "object" if passive and dep == "nsubj" and not has_aux(verb) else "subject"


def _preposition(slots: Slots, prep: Token, passive: bool, lead: str = "") -> None:
    for child in prep.children:
        if child.dep_ == "pobj":
            _governed(slots, prep.lower_, child, passive, lead)
        elif child.dep_ == "prep":  # "out of X"
            for inner in objects_of(child):
                _add(slots, f"{prep.lower_} {child.lower_}", inner)
                _add(slots, child.lower_, inner)
        elif child.dep_ == "pcomp":
            slots["pcomp"].append(child)


def _governed(slots: Slots, prep: str, noun: Token, passive: bool, lead: str) -> None:
    if passive and prep == "by":
        _add(slots, "subject", noun)
    if lead:
        _add(slots, f"{lead} {prep}", noun)
    if prep in noun_words().nearly and "share" in noun_classes().get(noun.lower_, ()):
        _add(slots, "object", noun)  # "hold about a third of the city"
    if not lead or prep != "of":  # "20 km north of X"
        _add(slots, prep, noun)


def _add(slots: Slots, name: str, token: Token) -> None:
    for t in with_conjuncts(token):
        if t not in slots[name]:
            slots[name].append(t)


def _inherit(slots: Slots, verb: Token, passive: bool) -> None:
    """Fill the subject (or passive object) that grammar leaves out, from the clause above."""
    name = "object" if passive else "subject"
    if (
        verb.dep_ == "relcl"
        and not passive
        and slots.get("subject")
        and not slots.get("object")
        and verb.head not in slots["subject"]
    ):
        _add(slots, "object", verb.head)  # "the towns it has captured"
    if passive and not slots.get("subject"):
        _shared_agent(slots, verb)
    if not slots.get(name):
        _from_above(slots, verb, name, passive)


def _from_above(slots: Slots, verb: Token, name: str, passive: bool) -> None:
    dep, head = verb.dep_, verb.head
    if dep in ("acl", "relcl") and to_do(verb):  # "has 60 days to withdraw", "gave orders to withdraw"
        dep, head = "xcomp", verb.head.head
    if dep in ("acl", "relcl") and head.tag_.startswith(("NN", "PRP", "CD", "DT")):
        if dep == "relcl" and not passive:  # "the third camp to be given up"
            name = "object" if slots.get("subject") else "subject"
        for token in (head, *named(head)):
            _add(slots, name, token)
    elif dep == "amod" and head.tag_.startswith("NN"):
        _add(slots, name, head)
    elif dep in ("xcomp", "advcl", "conj", "pcomp", "ccomp", "acomp") or head.tag_.startswith("VB"):
        for token in _clause_subject(verb) if dep == verb.dep_ else _holder_of(verb.head, head):
            _add(slots, name, token)


def _holder_of(noun: Token, above: Token) -> list[Token]:
    """Who has the task that a noun names: its genitive ("Kyiv's plan to"), the person told, or the subject above it."""
    owners = [c for c in noun.lefts if c.dep_ == "poss"]
    if owners or not above.tag_.startswith("VB"):
        return owners
    inner = verb_slots(above)
    return inner.get("dative") or inner.get("subject", [])


def _shared_agent(slots: Slots, verb: Token) -> None:
    """ "issued and circulated by commanders": the agent of the last participle is that of the first as well."""
    for other in verb.conjuncts:
        for child in other.children:
            if other.tag_ == "VBN" and child.dep_ == "agent":
                _preposition(slots, child, passive=True)


def _clause_subject(verb: Token) -> list[Token]:
    """Subject of the clause that controls this one: object control for verbs of ordering, else its subject."""
    dep, head = verb.dep_, verb.head
    if dep == "xcomp" and head.dep_ == "acomp":
        head = head.head  # "were able to enter"
    if dep == "pcomp":
        while head.tag_ == "IN" and head.dep_ in ("prep", "conj") and head.head.i != head.i:
            head = head.head
        controller = preposition_control(verb.head, head)
        if controller is not None:
            return with_conjuncts(controller)
    if dep == "ccomp" or head.i == verb.i or not head.tag_.startswith("VB"):
        return []
    above = verb_slots(head)
    if dep == "xcomp" and above.get("object") and not is_passive(head):
        return above["object"]
    return above.get("object" if is_passive(head) else "subject", [])


def _objects_prepositions(slots: Slots, *, charges: bool) -> None:
    """Prepositions hung on the object or subject count for the verb as well ("took X from Y")."""
    for name in ("object", "subject"):
        for noun in list(slots.get(name, ())):
            for child in noun.rights:
                of = child.lower_ == "of" and not (charges and name == "object")
                if child.dep_ == "prep" and (not of or rid_of(noun, child)):
                    _noun_preposition(slots, child)
    for noun in list(slots.get("object", ())):
        for child in (c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBG"):
            slots[child.lower_] += [c for c in child.rights if c.dep_ == "dobj"]  # "stopped a boat carrying rifles"


def _noun_preposition(slots: Slots, prep: Token) -> None:
    for child in prep.children:
        if child.dep_ == "pobj" and not slots.get(prep.lower_):
            _add(slots, prep.lower_, child)
        elif child.dep_ == "pcomp":  # "accused militias of robbing them"
            slots["pcomp"].append(child)


def noun_slots(noun: Token) -> Slots:
    """The slots of an event noun: its own, and those of the verb that carries it."""
    slots: Slots = defaultdict(list)
    for child in noun.children:
        if child.dep_ == "poss":
            _add(slots, "poss", child)
        elif child.dep_ in ("amod", "compound", "nmod"):
            slots["mod"].append(child)
        elif child.dep_ == "prep":
            _preposition(slots, child, passive=False)
            _late_of(slots, child)
        elif child.dep_ == "appos":
            _add(slots, "appos", child)
        elif child.dep_ in ("acl", "relcl"):
            _participle(slots, child)
    _governor(slots, noun)
    _accused(slots, noun)
    return dict(slots)


def _accused(slots: Slots, noun: Token) -> None:
    """ "accused the army of a massacre", "blamed it for the raid": whoever is charged with a deed did it."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in noun_words().of_object or slots.get("by"):
        return
    above = prep.head if prep.head.dep_ not in ("dobj", "nsubjpass") else prep.head.head
    if above.lower_ in pointing_words().accusing:
        slots["by"] = list(verb_slots(above).get("object", ()))


def _late_of(slots: Slots, prep: Token) -> None:
    """ "the capture by the army of Tafas": what was captured hangs on who did it."""
    if prep.lower_ == "by" and not slots.get("of"):
        for doer in objects_of(prep):
            for child in doer.rights:
                if child.dep_ == "prep" and child.lower_ == "of":
                    _preposition(slots, child, passive=False)


def _participle(slots: Slots, verb: Token) -> None:
    """ "talks mediated by X", "buses carrying fighters", "a ceasefire that was agreed" """
    inner = with_doer(verb, verb_slots(verb))
    for token in inner.get("subject" if is_passive(verb) else "object", ()):
        _add(slots, verb.lower_, token)
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
            _add(slots, name, token)
