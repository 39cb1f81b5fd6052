"""Whether it is told as not having happened: negation with its scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.standing.cueing import names, phrase_before
from firsthand.claims.standing.setting import Setting, Step, above
from firsthand.claims.when.clause import is_verb
from firsthand.lexicon.cues import cues, grammar

if TYPE_CHECKING:
    from firsthand.claims.tree import Token


def negated(setting: Setting) -> Token | None:
    """The word that undoes the happening, or None.

    "did not take", "no attack", "failed to reach", "the evacuation was suspended";
    not "could not be verified",
    "did not say whether", "not only".
    """
    for node in setting.nodes:
        word = None if _judged(node, setting) else _beside(node)
        if word is not None:
            return word
    return _halted(setting) or _above(setting) or _phrase(setting)


def _judged(verb: Token, setting: Setting) -> bool:
    """ "The raid was no surprise", "is not seen as a defeat", "the clashes are not over": what is denied of it is
    not that it happened.
    """
    if verb == setting.trigger or not is_verb(verb) or not any(_holds(c, setting.trigger) for c in verb.lefts):
        return False
    return any(
        (c.dep_ == "attr" and c.tag_[:2] == "NN" and c.lower_ not in cues("negation").words.subjects)
        or (c.dep_ == "acomp" and c.lower_ not in grammar("real"))
        or (c.dep_ == "prep" and c.lower_ == "as" and verb.tag_ == "VBN")
        or (c.dep_ in ("advmod", "prt") and c.lower_ == "over" and verb.lower_ in grammar("being"))
        for c in verb.rights
    )


def _holds(subject: Token, trigger: Token) -> bool:
    return subject.dep_ in ("nsubj", "nsubjpass") and (subject == trigger or subject.is_ancestor(trigger))


def _beside(node: Token) -> Token | None:
    own = next((c for c in node.children if _denies(c, node)), None)
    if own is not None or node.dep_ != "conj" or not is_verb(node):
        return own
    return _inherited(node)


def _denies(child: Token, node: Token) -> bool:
    low, dep = child.lower_, child.dep_
    if dep == "neg" or (dep in ("det", "preconj") and low in ("no", "neither")):
        return not _is_harmless(child)
    if dep == "amod" and not is_verb(node):
        return low in cues("negation").words.adjectives and low != "unlikely"
    return dep in ("nsubj", "nsubjpass", "dobj") and is_verb(node) and _is_empty(child)


def _inherited(node: Token) -> Token | None:
    """ "did not enter or shell": one negation for both, where the second verb has the first one's form."""
    head = node.head
    joined = any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in head.children)
    return next((c for c in head.children if c.dep_ == "neg"), None) if joined else None


def _is_empty(subject: Token) -> bool:
    low = subject.lower_
    if low in ("nobody", "none", "nothing", "neither"):
        return True
    return any(c.lower_ in ("no", "neither") and c.dep_ == "det" and not _is_harmless(c) for c in subject.children)


def _is_harmless(word: Token) -> bool:
    table = cues("negation").harmless
    return table is not None and table.match(word.doc[word.i : word.i + 8].text) is not None


def _halted(setting: Setting) -> Token | None:
    """A happening told as a noun and called off."""
    if not setting.noun:
        return None
    halts = cues("negation").halts
    for step in above(setting.trigger, limit=3):
        if is_verb(step.above):
            if _beside_plain(step.above) and step.below.dep_ == "dobj" and step.above.lower_ in _willing():
                return step.above
            undone = names(step.above, halts) and step.below.dep_ in ("dobj", "nsubjpass", "pobj", "prep")
            passive = step.below.dep_ != "nsubj"
            return step.above if (undone and passive) or (not passive and _is_over(step.above)) else None
        if step.dep not in ("conj", "compound", "amod"):
            return None
    return None


def _is_over(verb: Token) -> bool:
    """ "came to a halt", "was over", "has stalled": the subject does not go on."""
    if names(verb, cues("negation").stops):
        return _beside_plain(verb) is None
    after = verb.doc[verb.i + 1 : verb.i + 5].text.lower()
    pattern = cues("negation").over
    return verb.lower_ in grammar("ending") and pattern is not None and pattern.match(after) is not None


def _willing() -> frozenset[str]:
    """Verbs whose object has not come about when they are negated: "never approved a sale"."""
    return grammar("objects") | grammar("eventive")


def _above(setting: Setting) -> Token | None:
    """ "failed to", "unable to", "prevented from": the nearest word above whose complement did not happen."""
    for step in above(setting.verb or setting.trigger, limit=4):
        if step.dep == "conj":
            continue
        if step.dep not in ("xcomp", "pcomp", "ccomp", "prep", "acl"):
            return None
        if _undoes(step):
            return step.above
    return None


def _undoes(step: Step) -> bool:
    table, low, verbal = cues("negation"), step.above.lower_, is_verb(step.above)
    negated_above = _beside_plain(step.above) is not None
    if names(step.above, table.verbs) and step.dep in ("xcomp", "prep", "pcomp"):
        return not negated_above
    if low in table.words.adjectives and step.dep in ("xcomp", "ccomp"):
        return True
    if low in table.nouns and step.dep in ("acl", "prep", "ccomp"):
        return low not in grammar("evidence") or negated_above or _beside(step.above) is not None
    if step.dep == "pcomp" and low == "without":
        return True
    return step.dep == "xcomp" and verbal and negated_above and low not in table.opaque


def _beside_plain(node: Token) -> Token | None:
    return next((c for c in node.children if c.dep_ == "neg" and not _is_harmless(c)), None)


def _phrase(setting: Setting) -> Token | None:
    return setting.trigger if phrase_before(setting, cues("negation"), 24) else None
