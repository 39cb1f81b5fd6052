"""Drafts of one sentence settled against each other: one claim for each happening, not for each word that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.fit import CLAUSE_SLOTS
from firsthand.claims.match import Draft
from firsthand.claims.phrases import core

if TYPE_CHECKING:
    from firsthand.claims.phrases import Phrase
    from firsthand.claims.tree import Token


AIMING = ("advcl", "acl", "xcomp", "prep", "conj")
AIMS = ("targeting", "aiming")
STRUCK = ("target", "victim", "opponent")
WON = ("capture", "offensive")  # what somebody does to whoever holds the ground


def settle(found: list[Draft]) -> list[Draft]:
    """Join drafts that tell one happening twice, and drop those that only name what another tells."""
    found = [
        d for d in found if not any(_aim(d, by) or _provided(d, by) or _kept_from(d, by) or _met(d, by) for by in found)
    ]
    found = [d for d in found if not any(_aimed_at(d, by) or _returns(d, by) for by in found)]
    for draft in found:
        if draft.type in WON and not draft.roles.get("opponent"):
            _oppose(draft, found)
    kept: list[Draft] = []
    for draft in sorted(found, key=lambda d: (-d.score, d.first.i)):
        twin = next((k for k in kept if _same(k, draft)), None)
        if twin is not None:
            _absorb(twin, draft)
        elif not any(_swallowed(draft, k) for k in found if k is not draft):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.first.i)


def _aim(draft: Draft, by: Draft) -> bool:
    """ "launched an offensive to retake the town": what a push is meant to win is no gain of its own."""
    if draft.type != "capture" or by.type != "offensive" or draft.noun or draft.head.tag_ != "VB":
        return False
    aims = draft.head.dep_ in ("acl", "advcl", "xcomp", "relcl") and any(c.lower_ == "to" for c in draft.head.lefts)
    return aims and (by.head.is_ancestor(draft.head) or draft.head.head.is_ancestor(by.head))


def _returns(draft: Draft, by: Draft) -> bool:
    """ "3,200 displaced people returned": who come home are called so for what is told before."""
    if not (draft.noun and draft.type == "displacement" and by.type == "return"):
        return False
    return any(p.head.i == draft.head.i for p in by.roles.get("people", ()))


def _met(draft: Draft, by: Draft) -> bool:
    """ "ambushed a patrol", "exploded near a patrol": whom a fight befell is not told to be deployed; nor has a mine
    that is defused gone off.
    """
    fought = draft.type == "deployment" and by.frame.file.family == "fight"
    found = draft.type in ("bombing", "shelling") and by.type == "arms_recovered"
    if not draft.noun or not (fought or found):
        return False
    return any(draft.head.i == t.i for tokens in by.slots.values() for t in tokens)


def _aimed_at(draft: Draft, by: Draft) -> bool:
    """ "a mine went off targeting a van", "a raid targeting the base": the aim of one attack is no second one."""
    if draft is by or draft.head.tag_ != "VBG" or draft.head.dep_ not in AIMING or draft.head.lower_ not in AIMS:
        return False
    if by.frame.file.family != "fight" or draft.head.head.i not in (by.head.i, by.first.i, by.head.head.i):
        return False
    struck = next((r for r in STRUCK if r in by.frame.file.roles), None)
    aims = [p for r in (*STRUCK, "place") for p in draft.roles.get(r, ()) if p.head.dep_ in ("dobj", "conj")]
    if struck and aims:
        by.roles.setdefault(struck, aims)
    return True


def _oppose(draft: Draft, found: list[Draft]) -> None:
    """Whoever the sentence says leaves or holds that ground is who it was taken from."""
    own = {p.head.i for role in ("actor", "place") for p in draft.roles.get(role, ())}
    for other in found:
        losers = [p for p in _losers(draft, other) if p.head.i not in own and "pron" not in p.classes]
        if losers:
            draft.roles["opponent"] = losers
            return


def _losers(draft: Draft, other: Draft) -> list[Phrase]:
    """ "took X after the rebels left", "stormed X, the rebels' last stronghold", "regained hills held by them"."""
    if other.type == "withdraw":
        joined = draft.head.is_ancestor(other.head) or other.head.is_ancestor(draft.head)
        return other.roles.get("actor", []) if joined else []
    if other.type != "control_statement":
        return []
    ground = {p.head.i for p in draft.roles.get("place", ())}
    on_it = other.head.head.i in ground and other.head.dep_ in ("appos", "acl", "relcl")
    return other.roles.get("holder", []) if on_it else []


def _same(a: Draft, b: Draft) -> bool:
    if a.type != b.type or a.item or b.item:
        return False
    nested = a.head.is_ancestor(b.head) or b.head.is_ancestor(a.head)
    if a.type == "agreement" and _one_deal(a, b):
        return True
    if _completes(a, b) or _completes(b, a):
        return True
    if a.head.i == b.head.i or (a.type == "forecast" and nested) or _holds(a, b) or _holds(b, a):
        return True
    coordinated = b.head in a.head.conjuncts or _listed(a, b) or _listed(b, a)
    if coordinated and _one_deed(a, b):
        return True
    return coordinated and a.frame.file.merges and _shared_clause(a, b)


def _one_deed(a: Draft, b: Draft) -> bool:
    """ "rifles were found and seized": two verbs of one type and the same things tell one happening."""
    if a.noun or b.noun or a.frame.file.speech:
        return False
    acted = [{t.i for t in d.slots.get("object", ())} for d in (a, b)]
    return bool(acted[0]) and acted[0] == acted[1]


def _completes(a: Draft, b: Draft) -> bool:
    """ "have stopped running", "began to pull out": a verb and the one that completes it, without more said of it."""
    joined = b.head.head is a.head and b.head.dep_ == "xcomp" and not a.noun and not b.noun
    return joined and not any(c.dep_ in ("nsubj", "dobj") for c in b.head.children)


def _listed(a: Draft, b: Draft) -> bool:
    """ "2 KIA, 9 WIA": the parser takes the second for another name of the first."""
    return a.noun and b.noun and b.head.dep_ == "appos" and a.head.is_ancestor(b.head)


def _one_deal(a: Draft, b: Draft) -> bool:
    """ "signed a truce brokered by Kenya": two verbs of one deal, the second of them as its description."""
    if "acl" not in (a.head.dep_, b.head.dep_) and b.head not in a.head.conjuncts:
        return False
    return bool(_deals(a) & _about(b) or _deals(b) & _about(a))


def _provided(draft: Draft, by: Draft) -> bool:
    """ "agreed to stop fighting": what is agreed on is no second deal."""
    provisions = by.roles.get("provisions", ()) if draft is not by and draft.type == by.type == "agreement" else ()
    return not draft.noun and any(p.head.i == draft.head.i for p in provisions)


def _kept_from(draft: Draft, by: Draft) -> bool:
    """ "kept the lorries from entering the town": what is kept from happening is what the keeping already tells."""
    prep = draft.head.head
    kept = draft.type == by.type and draft.head.dep_ == "pcomp" and prep.lower_ == "from"
    return kept and by.head in (prep.head, prep.head.head)


def _deals(draft: Draft) -> set[int]:
    """Where the nouns stand that name a draft's deal: its object, or itself."""
    return {p.head.i for p in draft.roles.get("deal", ())} | ({draft.head.i} if draft.noun else set())


def _about(draft: Draft) -> set[int]:
    """Where the nouns stand that a draft is told of, its deal among them."""
    told = {t.i for name in ("subject", "object") for t in draft.slots.get(name, ())}
    return told | _deals(draft) | ({draft.head.head.i} if draft.head.dep_ == "acl" else set())


def _shared_clause(a: Draft, b: Draft) -> bool:
    """ "killed 12 and wounded 20", "one died and two were hurt": the later verb has at most victims of its own."""
    later = a if a.head.i > b.head.i else b
    between = later.head.doc[min(a.head.i, b.head.i) : later.head.i]
    if any(t.text == ";" for t in between):
        return False
    own = [c for c in later.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    told = {p.head.i for p in later.roles.get("victim", ())}
    return all(c.i in told for c in own)


def _holds(a: Draft, b: Draft) -> bool:
    """The trigger of one is the carrying verb or the noun of the other ("signed a deal", "launched an offensive")."""
    own = [t for name, tokens in a.slots.items() if name not in CLAUSE_SLOTS for t in tokens]
    return any(b.head.i == t.i for t in own) or _under(b.head, a.head)


def _under(token: Token, above: Token) -> bool:
    return token.head.i == above.i and token.dep_ in ("dobj", "nsubjpass", "compound", "amod", "attr", "pobj")


def _absorb(kept: Draft, other: Draft) -> None:
    for role, phrases in other.roles.items():
        taken = {p.head.i for held in kept.roles.values() for p in held} | {kept.head.i}
        new = [p for p in phrases if p.head.i not in taken]
        if new:
            kept.roles.setdefault(role, []).extend(new)
    for name, tokens in other.slots.items():
        if name not in kept.slots:
            kept.slots[name] = list(tokens)


def _swallowed(draft: Draft, by: Draft) -> bool:
    """A noun that is another draft's object is no claim of its own: "broke the ceasefire", "the talks collapsed"."""
    if draft.type not in by.frame.file.swallows:
        return False
    heads = {i for phrases in by.roles.values() for p in phrases for i in (p.head.i, core(p.head).i)}
    tokens = {t.i for tokens in by.slots.values() for t in tokens}
    beside = draft.head.dep_ == "conj" and not draft.noun  # "imposed sanctions and accused it of X" tells both
    return draft.head.i in heads or draft.head.i in tokens or (draft.head.head.i == by.head.i and not beside)
