"""Conditions: what happens only if something else does, and what has not come about until something else has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.standing.cueing import names, phrase_before
from firsthand.claims.standing.openness import Found
from firsthand.claims.standing.setting import Setting, above, helpers
from firsthand.claims.when.clause import is_verb
from firsthand.lexicon.cues import cues, grammar
from firsthand.model import Certainty

if TYPE_CHECKING:
    from firsthand.claims.tree import Token


def conditional(setting: Setting) -> Found | None:
    """The condition that a happening hangs on, by the word that tells it; None where it hangs on none."""
    node = setting.verb or setting.trigger
    mark = _if_above(node)
    if mark is not None:
        return Certainty.CONDITIONAL, mark, "if"
    if _is_inverted(node):
        return Certainty.CONDITIONAL, node, "should-inversion"
    awaited = _awaited(node)
    if awaited is not None:
        return Certainty.CONDITIONAL, awaited, "awaited"
    for main in _mains(setting):
        below = next((m for c in _clauses_beside(main) if (m := _condition_of(c))), None)
        if below is not None and (is_open(main) or _is_foreseen(main)):
            return Certainty.CONDITIONAL, below, "main clause of if"
    if setting.noun and phrase_before(setting, cues("conditional"), 30):
        return Certainty.CONDITIONAL, setting.trigger, "phrase"
    return None


def _mains(setting: Setting) -> list[Token]:
    """The verbs whose condition is the happening's: its own, and the one that a new noun is the object of."""
    out = chain(setting)
    node = setting.trigger
    while node.dep_ in ("pobj", "prep", "dobj", "compound", "amod"):
        node = node.head
        if is_verb(node):
            return [*out, node]
    return out


def _is_foreseen(verb: Token) -> bool:
    """ "if the port falls, diplomats expect the army to march": an infinitive that somebody foresees."""
    to_do = verb.dep_ in ("ccomp", "xcomp") and any(h.tag_ == "TO" for h in helpers(verb))
    return to_do and names(verb.head, cues("predicted").verbs)


def _clauses_beside(main: Token) -> list[Token]:
    """The adverbial clauses of a verb, and those before it that the parser hangs on "aid workers say"."""
    own = [c for c in main.children if c.dep_ == "advcl" or (c.i < main.i and _is_inverted(c))]
    if main.dep_ == "ccomp":
        own += [c for c in main.head.lefts if c.dep_ == "advcl" or _is_inverted(c)]
    set_in = [t for t in main.lefts if t.dep_ in ("parataxis", "advcl")]
    return own + [c for said in set_in for c in said.lefts if c.dep_ == "advcl"]


def _condition_of(clause: Token) -> Token | None:
    return mark_of(clause, _marks()) or (clause if _is_inverted(clause) else None)


def _if_above(node: Token) -> Token | None:
    """The "if" of the happening's own clause or of one above it; not that of "asked if"."""
    for candidate in (node, *(s.above for s in above(node, 5))):
        if is_verb(candidate):
            mark = mark_of(candidate, _marks())
            if mark is not None and not _is_asked_if(candidate):
                return mark
            if candidate != node and _is_inverted(candidate):
                return candidate
            if candidate.dep_ in ("relcl", "ROOT"):
                return None
    return None


def _awaited(node: Token) -> Token | None:
    """ "would go on until the last had left": what the open thing above waits for has not come about, either."""
    verbs = (node, *(s.above for s in above(node, 5)))
    clause = next((v for v in verbs if v.dep_ in ("advcl", "relcl")), None)
    if clause is None or clause.dep_ != "advcl":
        return None
    mark = mark_of(clause, cues("conditional").words.awaiting)
    ahead = is_open(clause.head) or _is_due(clause.head)
    return mark if mark is not None and (ahead or _is_still_ahead(clause, mark)) else None


def _is_still_ahead(clause: Token, mark: Token) -> bool:
    """ "the road is shut until the rebels leave": in the present tense it has not come."""
    finite = [*helpers(clause), clause]
    return mark.lower_ in ("until", "till") and finite[0].tag_ in ("VBZ", "VBP")


def _is_due(verb: Token) -> bool:
    """ "are to start disarming": an infinitive after a present form of "be"."""
    while verb.dep_ == "xcomp" and is_verb(verb.head):
        if any(h.tag_ == "TO" for h in helpers(verb)) and verb.head.lower_ in grammar("progressive_present"):
            return True
        verb = verb.head
    return False


def _marks() -> tuple[str, ...]:
    return cues("conditional").words.marks


def mark_of(verb: Token, marks: tuple[str, ...]) -> Token | None:
    """The word of these that opens a clause."""
    return next(
        (
            c
            for c in verb.children
            if c.lower_ in marks and c.dep_ in ("mark", "advmod", "prep", "nsubj") and c.i < verb.i
        ),
        None,
    )


def _is_asked_if(verb: Token) -> bool:
    return verb.dep_ == "ccomp"


def _is_inverted(verb: Token) -> bool:
    """ "Should the rebels refuse, ...", "had the fighting gone on"."""
    if verb.lower_ == "had" and not any(c.dep_ in ("nsubj", "neg") for c in verb.children):
        return any(c.dep_ == "ccomp" and c.tag_ == "VBN" and c.i > verb.i for c in verb.children)
    first = next((c for c in verb.children if c.dep_ == "aux"), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.tag_ == "NN":  # "should the city fall", taken for a noun by the parser
        return first is not None and first.lower_ == "should"
    return (
        first is not None and subject is not None and first.lower_ in ("should", "were", "had") and first.i < subject.i
    )


def chain(setting: Setting) -> list[Token]:
    """The happening's verb and those that it only completes: "will begin to leave" is as open as "will leave"."""
    out = list(setting.nodes)
    node = out[-1]
    while is_verb(node) and len(out) < 5:
        up = _completed(node)
        if up is None:
            break
        if node.dep_ != "conj" or helpers(node) == helpers(up):
            out.append(up)
        node = up
    return out


def _completed(node: Token) -> Token | None:
    """The verb above that a verb completes or is joined to: "began to shell", "go on patrolling"."""
    up = node.head.head if node.dep_ == "pcomp" and node.head.dep_ in ("prep", "prt") else node.head
    if not is_verb(up):
        return None
    if node.dep_ == "ccomp":
        return up if node.tag_ == "VB" and up.lower_ in grammar("letting") else None
    if node.dep_ == "pcomp":
        return up if up.lower_ in grammar("aspect") else None
    if node.dep_ == "conj":
        return None if any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children) else up
    runs_on = node.dep_ == "advcl" and node.tag_ == "VBG" and up.lower_ in grammar("aspect") and node.i - up.i <= 2
    return up if node.dep_ == "xcomp" or runs_on else None


def is_open(verb: Token) -> bool:
    """Tell whether a modal verb leaves a clause open."""
    return any(h.tag_ == "MD" for h in helpers(verb))
