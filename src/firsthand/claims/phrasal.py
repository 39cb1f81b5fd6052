"""Triggers of several words: where they end, and what hangs on their words ("took full control of X")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.phrases import with_conjuncts
from firsthand.claims.shapes import small_clause, small_subject
from firsthand.claims.slots import Slots, objects_of
from firsthand.lexicon.frames import noun_classes
from firsthand.lexicon.grammar import verb_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Doc, Token

FAR = 7  # words that may stand between a verb and its particle
NEAR = 5  # words over which a phrasal verb is still quoted whole


def follow(token: Token, rest: tuple[str, ...]) -> Token | None:
    """The last word of a phrasal trigger, if its other words follow; None if they don't."""
    if not rest:
        return token
    if not _words_of(token.doc).issuperset(rest):
        return None
    if len(rest) == 1 and rest[0] in verb_words().particles:
        for child in token.rights:
            if child.lower_ == rest[0] and child.dep_ in ("prt", "advmod", "prep") and child.i - token.i <= FAR:
                return None if _dates(child) or (_governs(child) and _between(token, child)) else child
    if len(rest) == 1 and any(c.lower_ == rest[0] and c.dep_ == "advmod" for c in token.lefts):
        return token if rest[0].endswith("ly") else None  # "fatally shot"
    if len(rest) == 1 and (end := small_clause(token, rest[0])) is not None:
        return end
    return _along(token, rest) or _beyond_object(token, rest)


def _governs(prep: Token) -> bool:
    return prep.dep_ == "prep" and any(c.dep_ == "pobj" for c in prep.rights)


def _between(token: Token, particle: Token) -> bool:
    """ "found rifles off the coast": a preposition with its noun behind an object is no particle of the verb."""
    return any(c.dep_ in ("dobj", "oprd") and c.i < particle.i for c in token.rights)


def _dates(particle: Token) -> bool:
    """ "were taken hostage on Monday": a preposition of time is no particle."""
    return any("time" in noun_classes().get(t.lower_, ()) for t in objects_of(particle))


def _along(token: Token, rest: tuple[str, ...]) -> Token | None:
    """The words of a trigger one after the other."""
    last: Token | None = token
    for word in rest:
        last = _next(last, word) if last is not None else None
    return last


def _beyond_object(token: Token, rest: tuple[str, ...]) -> Token | None:
    """ "took two men into custody": the preposition of a trigger may stand after the verb's object."""
    for child in token.rights if len(rest) > 1 else ():
        if child.lower_ == rest[0] and child.dep_ in ("prep", "advmod", "prt") and child.i - token.i <= FAR:
            return _along(child, rest[1:])
    return None


def _words_of(doc: Doc) -> set[str]:
    """The words of a sentence: most phrasal triggers are ruled out by them alone."""
    known: set[str] | None = doc.user_data.get("words")
    if known is None:
        known = doc.user_data["words"] = {t.lower_ for t in doc}
    return known


def _next(token: Token, word: str) -> Token | None:
    """The word that must come next, over determiners and modifiers."""
    skipped = verb_words().skipped
    for i in range(token.i + 1, len(token.doc)):
        other = token.doc[i]
        if other.lower_ == word:
            return other
        if other.lower_ not in skipped and other.tag_ not in ("RB", "JJ"):
            return None
    return None


def with_tail(slots: Slots, token: Token, last: Token, rest: tuple[str, ...]) -> Slots:
    """Slots of "take control of X": what hangs on the words of the trigger belongs to it as well."""
    merged: Slots = {k: list(v) for k, v in slots.items()}
    for i in range(token.i + 1, last.i + 1):
        for child in token.doc[i].rights:
            _hang(merged, child, last)
    for subject in small_subject(last):
        _merge(merged, "object", subject)
    own = [t for t in merged.get("object", ()) if t.i > last.i or t.i < token.i or t.lower_ not in rest]
    merged["object"] = own
    return merged


def _hang(merged: Slots, child: Token, last: Token) -> None:
    """Add what hangs on a word of the trigger: the noun after it, or a preposition's."""
    if child.dep_ == "pobj" and child.i > last.i:
        _merge(merged, child.head.lower_, child)
        _merge(merged, "object", child)
    if child.dep_ in ("acl", "relcl") and child.tag_ == "VB":  # "claimed the right to strike first"
        merged.setdefault("xcomp", []).append(child)
    if child.dep_ == "prep":
        for inner in objects_of(child):
            if inner.i > last.i:
                _merge(merged, child.lower_, inner)
                if child.i <= last.i:
                    _merge(merged, "object", inner)


def _merge(slots: Slots, name: str, token: Token) -> None:
    tokens = slots.setdefault(name, [])
    tokens.extend(t for t in with_conjuncts(token) if t not in tokens)


def near(first: Token, last: Token) -> Token:
    """The end of a trigger's quotation: its last word if that stands near, else its first."""
    return last if last.i - first.i <= NEAR and last.i >= first.i else first
