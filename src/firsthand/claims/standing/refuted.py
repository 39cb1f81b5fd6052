"""Happenings that the sentence tells of only to say that the account of them is untrue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.phrases import singular
from firsthand.claims.standing.openness import Found
from firsthand.claims.standing.setting import Setting, above
from firsthand.lexicon.cues import cues, grammar
from firsthand.model import Certainty

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

CONTENT = ("acl", "prep", "pobj", "pcomp", "ccomp", "compound", "amod", "nmod", "conj", "poss", "xcomp")


def refuted(setting: Setting) -> Found | None:
    """ "Reports that the town fell are false", "there is no truth in rumours of an attack": the raid is denied."""
    for step in above(setting.trigger, 8):
        if (
            step.dep == "dobj"
            and step.above.lower_ in grammar("vouch")
            and any(c.dep_ == "neg" for c in step.above.children)
        ):
            return Certainty.QUESTION, step.above, "nobody vouches for it"
        that = step.dep == "relcl" and any(c.dep_ == "mark" for c in step.below.children)
        if step.dep not in CONTENT and not that:
            return None
        account = step.above.tag_[:2] == "NN" and singular(step.above.lower_) in cues("denied").words.through
        word = _untrue(step.above) if account else None
        if word is not None:
            return Certainty.DENIED, word, "told as untrue"
        word = _unproved(step.above) if account else None
        if word is not None:
            return Certainty.QUESTION, word, "nobody vouches for the account"
    return None


def _unproved(account: Token) -> Token | None:
    """ "could not be verified", "have not been confirmed"."""
    verb = account.head
    if account.dep_ != "nsubjpass" or verb.lower_ not in grammar("vouching"):
        return None
    return verb if any(c.dep_ == "neg" for c in verb.children) else None


def _untrue(account: Token) -> Token | None:
    """What is said of an account: that it is false, not true, a lie, or that there is nothing in it."""
    if account.dep_ == "pobj":
        truth = account.head.head
        empty = any(c.lower_ in grammar("little") for c in truth.children)
        return truth if truth.lower_ in grammar("truth") and empty else None
    if account.dep_ not in ("nsubj", "nsubjpass"):
        return None
    copula = account.head
    negated = any(c.dep_ == "neg" for c in copula.children)
    words = grammar("true") if negated else grammar("lies") | frozenset(cues("denied").words.adjectives)
    said = [c for c in copula.rights if c.dep_ in ("acomp", "attr", "oprd")]
    return next((c for c in said if c.lower_ in words), None)
