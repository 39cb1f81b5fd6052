"""The cast of a report: everybody told of so far, and whom "it", "their troops" and "the group" point back at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.claims.phrases import Phrase, SentenceWords
from firsthand.lexicon.pointing import pointing_words
from firsthand.model import Mention

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

BODIES = frozenset({"force", "state", "org", "actorname", "people"})
STANDING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "conj", "appos", "attr", "dative", "ROOT", "poss"})
CLAUSES = ("ccomp", "advcl", "relcl", "conj", "acl")
REACH = 3  # sentences back in which a pronoun's antecedent lies
FAR = 6  # the same for a noun ("the group")
SUBJECT, BACK, KNOWN, AGREES, OWN_CLAUSE, ACCUSED = 1.5, 2.0, 0.7, 2.0, 1.0, 5.0
NEARER = 1e-6  # of a character: only between equals


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody told of: the mention, and what a pronoun must agree with."""

    mention: Mention
    head: Token
    sentence: int
    at: int  # offset of the head in the text
    person: bool
    plural: bool
    named: bool  # by a body's name, for which English has "it" and "they"
    subject: bool


@dataclass(slots=True)
class Cast:
    """Figures by sentence, found when they are first asked for.

    `read` makes the mention of a phrase, without asking the cast again.
    """

    read: Callable[[Phrase, SentenceWords], Mention]
    heard: list[SentenceWords] = field(default_factory=list)
    _figures: dict[int, list[Figure]] = field(default_factory=dict)

    def hear(self, words: SentenceWords) -> None:
        """Take note of the next sentence of the report."""
        self.heard.append(words)
        del self.heard[: -FAR - 1]

    def of_pronoun(self, token: Token, words: SentenceWords) -> Figure | None:
        """Whom a pronoun stands for; None if nobody told of agrees with it."""
        if token.lower_ in pointing_words().reflexive:
            return self._own_subject(token, words)
        kind = _agreement(token.lower_)
        if kind is None:
            return None
        own = _own_clause(token)
        best, best_value = None, float("-inf")
        for figure in self._before(token, words, REACH):
            if not kind(figure) or not _can_bind(figure, token, own):
                continue
            value = _value(figure, token, words, own)
            if value > best_value:
                best, best_value = figure, value
        return best

    def _own_subject(self, token: Token, words: SentenceWords) -> Figure | None:
        """ "finds itself in control": the subject of the clause."""
        first, last = _own_clause(token)
        before = [f for f in self._before(token, words, 0) if f.head.doc is token.doc and f.subject]
        return next((f for f in reversed(before) if first <= f.head.i <= last), None)

    def of_kinds(
        self, wanted: frozenset[str], kind_of: Callable[[str], str | None], at: Token, words: SentenceWords
    ) -> Figure | None:
        """The body of one of these kinds that was told of last, subjects of a sentence first."""
        fitting = [f for f in self._before(at, words, FAR) if f.mention.id and kind_of(f.mention.id) in wanted]
        return max(fitting, key=lambda f: (f.sentence, f.subject, f.at), default=None)

    def last_two(
        self, at: Token, words: SentenceWords, party: Callable[[str], bool], apart: Callable[[str, str], bool]
    ) -> list[Mention]:
        """The two parties told of last that stand apart, in the order of the text; fewer if there are not two."""
        found: list[Mention] = []
        for figure in sorted(self._before(at, words, FAR), key=lambda f: -f.at):
            id_ = figure.mention.id
            if id_ and party(id_) and all(apart(id_, m.id or "") for m in found) and len(found) < 2:
                found.append(figure.mention)
        return found[::-1]

    def _before(self, token: Token, words: SentenceWords, reach: int) -> Iterator[Figure]:
        """The figures before a word, in its sentence and the few before it."""
        at = words.sentence.at(token)
        for heard in self.heard[-reach - 1 :]:
            if heard.sentence.index >= words.sentence.index - reach:
                yield from (f for f in self._of(heard) if f.at < at)
        if not self.heard or self.heard[-1] is not words:
            yield from (f for f in self._of(words) if f.at < at)

    def _of(self, words: SentenceWords) -> list[Figure]:
        index = words.sentence.index
        if index not in self._figures:
            self._figures[index] = list(self._find(words))
        return self._figures[index]

    def _find(self, words: SentenceWords) -> Iterator[Figure]:
        for token in words.sentence.doc if words.sentence.doc is not None else ():
            if token.tag_[:2] != "NN" or token.dep_ not in STANDING:
                continue
            phrase = words.phrase(token)
            if (phrase.classes & BODIES and not _is_ground(phrase)) or _is_person(phrase):
                yield self._figure(phrase, words)

    def _figure(self, phrase: Phrase, words: SentenceWords) -> Figure:
        head, at = phrase.head, words.sentence.at(phrase.head)
        mention = self.read(phrase, words)
        return Figure(
            mention=mention,
            head=head,
            sentence=words.sentence.index,
            at=at,
            person=mention.kind == "person" or _is_person(phrase),
            plural=head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.rights),
            named=any(h.kind == "actor" and h.start <= at < h.end for h in phrase.hits),
            subject=head.dep_ in ("nsubj", "nsubjpass"),
        )


def _is_ground(phrase: Phrase) -> bool:
    """ "in Lebanon": a country as a place."""
    head = phrase.head
    return "place" in phrase.classes and head.dep_ == "pobj" and head.head.lower_ in pointing_words().within


def _is_person(phrase: Phrase) -> bool:
    """Somebody with a title or office, or a name of more than one word that names no body."""
    if "person" in phrase.classes and phrase.head.tag_ in ("NN", "NNP"):
        return True
    return phrase.classes == {"name"} and phrase.head.tag_ == "NNP" and phrase.first.i < phrase.head.i


def _agreement(word: str) -> Callable[[Figure], bool] | None:
    words = pointing_words()
    if word in words.person:
        return lambda f: f.person and not f.plural
    if word in words.several:
        return lambda f: not f.person or f.plural
    if word in words.thing:
        return lambda f: not f.person and (f.named or not f.plural)
    return None


def _own_clause(token: Token) -> tuple[int, int]:
    """First and last word of the clause that a pronoun stands in, without the clause above it."""
    clause = token
    while clause.dep_ != "ROOT" and clause.dep_ not in CLAUSES:
        clause = clause.head
    return clause.left_edge.i, clause.right_edge.i


def _can_bind(figure: Figure, token: Token, own: tuple[int, int]) -> bool:
    """A pronoun points out of its own clause; a possessive one may mean the clause's subject, not its own noun."""
    if figure.head.doc is not token.doc:
        return True
    if token.lower_ in pointing_words().possessive:
        return token.head.i != figure.head.i and figure.head not in token.head.subtree
    return not own[0] <= figure.head.i <= own[1]


def _value(figure: Figure, token: Token, words: SentenceWords, own: tuple[int, int]) -> float:
    """How well somebody fits: near, a subject, known, of the pronoun's number."""
    here, closed = figure.sentence == words.sentence.index, pointing_words()
    several = token.lower_ in closed.several
    value = SUBJECT * figure.subject - BACK * (words.sentence.index - figure.sentence) + KNOWN * bool(figure.mention.id)
    value += AGREES * (figure.plural == several or figure.named)
    value += OWN_CLAUSE * (here and own[0] <= figure.head.i <= own[1])
    accused = figure.head.dep_ == "dobj" and figure.head.head.lower_ in closed.accusing
    return value + ACCUSED * (here and accused and _denies(token)) + figure.at * NEARER


def _denies(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lower_ in pointing_words().denying
