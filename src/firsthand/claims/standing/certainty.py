"""How sure the words are: asserted, planned, predicted, conditional, denied, accused, asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.standing.cueing import governing, names, phrase_before
from firsthand.claims.standing.openness import Found, due, modal, unvouched
from firsthand.claims.standing.setting import Setting, above, helpers
from firsthand.claims.when.clause import is_verb
from firsthand.lexicon.cues import cues, cues_of_force, grammar
from firsthand.model import Certainty

if TYPE_CHECKING:
    from firsthand.claims.tree import Token


def unsure(setting: Setting, force: str | None) -> Found | None:
    """The certainty that the words lower it to, with the word that does it; None where it is told as a fact."""
    return (
        _conditional(setting)
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
    return _conditional(setting) or _by_helpers(setting)


def _conditional(setting: Setting) -> Found | None:
    node = setting.verb or setting.trigger
    mark = _if_above(node)
    if mark is not None:
        return Certainty.CONDITIONAL, mark, "if"
    if _is_inverted(node):
        return Certainty.CONDITIONAL, node, "should-inversion"
    awaited = _awaited(node)
    if awaited is not None:
        return Certainty.CONDITIONAL, awaited, "awaited"
    for main in _chain(setting):
        below = next((m for c in _clauses_beside(main) if (m := _condition_of(c))), None)
        if below is not None and _is_open(main):
            return Certainty.CONDITIONAL, below, "main clause of if"
    if setting.noun and phrase_before(setting, cues("conditional"), 30):
        return Certainty.CONDITIONAL, setting.trigger, "phrase"
    return None


def _clauses_beside(main: Token) -> list[Token]:
    """The adverbial clauses of a verb, and those before it that the parser hangs on "aid workers say"."""
    own = [c for c in main.children if c.dep_ == "advcl"]
    if main.dep_ == "ccomp":
        own += [c for c in main.head.lefts if c.dep_ == "advcl"]
    return own + [c for said in main.lefts if said.dep_ == "parataxis" for c in said.lefts if c.dep_ == "advcl"]


def _condition_of(clause: Token) -> Token | None:
    return _mark(clause, _marks()) or (clause if _is_inverted(clause) else None)


def _if_above(node: Token) -> Token | None:
    """The "if" of the happening's own clause or of one above it; not that of "asked if"."""
    for candidate in (node, *(s.above for s in above(node, 5))):
        if is_verb(candidate):
            mark = _mark(candidate, _marks())
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
    if clause is None or clause.dep_ != "advcl" or not _is_open(clause.head):
        return None
    return _mark(clause, cues("conditional").words.awaiting)


def _marks() -> tuple[str, ...]:
    return cues("conditional").words.marks


def _mark(verb: Token, marks: tuple[str, ...]) -> Token | None:
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
    return (
        first is not None and subject is not None and first.lower_ in ("should", "were", "had") and first.i < subject.i
    )


def _is_open(verb: Token) -> bool:
    return any(h.tag_ == "MD" for h in helpers(verb))


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
        if is_verb(candidate) and candidate.dep_ == "ccomp" and _mark(candidate, ("if",)):
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
        if certainty in (Certainty.PLANNED, Certainty.PREDICTED) and not _is_unborn(setting, reach.content):
            continue
        if certainty is Certainty.QUESTION and reach.clausal and not setting.noun:
            continue
        return certainty, reach.word, "governed"
    for kind in ("denied", "accused", "predicted", "planned"):
        if setting.noun and phrase_before(setting, cues(kind)):
            return Certainty(kind), setting.trigger, "phrase"
    return None


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
    for node in _chain(setting):
        for helper in helpers(node):
            found = _of_helper(helper, node)
            if found is not None:
                return found
    return None


def _chain(setting: Setting) -> list[Token]:
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
    failed = names(head, cues("negation").verbs) or head.lower_ in cues("negation").words.adjectives
    return node.dep_ in ("xcomp", "advcl") and (failed or head.lower_ in grammar("done"))


def _by_modifiers(setting: Setting) -> Found | None:
    for node in setting.nodes:
        for child in node.children:
            low = child.lower_
            if child.dep_ in ("amod", "advmod", "compound") and low in grammar("plan_nouns") and setting.noun:
                kind = Certainty.PREDICTED if cues("predicted").modifies(low) else Certainty.PLANNED
                return kind, child, "modifier"
            if child.dep_ == "amod" and low == "alleged":
                return Certainty.ACCUSED, child, "modifier"
            if low in cues("predicted").words.adverbs and child.dep_ == "advmod" and _is_open(node):
                return Certainty.PREDICTED, child, "adverb"
    return None


def _by_force(setting: Setting, force: str | None) -> Found | None:
    """What the speech act that holds the happening makes of it; what is only described in it stays told."""
    kind = cues_of_force().get(force or "")
    if kind is None or _is_described(setting):
        return None
    return Certainty(kind), None, f"force {force}"


def _is_described(setting: Setting) -> bool:
    """ "ordered them to leave all areas held by the army": told within a relative clause or as a participle."""
    node = setting.verb or setting.trigger
    steps = [(node.dep_, node), *((s.above.dep_, s.above) for s in above(node, 4))]
    return any(dep == "relcl" or (dep == "acl" and word.tag_ == "VBN") or _is_where(dep, word) for dep, word in steps)


def _is_where(dep: str, word: Token) -> bool:
    return dep == "advcl" and any(c.lower_ == "where" for c in word.children)
