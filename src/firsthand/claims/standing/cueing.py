"""Which cues reach a happening, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.claims.standing.setting import Setting, Step, above
from firsthand.claims.when.clause import is_verb
from firsthand.lexicon.cues import Cues, cues, grammar

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

CONTENT = frozenset({"xcomp", "ccomp", "csubj", "csubjpass", "pcomp", "acl", "relcl"})
OBJECT = frozenset(
    {
        "dobj",
        "pobj",
        "prep",
        "pcomp",
        "nsubjpass",
        "attr",
        "oprd",
        "dative",
        "agent",
        "appos",
        "compound",
        "amod",
        "poss",
        "nmod",
        "nummod",
    }
)
GOVERNING = ("denied", "accused", "question", "predicted", "planned")


@dataclass(frozen=True, slots=True)
class Reach:
    """A cue that reaches the happening: its kind, its word, how many words stand between, and whether
    through a clause.
    """

    kind: str
    word: Token
    depth: int
    clausal: bool
    content: Token


def governing(setting: Setting) -> Iterator[Reach]:
    """The verbs, nouns and adjectives above the happening whose content it is, the nearest first."""
    clausal = False
    for step in above(setting.trigger):
        if is_parted(setting, step.above, step.below) or _is_state(step.below, step.dep):
            return
        if step.dep == "appos":
            return
        if _is_aside(step) and not _is_joined_gerund(step):
            return
        if step.dep == "conj" and is_verb(step.above) and is_verb(step.below) and _own_subject(step.below):
            continue
        if _is_stated(step) or _is_past_it(step):
            return
        clausal = clausal or step.dep in CONTENT or (step.dep in ("advcl", "relcl"))
        if step.dep not in ("nsubj",):
            yield from _kinds(step.above, step.below, step.dep, step.depth, clausal=clausal)


def _is_stated(step: Step) -> bool:
    """ "we wish to state that the fort has fallen", "his decision to admit that they fired": the telling is meant."""
    if step.dep != "ccomp" or step.above.tag_ != "VB" or step.above.lower_ not in grammar("stating"):
        return False
    return step.below.tag_ in ("VBD", "VBZ", "VBP", "VBN") and all(c.tag_ != "MD" for c in step.below.children)


def _is_past_it(step: Step) -> bool:
    """ "called for sanctions after the execution", "in the wake of the raid": what a wish follows on has happened."""
    if step.dep == "pobj":
        return step.above.lower_ in ("after", "following", "since")
    of = step.dep == "prep" and step.below.lower_ == "of"
    return of and step.above.lower_ in grammar("aftermath") and step.above.dep_ == "pobj"


def _is_aside(step: Step) -> bool:
    return step.dep in ("advcl", "relcl") and step.below.tag_ != "TO" and not _is_infinitive(step.below)


def _is_joined_gerund(step: Step) -> bool:
    """ "accused them of firing on a convoy and robbing the passengers", where the parser loses the joint."""
    below = step.below
    joined = below.i > 0 and below.nbor(-1).lower_ in ("and", "or") and below.tag_ == "VBG" and step.dep == "advcl"
    return joined and any(
        t.dep_ == "pcomp" and t.tag_ == "VBG" and t.i < below.i for c in step.above.children for t in c.subtree
    )


def _kinds(word: Token, below: Token, dep: str, depth: int, *, clausal: bool) -> Iterator[Reach]:
    if dep == "conj":
        return
    for kind in GOVERNING:
        table = cues(kind)
        if is_verb(word) or word.tag_[:2] == "VB":
            if names(word, table.verbs) and (
                dep in CONTENT or _infinitive_purpose(below, dep) or word.lower_ in grammar("objects")
            ):
                yield Reach(kind, word, depth, clausal, below)
        elif word.tag_[:2] == "NN":
            if word.lower_ in table.nouns and dep in (
                "acl",
                "prep",
                "relcl",
                "ccomp",
                "pobj",
                "compound",
                "amod",
                "xcomp",
                "poss",
                "appos",
            ):
                yield Reach(kind, word, depth, clausal, below)
        elif word.lower_ in table.words.adjectives and dep in ("xcomp", "ccomp", "advcl"):
            yield Reach(kind, word, depth, clausal, below)


def _is_state(below: Token, dep: str) -> bool:
    """ "areas held by", "weapons found in": a participle that describes what is, whatever is
    ordered about it.
    """
    whole = any(c.dep_ in ("aux", "auxpass", "mark") for c in below.children)  # "reports that they had left"
    return dep in ("acl", "amod") and below.tag_ == "VBN" and not whole


def is_parted(setting: Setting, a: Token, b: Token) -> bool:
    """A semicolon parts two statements, however the parser joins them."""
    return ";" in setting.text[min(a.idx, b.idx) : max(a.idx, b.idx)]


def names(word: Token, spellings: frozenset[str]) -> bool:
    """Tell whether a verb, with its particle if need be, is one of these forms."""
    if word.lower_ in spellings:
        return True
    nxt = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    return f"{word.lower_} {nxt}" in spellings


def _own_subject(token: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)


def _infinitive_purpose(below: Token, dep: str) -> bool:
    return dep == "advcl" and _is_infinitive(below)


def first_of_list(noun: Token) -> Token:
    """ "provides for a swap of prisoners and the removal of tanks": what stands before the first is before all."""
    while noun.dep_ == "conj" and noun.tag_[:2] == "NN" and noun.head.tag_[:2] == "NN" and noun.head.i < noun.i:
        noun = noun.head
    return noun


def phrase_before(setting: Setting, table: Cues, window: int = 40) -> bool:
    """Tell whether a phrase of the kind stands right before the happening's words, within the same clause."""
    if table.phrases is None:
        return False
    first = first_of_list(setting.trigger)
    text = setting.text[max(0, first.idx - window) : first.idx]
    cut = max(text.rfind(","), text.rfind(";"), text.rfind(" but "), text.rfind("“"), text.rfind('"'))
    found = next(reversed(list(table.phrases.finditer(text, cut + 1))), None)
    return found is not None and len(text[found.end() :].split()) <= 3
