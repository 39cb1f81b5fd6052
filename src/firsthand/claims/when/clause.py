"""Which time words belong to which happening: by the clauses of the sentence, never by mere nearness."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.when.words import TimeWords
from firsthand.lexicon.cues import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSE = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "pcomp", "xcomp", "parataxis", "csubj"})
FAR = 9


def belonging(sentence: ParsedSentence, trigger: Token, words: Sequence[TimeWords]) -> tuple[TimeWords | None, int]:
    """The time words of a happening and their distance: 0 its own, 1 its clause's, 2 the clause's
    above, 3 the speech's.

    None and FAR where all time words belong to other happenings.
    """
    best: tuple[TimeWords | None, int, int] = (None, FAR, 10_000)
    for item in words:
        if item.role in ("age", "frequency") or (item.earliest is None and item.latest is None):
            continue
        head = head_of(sentence, item)
        rank = _rank(trigger, head) if head is not None else FAR
        gap = abs(sentence.at(trigger) - item.start)
        if (rank, gap) < best[1:]:
            best = (item, rank, gap)
    return (best[0], best[1]) if best[1] < FAR else (None, FAR)


def head_of(sentence: ParsedSentence, words: TimeWords) -> Token | None:
    """The token through which the words hang on the sentence."""
    doc = sentence.doc
    if doc is None:
        return None
    span = doc.char_span(words.start - sentence.start, words.end - sentence.start, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def governor(token: Token) -> Token:
    """The nearest verb above a token, or the topmost word."""
    current = token
    while current.dep_ != "ROOT":
        current = current.head
        if is_verb(current):
            return current
    return current


def is_verb(token: Token) -> bool:
    """Tell whether the token is a verb that heads a clause, not an auxiliary."""
    return token.tag_[:2] == "VB" and token.dep_ not in ("aux", "auxpass", "amod", "compound")


def clause_verb(trigger: Token) -> Token:
    """The verb of the trigger's clause: itself, or the verb that governs the noun."""
    return trigger if is_verb(trigger) else governor(trigger)


def _rank(trigger: Token, time: Token) -> int:
    above = [time, *time.ancestors]
    if trigger in above:
        between = above[: above.index(trigger)]
        return _down(trigger, between)
    verb, theirs = clause_verb(trigger), governor(time) if not is_verb(time) else time
    if theirs == verb:
        return 1
    return _from_above(trigger, verb, theirs)


def _down(trigger: Token, between: list[Token]) -> int:
    """Through a clause below: "the deal signed in May", "the assault that began in June" tell the
    noun's own time.
    """
    deps = {t.dep_ for t in between if is_verb(t)} & {"relcl", "advcl", "ccomp", "acl", "conj"}
    if not deps:
        return 0
    if not is_verb(trigger) and deps <= {"acl", "relcl"} and len([t for t in between if is_verb(t)]) == 1:
        return 1
    last = next((t for t in between if t.dep_ == "conj" and is_verb(t)), None)
    joined = last is not None and last.head == trigger and deps == {"conj"} and between[0].i > last.i
    return (
        2 if joined and last is not None and not any(c.dep_ in ("nsubj", "nsubjpass") for c in last.children) else FAR
    )


def _from_above(trigger: Token, verb: Token, theirs: Token) -> int:
    """The time of the clause above reaches participles, infinitives and fellow verbs without a time of
    their own.
    """
    steps, current = 0, verb
    while current.dep_ != "ROOT" and steps < 3:
        dep, up = current.dep_, clause_verb(current.head) if not is_verb(current.head) else current.head
        if dep in ("relcl", "csubj"):
            return FAR
        if up == theirs:
            return _cost(current, theirs, trigger)
        if dep not in ("conj", "xcomp", "advcl", "prep", "pcomp", "dobj", "acl", "ccomp", "aux"):
            return FAR
        steps, current = steps + 1, up
    return FAR


def _cost(below: Token, above: Token, trigger: Token) -> int:
    if below.dep_ == "ccomp":
        return 3 if above.lower_ in grammar("saying") else 2
    if below.dep_ == "advcl" and below.tag_ != "VBG":
        return FAR if any(c.dep_ == "mark" for c in below.children) else 2
    return 2 if trigger is not None else FAR
