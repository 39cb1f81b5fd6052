"""Which figures of a sentence are those of a claim."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.quantities.find import QuantityWords
from firsthand.claims.when.clause import clause_verb, is_verb
from firsthand.lexicon.cues import grammar
from firsthand.lexicon.units import things
from firsthand.model import Quantity
from firsthand.text.inflect import noun_forms, verb_forms

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

TOLLS = frozenset({"casualties", "attack_civilians"})
FOUND = frozenset({"arms_recovered", "arms_supplied", "arms_surrendered"})
DEFAULT_UNIT = {
    "casualties": "person",
    "displacement": "person",
    "evacuation": "person",
    "release": "person",
    "arms_recovered": "item",
    "arms_supplied": "item",
    "arms_surrendered": "item",
    "arrest": "person",
    "abduction": "person",
    "return": "person",
}


def of_claim(
    sentence: ParsedSentence, trigger: Token, type: str, found: Sequence[QuantityWords]
) -> tuple[Quantity, ...]:
    """The figures that belong to this happening: of a unit that its type takes, and in its own clause.

    "killed 12 and wounded 20" is one toll with two figures;
    the four children of "four villages and killed four
    children" are not villages.
    """
    takes = things().belongs.get(type, ())
    out = []
    for words in found:
        unit = DEFAULT_UNIT.get(type, words.unit) if words.unit == "unknown" else words.unit
        noted = _is_noted(sentence, words, type)
        unit = "person" if noted else unit
        if unit in takes and (noted or _is_near(sentence, trigger, words, type)):
            out.append(
                Quantity(
                    start=words.start,
                    end=words.end,
                    text=words.text,
                    low=words.low,
                    high=words.high,
                    unit=unit,
                    of=_of(sentence, words, type),
                )
            )
    return tuple(out)


def _is_noted(sentence: ParsedSentence, words: QuantityWords, type: str) -> bool:
    """ "[size=about 200]": how many protested, in a coder's note."""
    before = sentence.text[: words.start - sentence.start]
    return type == "protest" and before.rpartition("[")[2].startswith("size") and "]" not in before.rpartition("[")[2]


def _is_near(sentence: ParsedSentence, trigger: Token, words: QuantityWords, type: str) -> bool:
    token = _token(sentence, words)
    if token is None or (type in FOUND and _is_of_place(token)):
        return False
    if _is_of_noun(sentence, trigger, words) or _is_count(token, trigger):
        return True
    if trigger in (token, *token.ancestors):
        return _is_below(token, trigger, type)
    if any(t == token for t in trigger.ancestors) and not any(is_verb(t) for t in _between(trigger, token)):
        return True
    return _is_of_clause(token, trigger, type)


def _is_of_clause(token: Token, trigger: Token, type: str) -> bool:
    """Tell whether the number stands in the happening's clause, or in one that shares its subject or its toll."""
    own, theirs = clause_verb(trigger), clause_verb(token)
    if type not in TOLLS and _is_toll([theirs], "casualties"):
        return False
    if own == theirs:
        return True
    if _is_shared_subject(token, own, theirs) or (type != "casualties" and _is_joined_subject(token, own, theirs)):
        return True
    if token in trigger.ancestors and trigger.dep_ in ("acl", "relcl", "amod"):
        return True
    return type == "casualties" and _is_toll([theirs], type) and _are_joined(own, theirs)


def _is_below(token: Token, trigger: Token, type: str) -> bool:
    """ "killed 12", not "killed the men who had burnt 12 houses"."""
    between = _between(token, trigger)
    clauses = (t for t in between if is_verb(t) and t.dep_ in ("relcl", "advcl", "ccomp", "conj"))
    apart = any(t.dep_ != "ccomp" or t.head.lower_ not in grammar("letting") for t in clauses)
    return not apart or _is_toll(between, type)


def _is_shared_subject(token: Token, own: Token, theirs: Token) -> bool:
    """ "some 900 men are said to be trapped", "ordered 40 families to leave": the infinitive's
    doers stand above.
    """
    return own.dep_ in ("xcomp", "ccomp") and own.head == theirs and token.i < own.i and own.tag_ in ("VB", "VBN")


def _is_joined_subject(token: Token, own: Token, theirs: Token) -> bool:
    """ "200 soldiers did not surrender but withdrew"; "let 150 detainees go"."""
    lets = theirs.dep_ == "ccomp" and theirs.head == own and own.lower_ in grammar("letting")
    joined = own.dep_ == "conj" and own.head == theirs and token.i < theirs.i
    return lets or (joined and not any(c.dep_ in ("nsubj", "nsubjpass") for c in own.children))


def _is_of_noun(sentence: ParsedSentence, trigger: Token, words: QuantityWords) -> bool:
    """ "920,000 people displaced", "1,400 rifles that had been seized": the counted noun carries the happening."""
    if words.head is None or trigger.dep_ not in ("acl", "relcl", "amod"):
        return False
    return sentence.at(trigger.head) == words.head


def _is_count(token: Token, trigger: Token) -> bool:
    """ "the number of soldiers killed has risen to 109", "put the toll at 12"."""
    counts = (c for c in clause_verb(token).children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))
    near = any(a.dep_ == "prep" and a.lower_ in ("to", "at") for a in (token.head, token.head.head))
    return near and any(c.lower_ in things().counts and c.is_ancestor(trigger) for c in counts)


def _is_of_place(token: Token) -> bool:
    """ "rifles from two boats", "found in a single drone": where things were, not how many."""
    noun = token.head if token.dep_ in ("nummod", "amod", "quantmod", "det") else token
    return noun.dep_ == "pobj" and noun.head.lower_ in ("from", "in", "aboard", "off", "by", "inside", "at")


def _token(sentence: ParsedSentence, words: QuantityWords) -> Token | None:
    doc = sentence.doc
    if doc is None:
        return None
    span = doc.char_span(words.start - sentence.start, words.end - sentence.start, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _between(token: Token, top: Token) -> list[Token]:
    out, current = [], token
    while current.dep_ != "ROOT" and current != top:
        out.append(current)
        current = current.head
    return out


def _are_joined(a: Token, b: Token) -> bool:
    return (
        (b.dep_ in ("conj", "advcl") and b.head == a)
        or (a.dep_ in ("conj", "advcl") and a.head == b)
        or (b.dep_ == "conj" and a.dep_ == "conj" and a.head == b.head)
    )


def _is_toll(tokens: list[Token], type: str) -> bool:
    return type == "casualties" and any(t.lower_ in forms for t in tokens for forms in _kinds().values())


def _of(sentence: ParsedSentence, words: QuantityWords, type: str) -> str:
    if words.unit in ("percent", "km", "km2"):
        return words.of
    if type == "casualties":
        return _kind(sentence, words) or "killed"
    return " ".join(p for p in (words.of, things().of.get(type, "")) if p)


def _kind(sentence: ParsedSentence, words: QuantityWords) -> str | None:
    token = _token(sentence, words)
    if token is None:
        return None
    for near in (token, *token.children, *token.ancestors):
        kind = next((k for k, forms in _kinds().items() if near.lower_ in forms), None)
        if kind is not None:
            return kind
    return None


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    return {
        kind: frozenset(f for w in lemmas for f in (*verb_forms(w), *noun_forms(w)))
        for kind, lemmas in things().kinds.items()
    }
