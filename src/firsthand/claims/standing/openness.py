"""What the words leave open by modal clauses around a noun, and what nobody vouches for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.standing.cueing import is_parted
from firsthand.claims.standing.setting import Setting, Step, above, helpers
from firsthand.claims.when.clause import is_verb
from firsthand.lexicon.cues import cues, grammar
from firsthand.model import Certainty

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

Found = tuple[Certainty, "Token | None", str]
CLAUSES = ("ccomp", "csubj", "csubjpass", "acl", "pcomp")


def unvouched(setting: Setting) -> Found | None:
    """The content of a saying that is withheld: "could not confirm that", "did not say who", "it is unclear if"."""
    clausal = setting.verb is not None and not setting.noun
    for step in above(setting.verb or setting.trigger, 6):
        if step.dep in ("relcl", "advcl") or is_parted(setting, step.above, step.below):
            return None
        clausal = clausal or is_verb(step.below)
        if clausal and step.dep in CLAUSES and _is_withheld(step):
            return Certainty.QUESTION, step.above, "nobody vouches for it"
    return None


def _is_withheld(step: Step) -> bool:
    low = step.above.lower_
    if is_verb(step.above):
        copula = low in grammar("being")
        withheld = _negated(step.above) and low in cues("negation").opaque and low not in grammar("deniers")
        return withheld or (copula and any(_is_unclear(c) for c in step.above.children)) or _declines(step.above)
    return _is_unclear(step.above) or (low in grammar("evidence") and _lacks(step.above))


def _is_unclear(word: Token) -> bool:
    """ "unclear", "not known", "not clear"."""
    if word.lower_ in grammar("unclear"):
        return True
    return word.lower_ in grammar("clear") and (_negated(word) or _negated(word.head))


def _declines(verb: Token) -> bool:
    """ "refused to say who", "declined to confirm that"."""
    up = verb.head
    return verb.dep_ == "xcomp" and verb.lower_ in cues("negation").opaque and up.lower_ in grammar("declining")


def _lacks(noun: Token) -> bool:
    return any(c.lower_ in ("no", "little", "any") for c in noun.children) or _negated(noun.head)


def _negated(word: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ in ("never", "cannot") for c in word.children)


def modal(setting: Setting) -> Found | None:
    """A happening told as a new noun under a modal verb: "will probably turn to bombings", "could face a siege"."""
    if not setting.noun or _is_definite(setting.trigger):
        return None
    for step in above(setting.trigger, 4):
        if is_verb(step.above):
            return _of_modal(step) if step.dep in ("dobj", "prep", "attr", "nsubj", "nsubjpass") else None
        if step.dep not in ("pobj", "conj", "compound", "prep", "amod", "dobj"):
            return None
    return None


def due(setting: Setting) -> Found | None:
    """What "is due to start", "is to be gone", "is a matter of time" has not come yet."""
    node = setting.verb or setting.trigger
    for verb in (node, *(s.above for s in above(node, 2) if s.dep in ("nsubj", "nsubjpass", "advcl"))):
        word = _awaited(verb) if verb.lower_ in grammar("progressive") else None
        if word is not None:
            return (Certainty.PREDICTED if word.lower_ == "matter" else Certainty.PLANNED), word, "due"
    return None


def _awaited(copula: Token) -> Token | None:
    """The "due", "to" or "matter" after a present form of "be"."""
    present = copula.lower_ in grammar("progressive_present")
    for child in copula.rights:
        if child.dep_ == "attr" and child.lower_ == "matter" and any(c.dep_ == "advcl" for c in copula.rights):
            return child
        if not present:
            continue
        purpose = child.dep_ == "xcomp" and child.tag_[:2] == "VB"
        to = next((c for c in child.children if c.tag_ == "TO"), None) if purpose else None
        if to is not None:
            return to
        ready = child.dep_ == "acomp" and child.lower_ in cues("planned").words.adjectives
        if ready and any(c.dep_ == "xcomp" for c in child.children):
            return child
    return None


def _of_modal(step: Step) -> Found | None:
    """The future of an object or a subject; a subject that a possibility is told of is taken for granted."""
    words = helpers(step.above)
    if any(h.lower_ in grammar("perfect") for h in words) or step.below.dep_ in ("nsubj", "nsubjpass"):
        return None
    for helper in words:
        if helper.lower_ in ("may", "might", "could") and helper.tag_ == "MD":
            return Certainty.PREDICTED, helper, "modal clause"
        if helper.lower_ in cues("planned").words.auxiliaries:
            return Certainty.PLANNED, helper, "future clause"
        if (
            helper.tag_ == "TO"
            and step.above.dep_ == "xcomp"
            and step.above.head.lower_ in grammar("progressive_present")
        ):
            return Certainty.PLANNED, helper, "to-clause"
    return None


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ in ("det", "poss") and c.lower_ in grammar("definite") for c in noun.children)
