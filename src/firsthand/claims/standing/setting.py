"""The words around a happening: its own helpers, and the words above it up to the sentence's main verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from firsthand.claims.when.clause import is_verb
from firsthand.lexicon.cues import grammar

if TYPE_CHECKING:
    from firsthand.claims.tree import Token


class Step(NamedTuple):
    """One word above the happening: `below` is the word through which it is reached, `dep` their relation."""

    above: Token
    below: Token
    dep: str
    depth: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A happening in its sentence. `verb` is the verb of its own clause: itself, or a verb that makes
    the noun happen.
    """

    trigger: Token
    verb: Token | None
    noun: bool
    text: str = ""  # the sentence

    @property
    def nodes(self) -> tuple[Token, ...]:
        """The words that carry helpers of the happening: the trigger, and its light verb."""
        return (self.trigger,) if self.verb is None or self.verb == self.trigger else (self.trigger, self.verb)


def setting(trigger: Token, *, noun: bool, text: str) -> Setting:
    """Lay out the happening. A noun happens through a verb such as "carry out"; other verbs take it
    for granted.
    """
    if not noun and is_verb(trigger):
        return Setting(trigger, trigger, False, text)
    current = trigger
    while current.dep_ != "ROOT" and current.dep_ in (
        "conj",
        "compound",
        "amod",
        "pobj",
        "prep",
        "nmod",
        "appos",
        "advmod",
        "prt",
        "nummod",
        "poss",
        "acomp",
        "attr",
        "advcl",
    ):
        current = current.head
        if is_verb(current):
            break
    top = current if is_verb(current) else current.head
    light = is_verb(top) and (top.lower_ in grammar("eventive")) and _is_argument(current, top)
    return Setting(trigger, top if light or not noun else None, noun, text)


def helpers(verb: Token) -> list[Token]:
    """Auxiliaries of a verb, or of the first of the verbs that it is joined to."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if (
        not own
        and verb.dep_ == "conj"
        and is_verb(verb.head)
        and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    ):
        return helpers(verb.head)
    return own


def above(token: Token, limit: int = 8) -> Iterator[Step]:
    """Climb from a word to the main verb."""
    current, depth = token, 0
    while current.dep_ != "ROOT" and depth < limit:
        depth += 1
        yield Step(current.head, current, current.dep_, depth)
        current = current.head


def is_telegraphic(step: Step) -> bool:
    """ "Five fighters killed in Homs": a line without a verb of its own, whose participle tells its news."""
    top, verb = step.above, step.below
    return step.dep == "acl" and verb.tag_ == "VBN" and top.dep_ == "ROOT" and top.tag_[:2] in ("NN", "CD")


def _is_argument(current: Token, top: Token) -> bool:
    return (
        current == top
        or current.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "pobj", "conj", "oprd", "dative")
        or current.head == top
    )
