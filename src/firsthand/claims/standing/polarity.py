"""Whether it is told as not having happened: negation with its scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.standing.cueing import phrase_before
from firsthand.claims.standing.setting import Setting, above
from firsthand.claims.when.clause import is_verb
from firsthand.lexicon.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token


def negated(setting: Setting, *, type: str) -> Token | None:
    """The word that undoes the happening, or None.

    "did not take", "no attack", "failed to reach", "the evacuation was suspended"; not "could not be verified",
    "did not say whether", "not only".
    """
    for node in setting.nodes:
        word = _beside(node)
        if word is not None:
            return word
    return _halted(setting) or _above(setting) or _phrase(setting)


def _beside(node: Token) -> Token | None:
    table = cues("negation")
    for child in node.children:
        low = child.lower_
        if child.dep_ == "neg" and not _is_harmless(child):
            return child
        if child.dep_ in ("det", "preconj") and low in ("no", "neither") and not _is_harmless(child):
            return child
        if (
            child.dep_ in ("amod", "advmod")
            and low in table.words.adjectives
            and low not in ("yet", "unlikely")
        ):
            return child
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and is_verb(node) and _is_empty(child):
            return child
    if (
        node.dep_ == "conj"
        and is_verb(node)
        and not any(c.dep_ in ("nsubj", "nsubjpass", "cc") and c.lower_ == "but" for c in node.head.children)
    ):
        return _inherited(node)
    return None


def _inherited(node: Token) -> Token | None:
    """ "did not enter or shell": one negation for both, where the second verb has the first one's form."""
    head = node.head
    joined = any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in head.children)
    return next((c for c in head.children if c.dep_ == "neg"), None) if joined else None


def _is_empty(subject: Token) -> bool:
    low = subject.lower_
    if low in ("nobody", "none", "nothing", "neither"):
        return True
    return any(c.lower_ == "no" and c.dep_ == "det" and not _is_harmless(c) for c in subject.children)


def _is_harmless(word: Token) -> bool:
    table = cues("negation").harmless
    text = word.doc.text[max(0, word.idx - 4) : word.idx + 40]
    found = table.search(text) if table else None
    return found is not None and found.start() <= 5


def _halted(setting: Setting) -> Token | None:
    """A happening told as a noun and called off."""
    if not setting.noun:
        return None
    halts = cues("negation").halts
    for step in above(setting.trigger, limit=3):
        if is_verb(step.above):
            undone = step.above.lower_ in halts and step.below.dep_ in ("dobj", "nsubjpass", "pobj", "prep")
            passive = step.below.dep_ != "nsubj"
            return step.above if undone and passive else None
        if step.dep not in ("conj", "compound", "amod"):
            return None
    return None


def _above(setting: Setting) -> Token | None:
    """ "failed to", "unable to", "prevented from": the nearest word above whose complement did not happen."""
    table = cues("negation")
    for step in above(setting.verb or setting.trigger, limit=4):
        low = step.above.lower_
        if step.dep == "conj":
            continue
        if step.dep in ("xcomp", "pcomp", "ccomp", "prep", "acl"):
            if (
                low in table.verbs
                and step.dep in ("xcomp", "prep", "pcomp")
                and not _beside_plain(step.above)
            ):
                return step.above
            if low in table.words.adjectives and step.dep in ("xcomp", "ccomp"):
                return step.above
            if low in table.nouns and step.dep in ("acl", "prep"):
                return step.above
            if step.dep == "pcomp" and low == "without":
                return step.above
            if (
                step.dep in ("xcomp",)
                and is_verb(step.above)
                and _beside_plain(step.above)
                and low not in table.opaque
            ):
                return step.above
            continue
        return None
    return None


def _beside_plain(node: Token) -> Token | None:
    return next((c for c in node.children if c.dep_ == "neg" and not _is_harmless(c)), None)


def _phrase(setting: Setting) -> Token | None:
    return setting.trigger if phrase_before(setting, cues("negation"), 24) else None
