"""Slots of a trigger: what the parse puts where, so that frames need not know grammar.

Active and passive, coordination, control, relative and participial clauses, nominalisations and carrying verbs all
end in the same slot names: subject, object, dative, poss, mod, light, noun, appos, xcomp, that, pcomp, and each
preposition by its word ("from", "out of", "against").
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.claims.passives import has_aux, is_passive, is_predicate, numbered
from firsthand.claims.phrases import with_conjuncts
from firsthand.claims.shapes import (
    antecedent,
    displaced_object,
    doer,
    from_home,
    governor,
    leads,
    named,
    objects_of,
    on_auxiliary,
    preposition_control,
    rid_of,
    taken_as,
    to_do,
)
from firsthand.lexicon.frames import noun_classes
from firsthand.lexicon.grammar import noun_words, verb_words
from firsthand.lexicon.pointing import pointing_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

__all__ = ["Slots", "add", "antecedent", "governor", "is_passive", "objects_of", "preposition", "verb_slots"]
Slots = dict[str, list["Token"]]
SUBJECT = ("nsubj", "csubj")
PASSIVE = ("nsubjpass", "csubjpass")
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
            add(slots, "object", token)
    _objects_prepositions(slots, charges=verb.lower_ in pointing_words().accusing)
    return dict(slots)


def _place_child(slots: Slots, verb: Token, child: Token, passive: bool) -> None:
    dep = child.dep_
    if is_predicate(child) or taken_as(verb, child):
        slots["predicate"].append(child)
        for prep in child.rights:
            preposition(slots, prep, passive)
    elif dep in ARGUMENTS and not (passive and dep == "oprd"):  # not "was shot dead"
        add(slots, _argument(verb, dep, passive), antecedent(doer(child), verb))
    elif dep == "dative" and child.tag_ != "IN":
        add(slots, "dative", child)
    elif dep in ("agent", "prep", "dative"):
        preposition(slots, child, passive)
    elif dep in CLAUSES:
        slots[CLAUSES[dep]].append(child)
    else:
        _place_leading(slots, child, passive)


def _place_leading(slots: Slots, child: Token, passive: bool) -> None:
    """What hangs on a particle or on the auxiliary."""
    if child.dep_ in ("aux", "auxpass"):
        for token in on_auxiliary(child):
            add(slots, "object" if passive else "subject", token)
    elif child.dep_ == "prt" or leads(child):
        for prep in child.children:
            if prep.dep_ == "prep":
                preposition(slots, prep, passive, child.lower_)


def _argument(verb: Token, dep: str, passive: bool) -> str:
    """The slot of a subject or object: what a passive verb's subject suffers is its object."""
    if dep not in SUBJECT:
        return "object"
    return "object" if passive and dep == "nsubj" and not has_aux(verb) else "subject"


def preposition(slots: Slots, prep: Token, passive: bool, lead: str = "") -> None:
    """Put what a preposition governs into the slot of its name."""
    for child in prep.children:
        if child.dep_ == "pobj":
            _governed(slots, prep.lower_, child, passive, lead)
        elif child.dep_ == "prep":  # "out of X"
            for inner in objects_of(child):
                add(slots, f"{prep.lower_} {child.lower_}", inner)
                add(slots, child.lower_, inner)
        elif child.dep_ == "pcomp":
            slots["pcomp"].append(child)


def _governed(slots: Slots, prep: str, noun: Token, passive: bool, lead: str) -> None:
    if noun.lower_ in noun_words().asides.get(prep, ()):
        return  # "for his part", "for example"
    if passive and prep == "by":
        add(slots, "subject", noun)
    if lead:
        add(slots, f"{lead} {prep}", noun)
    if prep in noun_words().nearly and "share" in noun_classes().get(noun.lower_, ()):
        add(slots, "object", noun)  # "hold about a third of the city"
    if not lead or prep != "of":  # "20 km north of X"
        add(slots, prep, noun)


def add(slots: Slots, name: str, token: Token) -> None:
    """Put a noun, and those beside it, into a slot once."""
    for t in with_conjuncts(token):
        if t not in slots[name]:
            slots[name].append(t)


def _inherit(slots: Slots, verb: Token, passive: bool) -> None:
    """Fill the subject (or passive object) that grammar leaves out."""
    name = "object" if passive else "subject"
    gap = not passive and slots.get("subject") and not slots.get("object")
    if gap and verb.dep_ == "relcl" and verb.head not in slots["subject"]:
        add(slots, "object", verb.head)  # "the towns it has captured"
    if passive:
        _passive_parts(slots, verb)
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
            add(slots, name, token)
    elif dep == "amod" and head.tag_.startswith("NN"):
        add(slots, name, head)
    elif dep in ("xcomp", "advcl", "conj", "pcomp", "ccomp", "acomp") or head.tag_.startswith("VB"):
        for token in _clause_subject(verb) if dep == verb.dep_ else _holder_of(verb.head, head):
            add(slots, name, token)


def _holder_of(noun: Token, above: Token) -> list[Token]:
    """Who has the task that a noun names: its genitive ("Kyiv's plan to"), the person told, or the subject above it."""
    owners = [c for c in noun.lefts if c.dep_ == "poss"]
    if owners or not above.tag_.startswith("VB") or above.lower_ in verb_words().undoing:
        return owners
    inner = verb_slots(above)
    return inner.get("dative") or inner.get("subject", [])


def _passive_parts(slots: Slots, verb: Token) -> None:
    """Who did it and whom it befell, where neither hangs on the participle."""
    if not slots.get("subject"):
        _shared_agent(slots, verb)
    number = numbered(verb)
    if number is not None and not slots.get("object"):
        add(slots, "object", number)


def _shared_agent(slots: Slots, verb: Token) -> None:
    """ "issued and circulated by commanders": the agent of the last participle is that of the first as well."""
    for other in verb.conjuncts:
        for child in other.children:
            if other.tag_ == "VBN" and child.dep_ == "agent":
                preposition(slots, child, passive=True)


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
    if dep == "xcomp" and above.get("object") and not is_passive(head) and head.lower_ not in verb_words().purposive:
        return above["object"]
    return above.get("object" if is_passive(head) else "subject", [])


def _objects_prepositions(slots: Slots, *, charges: bool) -> None:
    """Prepositions hung on the object or subject count for the verb as well ("took X from Y")."""
    for name in ("object", "subject"):
        for noun in list(slots.get(name, ())):
            for child in noun.rights:
                charged = charges and name == "object"
                of = child.lower_ == "of" and not (charged or rid_of(noun, child))
                if child.dep_ == "prep" and not of and not (name == "subject" and from_home(noun, child)):
                    _noun_preposition(slots, child)
    for noun in list(slots.get("object", ())):
        beside = (*noun.rights, *(c for c in noun.head.rights if c.i == noun.i + 1))
        for child in (c for c in beside if c.dep_ in ("acl", "advcl") and c.tag_ == "VBG"):
            slots[child.lower_] += [c for c in child.rights if c.dep_ == "dobj"]  # "stopped a boat carrying rifles"


def _noun_preposition(slots: Slots, prep: Token) -> None:
    for child in prep.children:
        if child.dep_ == "pobj" and not slots.get(prep.lower_):
            add(slots, prep.lower_, child)
        elif child.dep_ == "pcomp":  # "accused militias of robbing them"
            slots["pcomp"].append(child)
