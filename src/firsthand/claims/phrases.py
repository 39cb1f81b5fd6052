"""Noun phrases of a parsed sentence: their words, and the classes that frames ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.claims.parse import ParsedSentence
from firsthand.lexicon import Lexicon, NameHit
from firsthand.lexicon.frames import noun_classes, transparent_nouns
from firsthand.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.places.mentions import PlaceWords

ACTOR = frozenset({"force", "state", "org", "name", "pron", "actorname"})
PRE = frozenset({"det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "advmod", "case", "punct", "predet"})
FACILITY_HEADS = frozenset("crossing base airport camp bridge dam hospital port road plant prison mosque".split())
COUNTS = frozenset("thousands hundreds dozens scores millions tens most many some others several".split())
PRONOUNS = frozenset("he she they it them him her its their his who which that we i us you those these both this all".split())
FORCE_KINDS = frozenset({"military", "police", "militia", "rebel", "jihadist", "alliance", "peacekeeping", "company"})
STATE_KINDS = frozenset({"state", "government", "ministry"})
ORG_KINDS = frozenset({"international", "ngo", "monitor", "media", "party", "peacekeeping"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: head token, first and last token of its core words, classes, and the names found in it."""

    head: Token
    first: Token
    last: Token
    classes: frozenset[str]
    hits: tuple[NameHit, ...] = ()
    places: tuple[PlaceWords, ...] = ()

    def is_a(self, wanted: frozenset[str]) -> bool:
        """Tell whether the phrase has one of the classes (`actor`, `any` and plain nouns included)."""
        if wanted & self.classes:
            return True
        if "time" in self.classes:
            return False
        if "any" in wanted:
            return True
        if "actor" in wanted and self.classes & ACTOR:
            return True
        if "place" in wanted and "name" in self.classes and not self.hits:
            return True
        return self.head.lower_ in wanted or singular(self.head.lower_) in wanted


def singular(noun: str) -> str:
    """A rough singular, for comparing with a noun of a frame file."""
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@dataclass(slots=True)
class SentenceWords:
    """A parsed sentence with the names and place words in it; phrases are built on demand and kept."""

    sentence: ParsedSentence
    lexicon: Lexicon
    hits: Sequence[NameHit]           # offsets in the text version
    places: Sequence[PlaceWords]      # offsets in the text version
    _phrases: dict[int, Phrase] = field(default_factory=dict)

    def phrase(self, head: Token) -> Phrase:
        """The noun phrase of a head token."""
        found = self._phrases.get(head.i)
        if found is None:
            found = self._phrases[head.i] = self._build(head)
        return found

    def span(self, phrase: Phrase) -> Span:
        """The phrase's words, quoted from the text, without an outer determiner's or a clause's tail."""
        return self.sentence.span(phrase.first, phrase.last)

    def _build(self, head: Token) -> Phrase:
        first, last = self._edges(head)
        hits, places = self._names(first, last), self._places(first, last)
        return Phrase(head, first, last, self._classes(head, first, last, hits, places), hits, places)

    def _edges(self, head: Token) -> tuple[Token, Token]:
        first = last = head
        for child in head.lefts:
            if child.dep_ in PRE and child.dep_ != "punct":
                first = min(first, child.left_edge, key=lambda t: t.i)
        if head.lower_ in transparent_nouns() or head.tag_.startswith("NN") or head.tag_ == "CD":
            inner = of_object(head)
            if inner is not None:
                last = self._edges(inner)[1]
        for child in head.rights:      # "Camp 4", names that the parse splits
            if child.dep_ in ("nummod", "compound") and child.i == last.i + 1:
                last = child
        while first.i < head.i and (first.is_punct and first.text not in "\"'“‘"):
            first = first.nbor(1)
        return first, last

    def _names(self, first: Token, last: Token) -> tuple[NameHit, ...]:
        start, end = self.sentence.at(first), self.sentence.at(last) + len(last.text)
        return tuple(h for h in self.hits if h.start < end and start < h.end)

    def _places(self, first: Token, last: Token) -> tuple[PlaceWords, ...]:
        start, end = self.sentence.at(first), self.sentence.at(last) + len(last.text)
        return tuple(p for p in self.places if p.start < end and start < p.end)

    def _classes(
        self, head: Token, first: Token, last: Token, hits: Sequence[NameHit], places: Sequence[PlaceWords]
    ) -> frozenset[str]:
        word = head.lower_
        if head.tag_ in ("PRP", "WP", "WDT") or (word in PRONOUNS and of_object(head) is None):
            return frozenset({"pron"})
        if word in COUNTS and of_object(head) is None:
            return frozenset({"people", "number"})
        classes: set[str] = set(self._noun(head))
        at = self.sentence.at(head)
        named = [h for h in hits if h.start <= at < h.end]
        for hit in named:
            classes |= self._hit_classes(hit)
        if not named and any(p.start <= at < p.end and p.form != "demonym" for p in places):
            classes |= {"place"} | ({"state"} if self._is_country(places, at) else set())
            if any(p.start <= at < p.end and p.head in FACILITY_HEADS for p in places):
                classes.add("facility")
        if not classes and _is_demonym(places, at):
            describes = head.dep_ in ("amod", "compound", "nmod")
            classes |= {"state", "actorname"} if describes else {"people", "force"}
        if not classes and head.tag_ in ("CD", "JJ", "JJR", "DT") and word not in ("the", "a"):
            classes.add("number")
        inner = of_object(head)
        if inner is not None and (word in transparent_nouns() or head.tag_ == "CD"):
            classes |= self.phrase(inner).classes - {"name", "pron"}
            if inner.lower_ == "it":
                classes.add("it")      # "most of it"
        if head.tag_ in ("NNPS", "NNP") and not classes:
            classes.add("name")
        if not classes and any(c.dep_ == "nummod" for c in head.children):
            classes.add("counted")
        return frozenset(classes) or frozenset({"thing"})

    def _noun(self, head: Token) -> frozenset[str]:
        table = noun_classes()
        if head.i > 0 and head.nbor(-1).dep_ in ("compound", "amod") and head.nbor(-1).head == head:
            joined = table.get(f"{head.nbor(-1).lower_}-{head.lower_}")
            if joined:
                return joined
        if head.tag_ in ("NNP", "NNPS") and head.i > 0 and head.lower_ not in table:
            return frozenset()
        return table.get(head.lower_, frozenset())

    def _hit_classes(self, hit: NameHit) -> set[str]:
        if hit.kind == "official":
            return {"person", "actorname"}
        if hit.kind == "outlet":
            return {"org", "source"}
        kinds = {a.kind for i in hit.ids if (a := self.lexicon.actors.get(i))}
        classes: set[str] = {"actorname"}
        if kinds & FORCE_KINDS or not kinds:
            classes.add("force")
        if kinds & STATE_KINDS:
            classes.add("state")
        if kinds & ORG_KINDS:
            classes.add("org")
        if kinds & {"ethnic", "civilian"}:
            classes |= {"people"}
        if "state" in kinds:
            classes.add("place")
        return classes

    def _is_country(self, places: Sequence[PlaceWords], at: int) -> bool:
        return any(p.start <= at < p.end and p.head == "country" for p in places)


def _is_demonym(places: Sequence[PlaceWords], at: int) -> bool:
    return any(p.form == "demonym" and p.start <= at < p.end for p in places)


def of_object(head: Token) -> Token | None:
    """The noun after "of", if the head has one."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def with_conjuncts(head: Token) -> list[Token]:
    """The head and the nouns that stand beside it ("X, Y and Z")."""
    return [head, *head.conjuncts] if head.dep_ != "conj" else [head, *(t for t in head.conjuncts if t.i > head.i)]


def core(head: Token) -> Token:
    """The noun that a phrase is about: past "three quarters of", "a string of" to what follows."""
    inner = of_object(head)
    while inner is not None and (head.lower_ in transparent_nouns() or head.tag_ == "CD"):
        head = inner
        inner = of_object(head)
    return head
