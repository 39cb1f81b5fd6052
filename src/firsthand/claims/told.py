"""Whether a noun tells a happening or only names one: "fighting broke out", not "since the fighting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.slots import governor
from firsthand.lexicon.frames import carrying_verbs, noun_classes
from firsthand.lexicon.grammar import noun_words, verb_words

if TYPE_CHECKING:
    from firsthand.claims.match import Draft
    from firsthand.claims.tree import Token

STANDS_ALONE = frozenset({"nsubj", "nsubjpass", "attr", "ROOT", "conj"})  # of a noun that is told as happening


def told(draft: Draft) -> bool:
    """An event noun must be told as happening: carried by a verb, or with somebody in its slots."""
    if not draft.frame.entry.event:
        return True
    if draft.head.dep_ == "oprd" or draft.slots.get("by"):
        return True  # "called it a breach", "accused them of several breaches"
    if draft.slots.get("light") or draft.roles.get("parties") or draft.roles.get("mediator"):
        return not _set_aside(draft.head)
    if _lasted(draft.head):
        return True
    head = draft.head.head
    verbs = [head, *(c for c in head.children if c.dep_ == "xcomp")]
    occurs = draft.type != "agreement" and any(v.lower_ in carrying_verbs("occur") for v in verbs)
    return occurs or _heard(draft.head) or any(_carries(c) for c in draft.head.children)


def _heard(noun: Token) -> bool:
    """ "Explosions heard at the port": perceived, whether or not the line has its auxiliary."""
    verb = noun.head
    perceived = noun.dep_ in ("nsubj", "nsubjpass") and verb.lower_ in carrying_verbs("perceive")
    return perceived and verb.tag_ in ("VBN", "VBD") and all(c.dep_ not in ("dobj", "ccomp") for c in verb.rights)


def _carries(clause: Token) -> bool:
    """ "a raid launched at dawn": a participle or relative clause that carries its noun."""
    if clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lower_ in carrying_verbs("perceive"):
        return True  # "explosions heard at the airport"
    return clause.dep_ in ("acl", "relcl") and clause.lower_ in carrying_verbs("light")


def _lasted(noun: Token) -> bool:
    """ "after six hours of talks", "a round of talks": what took time has happened."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    above = noun.head.head
    return above.lower_ == "round" or (above.tag_ == "NNS" and "time" in noun_classes().get(above.lower_, ()))


def begun_before(draft: Draft) -> bool:
    """ "since the truce began": what only dates something else, with no day of its own, is told of before."""
    verb = governor(draft.head) if draft.noun else draft.head
    if verb is None or verb.dep_ != "advcl" or all(c.dep_ != "mark" or c.lower_ != "since" for c in verb.lefts):
        return False
    dated = any("time" in noun_classes().get(t.lower_, ()) or t.tag_ == "CD" for t in verb.subtree)
    return not dated and verb.lower_ in verb_words().begun


def _set_aside(noun: Token) -> bool:
    """ "under the deal", "since the truce": named as a frame for something else."""
    return noun.dep_ == "pobj" and noun.head.lower_ in noun_words().set_aside


def carried(draft: Draft) -> bool:
    """A noun that needs a carrying verb or a happening has one."""
    if not draft.frame.entry.light_needed:
        return True
    head = draft.head.head
    if draft.head.dep_ == "nsubjpass" and head.lower_ in carrying_verbs("light"):
        return True  # "since the operation was launched"
    return bool(draft.slots.get("light") or draft.slots.get("light_object")) or head.lower_ in carrying_verbs("occur")


def news(draft: Draft) -> bool:
    """A noun that may only point at what is known: it tells something with a slot filled, or as what happens."""
    if not draft.frame.entry.known:
        return True
    above, filled = governor(draft.head), any(draft.roles.values())
    if draft.head.dep_ == "pobj" and draft.head.head.lower_ == "for":
        return draft.type != "evacuation"  # "in return for safe passage", "asked for a corridor"
    fresh = draft.head.dep_ == "nsubj" and any(c.lower_ in ("a", "an") for c in draft.head.lefts)
    cause = not fresh and above is not None and above.lower_ in carrying_verbs("effect")
    if cause and (_only_cause(draft) or (draft.head.head.lower_ == "by" and not filled)):
        return False
    if _backdrop(draft):
        return False
    if filled or draft.slots.get("light"):
        return True
    vague = any(c.dep_ == "det" and c.lower_ == "any" for c in draft.head.lefts)  # "any withdrawal must be verified"
    given = draft.head.dep_ == "dobj" and above is not None and above.lower_ in carrying_verbs("light")
    return given or (draft.head.dep_ in STANDS_ALONE and not vague)


def _only_cause(draft: Draft) -> bool:
    """ "fled the fighting", "the fighting has killed hundreds"; not "Clashes between A and B near X left six dead"."""
    above = draft.head.head
    sides = draft.slots.get("between") or any(draft.roles.get(r) for r in ("opponent", "place", "target"))
    one = sides and above.tag_ == "VBD" and all(c.dep_ not in ("det", "poss") for c in draft.head.lefts)
    return draft.head.dep_ == "dobj" or (draft.head.dep_ == "nsubj" and not one)


def _backdrop(draft: Draft) -> bool:
    """ "killed in the attack on the town", "since the siege": told before, and nobody is said to have done it."""
    if draft.head.dep_ != "pobj" or draft.roles.get("actor") or draft.roles.get("opponent"):
        return False
    definite = any(c.dep_ == "det" and c.lower_ == "the" for c in draft.head.lefts)
    return definite and draft.head.head.lower_ in noun_words().backdrop


def occurs(draft: Draft) -> bool:
    """A noun that counts only as what there is, breaks out or is heard stands so."""
    if not draft.frame.entry.occurs:
        return True
    above = draft.head.head
    return draft.head.dep_ in STANDS_ALONE and above.lower_ in carrying_verbs("tell")


def charged(draft: Draft) -> bool:
    """ "convicted of genocide", "jailed for rape": a crime before a court is told only with whom or where it befell."""
    noun = draft.head
    while draft.noun and noun.dep_ == "conj":
        noun = noun.head
    if not draft.noun or noun.dep_ != "pobj" or noun.head.lower_ not in noun_words().of_object:
        return True
    above = noun.head.head
    if above.lower_ not in verb_words().tried and above.head.lower_ not in verb_words().tried:
        return True
    own = {t.i for t in draft.head.subtree}
    return any(p.head.i in own and p.head is not draft.head for held in draft.roles.values() for p in held)
