"""Slots of a trigger: what the parse puts where, so that frames need not know grammar.

Active and passive, coordination, control, relative and participial clauses, nominalisations and carrying verbs all
end in the same slot names: subject, object, dative, poss, mod, light, noun, appos, xcomp, that, pcomp, and each
preposition by its word ("from", "out of", "against").
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from firsthand.claims.phrases import with_conjuncts
from firsthand.lexicon.frames import carrying_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

Slots = dict[str, list["Token"]]
SUBJECT = ("nsubj", "csubj")
PASSIVE = ("nsubjpass", "csubjpass")
NOT_PREPOSITIONS = frozenset({"subject", "object", "xcomp", "that", "by", "advcl", "pcomp", "dative"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
CLAUSES = {"xcomp": "xcomp", "ccomp": "that", "pcomp": "pcomp", "advcl": "advcl"}


def verb_slots(verb: Token) -> Slots:
    """The slots of a verb in any voice or clause."""
    slots: Slots = defaultdict(list)
    passive = is_passive(verb)
    for child in verb.children:
        _place_child(slots, verb, child, passive)
    _inherit(slots, verb, passive)
    _objects_prepositions(slots)
    return dict(slots)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive: auxiliary, passive subject, or a bare participle after its noun."""
    if any(c.dep_ in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not _own_subject(verb):
        return is_passive(verb.head) if verb.head.tag_.startswith("VB") else False
    if verb.dep_ == "acl" and verb.tag_ == "VBD":      # "Mariupol, besieged for months": the tagger's past tense
        return not any(c.dep_ == "dobj" for c in verb.children)
    return verb.dep_ in ("acl", "amod", "oprd", "advcl", "xcomp") and verb.tag_ == "VBN" and not _has_aux(verb)


def _has_aux(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("have", "has", "had", "having") for c in verb.children)


def _place_child(slots: Slots, verb: Token, child: Token, passive: bool) -> None:
    dep = child.dep_
    if dep in SUBJECT:
        _add(slots, "object" if passive and dep == "nsubj" and not _has_aux(verb) else "subject", antecedent(child, verb))
    elif dep in PASSIVE:
        _add(slots, "object", antecedent(child, verb))
    elif dep in ("dobj", "attr", "oprd"):
        _add(slots, "object", antecedent(child, verb))
    elif dep == "dative" and child.tag_ != "IN":
        _add(slots, "dative", child)
    elif dep in ("agent", "prep", "dative"):
        _preposition(slots, child, passive)
    elif dep in CLAUSES:
        slots[CLAUSES[dep]].append(child)
    elif dep == "prt" or (dep == "advmod" and child.lower_ in ("back", "away", "out")):
        for prep in child.children:
            if prep.dep_ == "prep":
                _preposition(slots, prep, passive, child.lower_)


def _preposition(slots: Slots, prep: Token, passive: bool, lead: str = "") -> None:
    for child in prep.children:
        if child.dep_ == "pobj":
            if passive and prep.lower_ == "by":
                _add(slots, "subject", child)
            _add(slots, prep.lower_, child)
            if lead:
                _add(slots, f"{lead} {prep.lower_}", child)
        elif child.dep_ == "prep":       # "out of X"
            for inner in child.children:
                if inner.dep_ == "pobj":
                    _add(slots, f"{prep.lower_} {child.lower_}", inner)
                    _add(slots, child.lower_, inner)
        elif child.dep_ == "pcomp":
            slots["pcomp"].append(child)


def _add(slots: Slots, name: str, token: Token) -> None:
    for t in with_conjuncts(token):
        if t not in slots[name]:
            slots[name].append(t)


def antecedent(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; other tokens stand for themselves."""
    if token.lower_ in RELATIVE and token.tag_ in ("WP", "WDT", "IN", "DT"):
        clause = verb
        while clause.dep_ in ("conj", "xcomp") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECT + PASSIVE for c in verb.children)


def _inherit(slots: Slots, verb: Token, passive: bool) -> None:
    """Fill the subject (or passive object) that grammar leaves out, from the clause above."""
    name = "object" if passive else "subject"
    dep, head = verb.dep_, verb.head
    if dep == "relcl" and not passive and slots.get("subject") and not slots.get("object") and head not in slots["subject"]:
        _add(slots, "object", head)      # "the towns it has captured"
    if slots.get(name):
        return
    if dep in ("acl", "relcl") and head.tag_.startswith(("NN", "PRP", "CD", "DT")):
        _add(slots, name if dep == "acl" else _gap(slots), head)
    elif dep == "amod" and head.tag_.startswith("NN"):
        _add(slots, name, head)
    elif dep in ("xcomp", "advcl", "conj", "pcomp", "ccomp") or head.tag_.startswith("VB"):
        above = _clause_subject(verb)
        for token in above:
            _add(slots, name, token)


def _gap(slots: Slots) -> str:
    return "object" if slots.get("subject") else "subject"


def _clause_subject(verb: Token) -> list[Token]:
    """Subject of the clause that controls this one: object control for verbs of ordering, else its subject."""
    dep, head = verb.dep_, verb.head
    if dep == "pcomp":
        prep = head
        while head.dep_ == "prep" and head.head.i != head.i:
            head = head.head
        if head.dep_ == "dobj":          # "accused militias of opening fire"
            return with_conjuncts(head)
        if prep.lower_ in ("of", "for", "from") and (held := [c for c in head.children if c.dep_ in ("dobj", "nsubjpass")]):
            return with_conjuncts(held[0])
    if dep == "ccomp" or head.i == verb.i or not head.tag_.startswith("VB"):
        return []
    above = verb_slots(head)
    if dep == "xcomp" and above.get("object") and not is_passive(head):
        return above["object"]
    if is_passive(head):
        return above.get("object", [])
    return above.get("subject", [])


def _objects_prepositions(slots: Slots) -> None:
    """Prepositions that the parser hung on the object or subject count for the verb as well ("took X from Y")."""
    for name in ("object", "subject"):
        for noun in list(slots.get(name, ())):
            for child in noun.rights:
                if child.dep_ == "prep" and child.lower_ != "of":
                    _noun_preposition(slots, child)


def _noun_preposition(slots: Slots, prep: Token) -> None:
    for child in prep.children:
        if child.dep_ == "pobj" and not slots.get(prep.lower_):
            _add(slots, prep.lower_, child)


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
        elif child.dep_ == "appos":
            _add(slots, "appos", child)
        elif child.dep_ in ("acl", "relcl"):
            _participle(slots, child)
    _governor(slots, noun)
    return dict(slots)


def _participle(slots: Slots, verb: Token) -> None:
    """ "talks mediated by X", "buses carrying fighters", "a ceasefire that was agreed" """
    inner = verb_slots(verb)
    role = "object" if not is_passive(verb) else "subject"
    for token in inner.get(role, ()):
        _add(slots, verb.lower_, token)
    for name, tokens in inner.items():
        if name not in ("subject", "object", "xcomp", "that", "advcl") and not slots.get(name):
            slots[name] = list(tokens)


def _governor(slots: Slots, noun: Token) -> None:
    top = noun
    while top.dep_ in ("conj", "pobj", "prep", "compound", "appos") and top.head.i != top.i:
        if top.dep_ == "pobj" and top.head.lower_ in ("by", "after", "since", "before", "during", "following", "amid"):
            break
        top = top.head
        if top.tag_.startswith("VB"):
            break
    verb = top if top.tag_.startswith("VB") else top.head
    if not verb.tag_.startswith("VB") or verb.i == noun.i:
        return
    inner = verb_slots(verb)
    mine = noun in inner.get("subject", ()) or (is_passive(verb) and noun in inner.get("object", ()))
    if mine and verb.lower_ in carrying_verbs("occur"):
        _add_all(slots, "light_object", inner.get("object" if not is_passive(verb) else "subject", ()), noun)
    elif verb.lower_ in carrying_verbs("light") or not mine:
        if verb.lower_ in carrying_verbs("light"):
            _add_all(slots, "light", inner.get("subject", ()), noun)
    for part in (inner, *(verb_slots(v) for v in inner.get("xcomp", ()) if mine)):
        for name, tokens in part.items():
            if name not in NOT_PREPOSITIONS and not slots.get(name):
                _add_all(slots, name, tokens, noun)


def _add_all(slots: Slots, name: str, tokens: object, noun: Token) -> None:
    for token in tokens if isinstance(tokens, list | tuple) else ():
        if token.i != noun.i and noun not in token.subtree:
            _add(slots, name, token)
