"""Cues of saying in a parsed sentence: which words may hand a statement to somebody, and in which reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.lexicon.saying import Entry, SayingWords

if TYPE_CHECKING:
    from firsthand.claims.tree import Doc, Token

GROUP = ("aux", "auxpass", "neg", "advmod")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word with its possible readings; `tokens` are its words (particles and auxiliaries aside)."""

    token: Token
    readings: tuple[tuple[Entry, tuple[Token, ...]], ...]
    noun: bool = False


@dataclass(frozen=True, slots=True)
class PhraseCue:
    """A prepositional cue ("according to") and the head of its source."""

    words: tuple[Token, ...]
    source: Token


def find(doc: Doc, words: SayingWords) -> Iterator[Cue]:
    """The verbs, nouns and adjectives of saying of a sentence, in order."""
    for token in doc:
        form = token.lower_
        if form in words.verbs and token.tag_.startswith("VB"):
            yield Cue(token, _readings(token, words.verbs[form]))
        elif form in words.nouns and token.tag_ in ("NN", "NNS"):
            yield Cue(token, _readings(token, words.nouns[form]), noun=True)
        elif form in words.adjectives and token.dep_ in ("acomp", "oprd") and token.head.tag_.startswith("VB"):
            yield Cue(token, _readings(token, words.adjectives[form]), noun=True)


def find_phrases(doc: Doc, words: SayingWords) -> Iterator[PhraseCue]:
    """The prepositional cues of a sentence with their sources ("according to X", "in X's view")."""
    for token in doc:
        for phrase in words.phrases.get(token.lower_, ()):
            found = _phrase(token, phrase)
            if found:
                yield found
                break
        if token.lower_ in words.owned and token.dep_ == "pobj" and token.head.lower_ in ("by", "in", "on"):
            owner = child(token, "poss")
            if owner is not None:
                yield PhraseCue((token.head, token), owner)


def _phrase(token: Token, phrase: tuple[str, ...]) -> PhraseCue | None:
    doc, last = token.doc, token.i + len(phrase) - 1
    if last + 1 >= len(doc) or any(doc[token.i + k].lower_ != w for k, w in enumerate(phrase)):
        return None
    end = doc[last]
    source = child(end, "pobj", "dobj")
    if source is None or (len(phrase) == 1 and token.lower_ == "per" and source.tag_ not in ("NNP", "NNPS")):
        return None
    return PhraseCue(tuple(doc[token.i : last + 1]), source)


def _readings(token: Token, entries: tuple[Entry, ...]) -> tuple[tuple[Entry, tuple[Token, ...]], ...]:
    found = []
    for entry in entries:
        particles = _particles(token, entry.particles)
        if particles is not None:
            found.append((entry, (token, *particles)))
    return tuple(sorted(found, key=lambda r: (-len(r[1]), r[0].takes != {"as"}, "object" in r[0].takes)))


def _particles(token: Token, wanted: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The particles of a phrasal cue, each within four words after the one before; None if one is missing."""
    found: list[Token] = []
    at = token.i
    for word in wanted:
        near = [t for t in token.doc[at + 1 : at + 5] if t.lower_ == word]
        if not near or near[0].head not in (token, *found):
            return None
        found.append(near[0])
        at = near[0].i
    return tuple(found)


def child(token: Token, *deps: str) -> Token | None:
    """The first child in one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def is_passive(token: Token) -> bool:
    """Tell whether a verb stands in the passive, also behind a noun ("the raid reported by X")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children):
        return True
    if token.tag_ == "VBN" and token.dep_ == "advcl" and child(token, "aux", "nsubj") is None:
        return True  # "asked about the raid, he said"
    return (
        token.tag_ == "VBN" and child(token, "aux", "nsubj", "ccomp") is None and child(token, "agent") is not None
    ) or (token.tag_ == "VBN" and token.dep_ in ("acl", "amod") and child(token, "aux", "nsubj") is None)


def is_negated(token: Token) -> bool:
    """Tell whether the verb is denied ("did not say", "never confirmed", "nobody claimed")."""
    for c in token.children:
        if c.dep_ == "neg" or c.lower_ in ("never", "hardly", "nobody", "none", "neither", "nor"):
            return True
        if c.dep_ in SUBJECTS and any(d.lower_ in ("no", "neither", "none") for d in (c, *c.children)):
            return True
    return False


def tense_of(token: Token) -> str:
    """Tense of a verb as far as its form tells: past, present, future or none."""
    modal = next((c for c in token.children if c.tag_ == "MD"), None)
    if modal is not None:
        return "future"
    tags = [c.tag_ for c in token.children if c.dep_ in ("aux", "auxpass")] + [token.tag_]
    if any(t in ("VBD", "VBN") for t in tags):
        return "past"
    return "present" if any(t in ("VBZ", "VBP") for t in tags) else "none"


def verb_group(token: Token) -> Token:
    """First word of a cue with its auxiliaries, negation and adverbs, as far as they stand together."""
    if token.dep_ in ("acomp", "oprd") and 0 < token.i - token.head.i < 3 and not token.tag_.startswith("VB"):
        return verb_group(token.head)  # "was worried"
    first = token
    while first.i > 0 and first.nbor(-1).head.i == token.i and first.nbor(-1).dep_ in GROUP:
        first = first.nbor(-1)
    return first
