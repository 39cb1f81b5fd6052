"""How sure the words are: asserted, planned, predicted, conditional, denied, accused, asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.standing.certainty_conditions import chain, conditional, is_open, mark_of
from firsthand.claims.standing.cueing import Reach, governing, names, phrase_before
from firsthand.claims.standing.openness import Found, due, modal, unvouched
from firsthand.claims.standing.refuted import refuted
from firsthand.claims.standing.setting import Setting, above, helpers
from firsthand.claims.when.clause import is_verb
from firsthand.lexicon.cues import cues, cues_of_force, grammar
from firsthand.model import Certainty

if TYPE_CHECKING:
    from firsthand.claims.tree import Token


def unsure(setting: Setting, force: str | None) -> Found | None:
    """The certainty that the words lower it to, with the word that does it; None where it is told as a fact."""
    return (
        conditional(setting)
        or refuted(setting)
        or _asked(setting)
        or unvouched(setting)
        or _governed(setting)
        or _by_helpers(setting)
        or due(setting)
        or modal(setting)
        or _by_modifiers(setting)
        or _by_force(setting, force)
    )


def unsure_speech(setting: Setting) -> Found | None:
    """As `unsure` for a speech act (a demand, an accusation, ...): only what makes the speaking itself open.

    "may ask for sanctions" and "will appeal if" are open; "demands that they leave" is a demand that was made.
    """
    if setting.noun or setting.trigger.tag_ != "VB":
        return None
    return conditional(setting) or _by_helpers(setting)


def _asked(setting: Setting) -> Found | None:
    node = setting.verb or setting.trigger
    for candidate in (node, *(s.above for s in above(node, 4))):
        mark = next(
            (
                c
                for c in candidate.children
                if c.lower_ in ("whether",) and c.dep_ in ("mark", "advmod", "preconj", "cc")
            ),
            None,
        )
        if mark is not None:
            return Certainty.QUESTION, mark, "whether"
        if is_verb(candidate) and candidate.dep_ == "ccomp" and mark_of(candidate, ("if",)):
            return Certainty.QUESTION, candidate, "asked if"
        if candidate.dep_ in ("relcl", "advcl", "ROOT"):
            break
    return (Certainty.QUESTION, setting.trigger, "phrase") if phrase_before(setting, cues("question")) else None


def _governed(setting: Setting) -> Found | None:
    for reach in governing(setting):
        certainty = Certainty(reach.kind)
        if _has_come_about(reach.word, reach.kind):
            continue
        if certainty is Certainty.ACCUSED and _is_refused(reach.word):
            return Certainty.DENIED, reach.word, "accusation denied"
        if not _reaches(setting, reach, certainty):
            continue
        return certainty, reach.word, "governed"
    for kind in ("denied", "accused", "predicted", "planned"):
        if setting.noun and phrase_before(setting, cues(kind)):
            return Certainty(kind), setting.trigger, "phrase"
    return None


def _reaches(setting: Setting, reach: Reach, certainty: Certainty) -> bool:
    """Tell whether a cue above makes the happening a plan, a fear or a question, or takes it for granted."""
    if certainty in (Certainty.PLANNED, Certainty.PREDICTED) and not _is_unborn(setting, reach.content):
        return False
    if certainty is Certainty.PLANNED and _is_only_told(reach.word, reach.content):
        return False
    return not (certainty is Certainty.QUESTION and reach.clausal and not setting.noun)


def _is_only_told(word: Token, content: Token) -> bool:
    """ "told them to leave" is an order, "told them that the town could fall" is none: the modal verb decides."""
    return word.lower_ in grammar("saying") and any(h.tag_ == "MD" for h in helpers(content))


def _has_come_about(word: Token, kind: str) -> bool:
    """ "forced them to retreat": what was brought about is no plan."""
    return kind == "planned" and is_verb(word) and word.tag_ != "VB" and word.lower_ in grammar("done")


def _is_refused(word: Token) -> bool:
    """ "rejected accusations that": the accusation stands under a denial."""
    table = cues("denied")
    return word.tag_[:2] == "NN" and word.dep_ in ("dobj", "nsubjpass") and word.head.lower_ in table.verbs


def _is_unborn(setting: Setting, content: Token) -> bool:
    """Under a plan or a fear: an infinitive, a modal or a noun, but no finite past ("agreed that it
    had shelled").
    """
    node = content if is_verb(content) else setting.verb or setting.trigger
    if not is_verb(node):
        return True
    words = helpers(node)
    if any(h.lower_ in grammar("perfect") for h in words):
        return False
    if node.tag_ == "VBG" and any(h.lower_ in grammar("progressive") for h in words):
        return False
    if node.tag_ in ("VB", "VBG") or (node.tag_ == "VBP" and node.head.lower_ in grammar("wishes")):
        return True
    return any(h.tag_ in ("MD", "TO") or h.lower_ == "be" for h in words)


def _by_helpers(setting: Setting) -> Found | None:
    for node in chain(setting):
        for helper in helpers(node):
            found = _of_helper(helper, node)
            if found is not None:
                return found
    return None


def _of_helper(helper: Token, node: Token) -> Found | None:
    low = helper.lower_
    if low in ("would", "'d") and node.lower_ == "be" and any(c.dep_ == "attr" for c in node.children):
        return Certainty.CONDITIONAL, helper, "hypothesis"
    if any(h.lower_ in grammar("perfect") and h.i > helper.i for h in helpers(node)):
        return _of_modal_perfect(helper)
    if low in cues("planned").words.auxiliaries or low in cues("planned").words.subjunctive:
        return Certainty.PLANNED, helper, "future"
    if low in ("may", "might") or (low in ("could", "can") and helper.tag_ == "MD"):
        return Certainty.PREDICTED, helper, "modal"
    if helper.tag_ == "TO" and node.dep_ in ("ROOT", "relcl", "ccomp", "acl", "advcl", "xcomp") and not _is_done(node):
        return Certainty.PLANNED, helper, "infinitive"
    return None


def _of_modal_perfect(helper: Token) -> Found | None:
    """ "may have fallen" is a guess, "would have fallen" did not come about."""
    if helper.lower_ in ("may", "might"):
        return Certainty.PREDICTED, helper, "modal perfect"
    return (Certainty.CONDITIONAL, helper, "counterfactual") if helper.lower_ in ("would", "could") else None


def _is_done(node: Token) -> bool:
    """ "managed to take", "was seen to fire", "went on to capture", "the first town to fall":
    infinitives of what happened.
    """
    head = node.head
    if node.dep_ in ("relcl", "acl") and head.tag_[:2] == "NN":
        return any(c.lower_ in grammar("ranks") for c in head.children)
    if node.dep_ == "advcl" and node.lower_ in grammar("enacted"):
        return head.tag_ in ("VBD", "VBN", "VBZ", "VBG") and all(h.tag_ not in ("MD", "TO") for h in helpers(head))
    failed = names(head, cues("negation").verbs) or head.lower_ in cues("negation").words.adjectives
    return node.dep_ in ("xcomp", "advcl") and (failed or head.lower_ in grammar("done"))


def _by_modifiers(setting: Setting) -> Found | None:
    for node in setting.nodes:
        for child in node.children:
            low = child.lower_
            if _is_come_at_last(child, setting) or _is_carried_out(child, setting):
                continue
            if child.dep_ in ("amod", "advmod", "compound") and low in grammar("plan_nouns") and setting.noun:
                kind = Certainty.PREDICTED if cues("predicted").modifies(low) else Certainty.PLANNED
                return kind, child, "modifier"
            if child.dep_ == "amod" and low == "alleged":
                return Certainty.ACCUSED, child, "modifier"
            if low in cues("predicted").words.adverbs and child.dep_ == "advmod" and is_open(node):
                return Certainty.PREDICTED, child, "adverb"
    return None


def _is_come_at_last(word: Token, setting: Setting) -> bool:
    """ "launched its long-threatened invasion": joined to another word, before what is told as done."""
    joined = word.i > 0 and word.nbor(-1).text in "-–‑" and word.nbor(-1).is_punct
    return joined and setting.verb is not None and setting.verb.tag_ in ("VBD", "VBN")


def _is_carried_out(word: Token, setting: Setting) -> bool:
    """ "carried out a planned withdrawal": what was planned has been done."""
    return word.lower_ == "planned" and setting.verb is not None and setting.verb.lower_ in grammar("carried_out")


def _by_force(setting: Setting, force: str | None) -> Found | None:
    """What the speech act that holds the happening makes of it; what is only described in it stays told."""
    kind = cues_of_force().get(force or "")
    if kind is None or _is_described(setting):
        return None
    if kind == "predicted" and not _is_unborn(setting, setting.trigger):
        return None  # "estimated that 900 had fled": reckoned, not foreseen
    return Certainty(kind), None, f"force {force}"


def _is_described(setting: Setting) -> bool:
    """ "ordered them to leave all areas held by the army": told within a relative clause or as a participle."""
    node = setting.verb or setting.trigger
    steps = [(node.dep_, node), *((s.above.dep_, s.above) for s in above(node, 4))]
    return any(
        dep in ("relcl", "appos") or (dep == "acl" and word.tag_ == "VBN") or _is_where(dep, word)
        for dep, word in steps
    )


def _is_where(dep: str, word: Token) -> bool:
    return dep == "advcl" and any(c.lower_ == "where" for c in word.children)
