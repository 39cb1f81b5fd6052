"""Phrases into mentions: which body, outlet or person the words mean, by names, theatre and what was said before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.claims.cast import Cast
from firsthand.claims.phrases import Phrase, SentenceWords, core, singular
from firsthand.claims.placing import as_context
from firsthand.lexicon import GenericHit, Lexicon, NameHit, Theatre
from firsthand.lexicon.pointing import pointing_words
from firsthand.model import Actor, Basis, Mention, MentionKind, Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from firsthand.claims.tree import Token

ROLE_KINDS: dict[str, MentionKind] = {
    "actor": "actor", "opponent": "actor", "holder": "actor", "recipient": "actor", "supplier": "actor",
    "parties": "actor", "mediator": "actor", "guarantor": "actor", "issuer": "actor", "forecaster": "actor",
    "organiser": "actor", "user": "actor", "side": "actor", "victim": "people", "people": "people",
    "audience": "people", "items": "item", "weapon": "item", "facility": "facility", "target": "thing",
}  # fmt: skip
POINTED = 0.6  # score of what words without a name point back at
GENERIC = 0.8  # score of what a common noun means in the theatre
NAMED = 0.95
NOBODY = "pronoun without a known actor before it"
OWNER = "whose it is was not told before"
WEAK = ("unknown-gunmen",)  # what a noun means only if nobody told before can be meant
ARTICLES = frozenset({"the", "this", "that", "these", "those", "same", "armed"})
PARTIES = frozenset({"state", "government", "military", "rebel", "jihadist", "militia", "alliance", "party"})
ACTORS = frozenset(r for r, k in ROLE_KINDS.items() if k == "actor") | {"target"}


@dataclass(slots=True)
class Mentions:
    """Makes mentions of the phrases of one report."""

    lexicon: Lexicon
    theatre: Theatre | None
    year: int
    cast: Cast = field(init=False)
    last: Mention | None = None  # who was told of last in a claim's role
    antecedents: dict[int, Mention] = field(default_factory=dict)  # whom pronouns stand for, by their offset
    speaker: Mention | None = None  # whose words are being read: what "we" and "our troops" mean

    def __post_init__(self) -> None:
        self.cast = Cast(self._of_phrase)

    def of_role(self, role: str, phrase: Phrase, words: SentenceWords) -> Mention:
        """The mention of a phrase in a role."""
        span = words.span(phrase)
        if "clause" in phrase.classes:
            return _plain(span, "thing")
        if role in ACTORS:
            return self.actor(phrase, words, span, ROLE_KINDS.get(role, "actor"))
        return _plain(span, ROLE_KINDS.get(role, "thing"))

    def actor(self, phrase: Phrase, words: SentenceWords, span: Span, kind: MentionKind = "actor") -> Mention:
        """The mention of somebody who acts, with the body's id where names, theatre or what was told before say it."""
        found = self._actor(phrase, words, span, kind)
        if found.id and "pron" not in phrase.classes:
            self.last = found
        return found

    def _actor(self, phrase: Phrase, words: SentenceWords, span: Span, kind: MentionKind) -> Mention:
        if "pron" in phrase.classes:
            return self._pronoun(phrase.head, words, span, kind)
        found = self._of_phrase(phrase, words, kind)
        if found.id and found.score and found.score > GENERIC:
            return found
        return self._of_owner(phrase, words, found) or self._told_before(phrase, words, found) or found

    def _of_phrase(self, phrase: Phrase, words: SentenceWords, kind: MentionKind = "actor") -> Mention:
        """The mention of a phrase by its own words and the theatre."""
        span = words.span(phrase)
        hit = self._named(phrase, words)
        if hit is not None:
            return self._from_hit(hit, span, kind)
        return self._from_generic(self._generic(phrase, words, span), span, kind)

    def _of_owner(self, phrase: Phrase, words: SentenceWords, found: Mention) -> Mention | None:
        """ "its troops", "his forces": the troops of whom the pronoun stands for; nobody's if that is not known."""
        owner = next(
            (c for c in phrase.head.lefts if c.dep_ == "poss" and c.lower_ in pointing_words().possessive), None
        )
        if owner is None or not phrase.classes & {"force", "state", "org"}:
            return None
        told = self._stands_for(owner, words)
        if told is None:
            return _nobody(found, OWNER)
        return self._owned(told, phrase, found)

    def _owned(self, owner: Mention, phrase: Phrase, found: Mention) -> Mention:
        """A body of somebody's: of a state the one that the noun says, of a person that of his office."""
        id_ = self._body_of(owner.id)
        if id_ is None:
            return _nobody(found, f"of {owner.text!r}, who is not known")
        body = self.lexicon.generic(f"{self.lexicon.name_of(id_)} {phrase.head.text}", self.theatre, self.year)
        id_ = body.id if body is not None and body.id else id_
        return _meaning(found, id_, self.lexicon.name_of(id_))

    def _body_of(self, id_: str | None) -> str | None:
        """Of an official the body he is of; other ids as they are."""
        official = self.lexicon.officials.get(id_ or "")
        return official.of if official else id_

    def told(self, mention: Mention) -> Mention:
        """The words that name somebody, where these only point back at him."""
        named = self.antecedents.get(mention.start) if mention.start is not None else None
        return named if named is not None and named.id == mention.id else mention

    def forces_of(self, mention: Mention) -> Mention:
        """Of a state, its ministry or an official the troops, as context: they did what he announces."""
        id_ = self._body_of(mention.id)
        actor = self.lexicon.actors.get(id_ or "")
        if actor is None:
            return mention
        troops = self._forces(actor) if actor.kind in pointing_words().spoken_for else None
        id_ = troops or actor.id
        return mention if id_ == mention.id else as_context(_meaning(mention, id_, self.lexicon.name_of(id_)))

    def _forces(self, actor: Actor) -> str | None:
        state = next((c for c in self.lexicon.countries.values() if c.iso == actor.country), None)
        if state is None:
            return None
        body = self.lexicon.generic(f"{state.name} {pointing_words().forces}", self.theatre, self.year)
        return body.id if body is not None else None

    def _told_before(self, phrase: Phrase, words: SentenceWords, found: Mention) -> Mention | None:
        """ "the group", "the fighters", "both sides": the bodies told of last that the noun can mean."""
        head, closed = phrase.head, pointing_words()
        noun, before = singular(head.lower_), {c.lower_ for c in head.lefts}
        if before & closed.both and noun in closed.sides and len(before) <= 2:
            return self._both(phrase, words, found)
        if found.id not in (None, *WEAK) or noun not in closed.kinds or not before <= ARTICLES or not before:
            return None
        told = self.cast.of_kinds(closed.kinds[noun], self._kind_of, head, words)
        return _meaning(found, told.mention.id, told.mention.name) if told else None

    def last_parties(self, at: Token, words: SentenceWords, but: Collection[str | None] = frozenset()) -> list[Mention]:
        """The two parties to the conflict on different sides that were told of last; fewer if there are not two."""

        def apart(a: str, b: str) -> bool:
            return not self.lexicon.same_side(a, b, self.theatre)

        return self.cast.last_two(at, words, lambda i: i not in but and self._is_party(i), apart)

    def _is_party(self, id_: str) -> bool:
        """Tell whether somebody is of a kind that makes war and peace, and does so in this theatre."""
        if self._kind_of(id_) not in PARTIES:
            return False
        family = (self.lexicon.actors.get(i) for i in (id_, *self.lexicon.ancestors(id_)))
        return self.theatre is None or any(a is not None and self.theatre.id in a.theatres for a in family)

    def _both(self, phrase: Phrase, words: SentenceWords, found: Mention) -> Mention | None:
        two = self.last_parties(phrase.head, words)
        if len(two) < 2:
            return None
        names = " and ".join(m.name or m.text for m in two)
        return found.model_copy(
            update={"id": None, "name": names, "unresolved": f"two bodies: {two[0].id}, {two[1].id}"}
        )

    def _kind_of(self, id_: str) -> str | None:
        actor = self.lexicon.actors.get(id_)
        return actor.kind if actor else None

    def _pronoun(self, head: Token, words: SentenceWords, span: Span, kind: MentionKind) -> Mention:
        told = self._stands_for(head, words)
        if told is None:
            return _plain(span, kind, unresolved=NOBODY)
        self.antecedents[span.start] = told
        if told.id is None:
            return _plain(span, kind, name=told.text, unresolved=told.unresolved)
        return _meaning(_plain(span, kind), told.id, told.name)

    def _stands_for(self, pronoun: Token, words: SentenceWords) -> Mention | None:
        """Whom a pronoun means: by "whose" the noun before the clause, by "we" the speaker, else somebody told of."""
        if pronoun.lower_ in pointing_words().speaker:
            return self.speaker
        if pronoun.tag_ == "WP$":
            clause = pronoun.head
            while clause.dep_ not in ("relcl", "ROOT"):
                clause = clause.head
            return self._of_phrase(words.phrase(clause.head), words) if clause.dep_ == "relcl" else None
        told = self.cast.of_pronoun(pronoun, words)
        return told.mention if told else None

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
            return _plain(span, kind, unresolved=reason)
        found: MentionKind = "person" if hit.kind == "official" else kind
        return _plain(span, found, id=id_, name=self.lexicon.name_of(id_), score=NAMED)

    def _from_generic(self, hit: GenericHit | None, span: Span, kind: MentionKind) -> Mention:
        if hit is None:
            return _plain(span, kind, unresolved="not in the lexicon")
        if hit.id is None:
            return _plain(span, kind, unresolved=hit.unresolved or "generic")
        return _plain(span, kind, id=hit.id, name=hit.name, score=GENERIC)


def distinct(mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions of a role without pronouns that mean one of the others ("the rebels launched their offensive")."""
    told = {m.id for m in mentions if m.id and m.text.lower() not in _pronouns()}
    return tuple(m for m in mentions if m.id not in told or m.text.lower() not in _pronouns())


def _pronouns() -> frozenset[str]:
    words = pointing_words()
    return words.person | words.thing | words.several | words.reflexive | words.speaker


def _meaning(words: Mention, id_: str | None, name: str | None) -> Mention:
    """The same words, meaning somebody that they do not name."""
    return words.model_copy(update={"id": id_, "name": name, "score": POINTED, "unresolved": None})


def _nobody(words: Mention, reason: str) -> Mention:
    """The same words, meaning nobody that is known, and why."""
    return words.model_copy(update={"id": None, "name": None, "score": None, "unresolved": reason})


def _plain(
    span: Span,
    kind: MentionKind,
    *,
    id: str | None = None,
    name: str | None = None,
    score: float | None = None,
    unresolved: str | None = None,
) -> Mention:
    return Mention(
        start=span.start, end=span.end, text=span.text, basis=Basis.SAID, kind=kind,
        id=id, name=name, score=score, unresolved=unresolved,
    )  # fmt: skip
