"""Which cues reach a happening, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.claims.standing.setting import Setting, above
from firsthand.claims.when.clause import is_verb
from firsthand.lexicon.cues import Cues, cues

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTENT = frozenset({"xcomp", "ccomp", "csubj", "csubjpass", "pcomp", "acl", "relcl"})
OBJECT = frozenset({"dobj", "pobj", "prep", "pcomp", "nsubjpass", "attr", "oprd", "dative", "agent", "appos", "compound", "amod", "poss", "nmod", "nummod"})  # fmt: skip
GOVERNING = ("denied", "accused", "question", "predicted", "planned")
WEAK_OBJECTS = frozenset(
    ["order", "orders", "ordered", "ordering", "plan", "plans", "planned", "planning", "demand", "demands", "demanded", "demanding", "propose", "proposes", "proposed", "discuss", "discussed", "discussing", "negotiate", "negotiated", "prepare", "prepares", "prepared", "preparing", "schedule", "scheduled", "urge", "urged", "seek", "seeks", "sought", "seeking", "request", "requested", "requests", "threaten", "threatened", "threatens", "threatening", "promise", "promised", "promises", "pledge", "pledged", "pledges", "guarantee", "guaranteed", "ensure", "ensured", "envisage", "envisaged", "envisages", "stipulate", "stipulates", "stipulated", "consider", "considered", "considering", "mull", "mulled", "mulling", "want", "wants", "wanted", "allow", "allows", "allowed", "permit", "permits", "permitted", "call", "calls", "called", "calling", "require", "requires", "required", "offer", "offered", "offers", "vow", "vowed", "vows", "advocate", "advocated", "approve", "approved", "authorise", "authorised", "authorize", "authorized", "intend", "intended", "aim", "aimed", "hope", "hoped", "provide", "provides", "provided", "foresee", "foresees", "foresaw", "insist", "insisted", "insists", "push", "pushed", "pushing", "press", "pressed", "pressing", "appeal", "appealed", "appeals", "agree", "agreed", "decide", "decided", "contemplate", "contemplated", "expect", "expects", "expected", "fear", "fears", "feared", "predict", "predicts", "predicted", "forecast", "anticipates", "anticipate", "anticipated", "foretold", "warn", "warned", "warns", "warning", "deny", "denied", "denies", "dispute", "disputed", "reject", "rejected", "rejects", "dismiss", "dismissed", "refute", "refuted", "accuse", "accused", "accuses", "blame", "blamed", "blames", "allege", "alleged", "charge", "charged", "suspect", "suspected", "investigate", "investigating", "investigated", "probe", "probing", "examine", "examining", "examined", "questioned", "condemn", "condemned", "denounce", "denounced", "risk", "risks"]
)


@dataclass(frozen=True, slots=True)
class Reach:
    """A cue that reaches the happening: its kind, its word, how many words stand between, and whether through a clause."""

    kind: str
    word: Token
    depth: int
    clausal: bool
    content: Token


def governing(setting: Setting) -> Iterator[Reach]:
    """The verbs, nouns and adjectives above the happening whose content it is, the nearest first."""
    clausal = False
    for step in above(setting.trigger):
        if step.dep in ("advcl", "relcl") and step.below.tag_ != "TO" and not _is_infinitive(step.below):
            return
        if step.dep == "conj" and is_verb(step.above) and is_verb(step.below) and _own_subject(step.below):
            continue
        clausal = clausal or step.dep in CONTENT or (step.dep in ("advcl", "relcl"))
        if step.dep not in ("nsubj",):
            yield from _kinds(step.above, step.below, step.dep, step.depth, clausal=clausal)


def _kinds(word: Token, below: Token, dep: str, depth: int, *, clausal: bool) -> Iterator[Reach]:
    if dep == "conj":
        return
    for kind in GOVERNING:
        table = cues(kind)
        if is_verb(word) or word.tag_[:2] == "VB":
            if _names(word, table.verbs) and (
                dep in CONTENT or _infinitive_purpose(below, dep) or word.lower_ in WEAK_OBJECTS
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


def _names(word: Token, spellings: frozenset[str]) -> bool:
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


def phrase_before(setting: Setting, table: Cues, window: int = 40) -> bool:
    """Tell whether a phrase of the kind stands right before the happening's words, within the same clause."""
    if table.phrases is None:
        return False
    doc, first = setting.trigger.doc, setting.trigger
    text = doc.text[max(0, first.idx - window) : first.idx]
    cut = max(text.rfind(","), text.rfind(";"), text.rfind(" but "), text.rfind("“"), text.rfind('"'))
    found = None
    for found in table.phrases.finditer(text, cut + 1):
        pass
    return found is not None and len(text[found.end() :].split()) <= 3
