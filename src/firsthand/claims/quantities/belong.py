"""Which figures of a sentence are those of a claim."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.quantities.find import QuantityWords
from firsthand.claims.when.clause import clause_verb, is_verb
from firsthand.lexicon.units import things
from firsthand.model import Quantity
from firsthand.text.inflect import noun_forms, verb_forms

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

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
        if unit in takes and _is_near(sentence, trigger, words, type):
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


def _is_near(sentence: ParsedSentence, trigger: Token, words: QuantityWords, type: str) -> bool:
    token = _token(sentence, words)
    if token is None:
        return False
    if trigger in (token, *token.ancestors):
        between = _between(token, trigger)
        return not any(
            is_verb(t) and t.dep_ in ("relcl", "advcl", "ccomp", "conj") for t in between
        ) or _is_toll(between, type)
    if any(t == token for t in trigger.ancestors) and not any(is_verb(t) for t in _between(trigger, token)):
        return True
    own, theirs = clause_verb(trigger), clause_verb(token)
    if own == theirs:
        return True
    if _is_shared_subject(token, own, theirs):
        return True
    if token in trigger.ancestors and trigger.dep_ in ("acl", "relcl", "amod"):
        return True
    return type == "casualties" and _is_toll([theirs], type) and _are_joined(own, theirs)


def _is_shared_subject(token: Token, own: Token, theirs: Token) -> bool:
    """ "some 900 men are said to be trapped", "ordered 40 families to leave": the infinitive's
    doers stand above.
    """
    return (
        own.dep_ in ("xcomp", "ccomp")
        and own.head == theirs
        and token.i < own.i
        and own.tag_ in ("VB", "VBN")
    )


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
