"""Phrases into mentions: which body, outlet or person the words mean, by names, theatre and what was said before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.claims.phrases import Phrase, SentenceWords, core
from firsthand.lexicon import GenericHit, Lexicon, NameHit, Theatre
from firsthand.model import Basis, Mention, MentionKind, Span

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

ROLE_KINDS: dict[str, MentionKind] = {
    "actor": "actor", "opponent": "actor", "holder": "actor", "recipient": "actor", "supplier": "actor",
    "parties": "actor", "mediator": "actor", "guarantor": "actor", "issuer": "actor", "forecaster": "actor",
    "organiser": "actor", "user": "actor", "side": "actor", "victim": "people", "people": "people",
    "audience": "people", "items": "item", "weapon": "item", "facility": "facility", "target": "thing",
}  # fmt: skip
ACTORS = frozenset(r for r, k in ROLE_KINDS.items() if k == "actor") | {"target"}


@dataclass(slots=True)
class ActorMemory:
    """Who was named so far in a report, newest last: what pronouns and "the group" point back to."""

    seen: list[Mention] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        """Remember a mention that was resolved."""
        if mention.id:
            self.seen.append(mention)

    def before(self, offset: int, not_in: tuple[int, int]) -> Mention | None:
        """The nearest actor named before an offset, outside a stretch that cannot hold the antecedent."""
        for mention in reversed(self.seen):
            start = mention.start if mention.start is not None else -1
            if start < offset and not not_in[0] <= start < not_in[1]:
                return mention
        return None


@dataclass(slots=True)
class Mentions:
    """Makes mentions of the phrases of one report."""

    lexicon: Lexicon
    theatre: Theatre | None
    year: int
    memory: ActorMemory = field(default_factory=ActorMemory)

    def of_role(self, role: str, phrase: Phrase, words: SentenceWords) -> Mention:
        """The mention of a phrase in a role."""
        span = words.span(phrase)
        if "clause" in phrase.classes:
            return _plain(span, "thing")
        if role in ACTORS:
            return self.actor(phrase, words, span, ROLE_KINDS.get(role, "actor"))
        return _plain(span, ROLE_KINDS.get(role, "thing"))

    def actor(self, phrase: Phrase, words: SentenceWords, span: Span, kind: MentionKind = "actor") -> Mention:
        """The mention of somebody who acts, with the body's id where names, theatre or memory tell it."""
        if "pron" in phrase.classes:
            return self._pronoun(phrase.head, words, span, kind)
        hit = self._named(phrase, words)
        if hit is not None:
            mention = self._from_hit(hit, span, kind)
        else:
            mention = self._from_generic(self._generic(phrase, words, span), span, kind)
        self.memory.add(mention)
        return mention

    def _generic(self, phrase: Phrase, words: SentenceWords, span: Span) -> GenericHit | None:
        """What a phrase without a name stands for; of "leaders of armed groups" the armed groups."""
        inner = core(phrase.head)
        text = span.text if inner.i == phrase.head.i else words.span(words.phrase(inner)).text
        return self.lexicon.generic(text, self.theatre, self.year)

    def _named(self, phrase: Phrase, words: SentenceWords) -> NameHit | None:
        """The name that stands at the head, else the only name of a body in the phrase."""
        at = words.sentence.at(phrase.head)
        bodies = [h for h in phrase.hits if h.kind != "country" or h.start <= at < h.end]
        heads = [h for h in bodies if h.start <= at < h.end]
        if heads:
            return heads[0]
        inner = [h for h in bodies if h.kind == "actor"]
        return inner[0] if len(inner) == 1 and "force" in phrase.classes else None

    def _from_hit(self, hit: NameHit, span: Span, kind: MentionKind) -> Mention:
        id_ = self.lexicon.pick(hit.ids, self.theatre)
        if id_ is None:
            reason = f"{hit.text!r} may be " + " or ".join(hit.ids[:4])
            return _plain(span, kind).model_copy(update={"unresolved": reason})
        name = self.lexicon.name_of(id_)
        found: MentionKind = "person" if hit.kind == "official" else kind
        return _plain(span, found).model_copy(update={"id": id_, "name": name, "score": 0.95})

    def _from_generic(self, hit: GenericHit | None, span: Span, kind: MentionKind) -> Mention:
        plain = _plain(span, kind)
        if hit is None:
            return plain.model_copy(update={"unresolved": "not in the lexicon"})
        if hit.id is None:
            return plain.model_copy(update={"unresolved": hit.unresolved or "generic"})
        return plain.model_copy(update={"id": hit.id, "name": hit.name, "score": 0.8})

    def _pronoun(self, head: Token, words: SentenceWords, span: Span, kind: MentionKind) -> Mention:
        clause = head
        while clause.dep_ != "ROOT" and clause.dep_ not in ("ccomp", "advcl", "relcl", "conj", "acl"):
            clause = clause.head
        edges = [t.idx for t in clause.subtree]
        sentence = words.sentence
        inside = (sentence.start + min(edges), sentence.start + max(edges) + 1)
        told = self.memory.before(span.start, inside)
        if told is None:
            return _plain(span, kind).model_copy(update={"unresolved": "pronoun without a known actor before it"})
        return _plain(span, kind).model_copy(update={"id": told.id, "name": told.name, "score": 0.6})


def _plain(span: Span, kind: MentionKind) -> Mention:
    return Mention(start=span.start, end=span.end, text=span.text, basis=Basis.SAID, kind=kind)
