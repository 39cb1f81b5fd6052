"""Noun phrases of a parsed sentence: their words, and the classes that frames ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.claims.parse import ParsedSentence
from firsthand.lexicon import Lexicon, NameHit
from firsthand.lexicon.frames import cargo_words, noun_classes, transparent_nouns
from firsthand.lexicon.grammar import noun_words, site_words, verb_words
from firsthand.model import Span

if TYPE_CHECKING:
    from firsthand.claims.tree import Token
    from firsthand.places.mentions import PlaceWords

ACTOR = frozenset({"force", "state", "org", "name", "pron", "actorname"})
PRE = frozenset({"det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "advmod", "case", "predet"})
NUMBERS = ("CD", "JJ", "JJR", "DT")
JOINED = ("compound", "amod", "det")  # how the first word of a joined noun hangs on it ("fighter jet", "no one")
ASIDE = frozenset({"arms", "goods", "force", "armoured"})  # what a joined noun need not be ("aid truck", "body armour")
FORCE_KINDS = frozenset({"military", "police", "militia", "rebel", "jihadist", "alliance", "peacekeeping", "company"})
STATE_KINDS = frozenset({"state", "government", "ministry"})
NOBODY: frozenset[str] = frozenset()
GROUND = frozenset({"place", "facility", "arms", "vehicle", "goods", "time"})  # what may be captured but is nobody
CARRIERS = frozenset({"vehicle", "aid", "aid_convoy"})  # what may be full of aid
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
        if self.head.lower_ in noun_words().idle:  # "on the ground", "on the margins of"
            return _is_one(self.head, wanted)
        if "any" in wanted:
            return True
        if "actor" in wanted and self.classes & ACTOR:
            return True
        if "place" in wanted and "name" in self.classes and not self.hits and "person" not in self.classes:
            return True
        return _is_one(self.head, wanted) or (_stands_for(self.head) and _is_one(core(self.head), wanted))


def _is_one(noun: Token, wanted: frozenset[str]) -> bool:
    """Tell whether a frame file asks for this very noun, alone or with the word before it ("aid worker")."""
    one = singular(noun.lower_)
    if one in wanted or noun.lower_ in wanted:
        return True
    before = noun.lefts[-1] if noun.lefts else None
    return before is not None and before.dep_ in JOINED and f"{before.lower_}-{one}" in wanted


def _stands_for(noun: Token) -> bool:
    """ "hundreds of demonstrators": a head that only counts what follows "of"."""
    return bool(noun.rights) and (noun.tag_ == "CD" or noun.lower_ in transparent_nouns())


def singular(noun: str) -> str:
    """A rough singular, for comparing with a noun of a frame file."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("children"):
        return noun[:-3]
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith(("ches", "shes", "xes", "sses", "buses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@dataclass(slots=True)
class SentenceWords:
    """A parsed sentence with the names and place words in it; phrases are built on demand and kept."""

    sentence: ParsedSentence
    lexicon: Lexicon
    hits: Sequence[NameHit]  # offsets in the text version
    places: Sequence[PlaceWords]  # offsets in the text version
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
        hits = self._names(first, last)
        last = self._named_whole(head, last, hits)
        places = self._places(first, last)
        return Phrase(head, first, last, self._classes(head, hits, places), hits, places)

    def _named_whole(self, head: Token, last: Token, hits: Sequence[NameHit]) -> Token:
        """ "New People's Army camps": whose they are is told by the whole name, not by the word with the genitive."""
        at = self.sentence.at(head)
        if head.dep_ != "poss":
            return last
        end = max((h.end for h in hits if h.kind == "actor" and h.start <= at < h.end), default=0)
        while last.i + 1 < len(last.doc) and self.sentence.at(last.nbor(1)) < end:
            last = last.nbor(1)
        return last

    def _edges(self, head: Token) -> tuple[Token, Token]:
        first = last = head
        for child in head.lefts:
            if child.dep_ in PRE and child.tag_ != "WRB":  # not "when a device"
                first = min(first, child.left_edge, key=lambda t: t.i)
        if head.lower_ in transparent_nouns() or head.tag_[:2] in ("NN", "CD", "JJ"):
            inner = of_object(head)
            if inner is not None:
                last = self._edges(inner)[1]
        for child in head.rights:  # "Camp 4", names that the parse splits
            if child.dep_ in ("nummod", "compound") and child.i == last.i + 1:
                last = child
        while first.i < head.i and (_resulting(first) or (first.is_punct and first.text not in "\"'“‘")):
            first = first.nbor(1)
        return first, last

    def _names(self, first: Token, last: Token) -> tuple[NameHit, ...]:
        start, end = self.sentence.at(first), self.sentence.at(last) + len(last.text)
        return tuple(h for h in self.hits if h.start < end and start < h.end)

    def _places(self, first: Token, last: Token) -> tuple[PlaceWords, ...]:
        start, end = self.sentence.at(first), self.sentence.at(last) + len(last.text)
        return tuple(p for p in self.places if p.start < end and start < p.end)

    def _classes(self, head: Token, hits: Sequence[NameHit], places: Sequence[PlaceWords]) -> frozenset[str]:
        bare = _bare(head)
        if bare:
            return bare
        classes = self._named(head, hits, places)
        if not classes and head.tag_ in NUMBERS and head.lower_ not in noun_words().articles:
            classes.add("number")
        classes |= self._of_inner(head)
        if not classes:
            classes |= _unclassed(head)
        return frozenset(classes | _told_beside(head))

    def _named(self, head: Token, hits: Sequence[NameHit], places: Sequence[PlaceWords]) -> set[str]:
        """What the head's noun, the body that it names and the place words over it say."""
        classes, at = set(self._noun(head)), self.sentence.at(head)
        named = [h for h in hits if h.start <= at < h.end]
        for hit in named:
            classes |= self._hit_classes(hit)
        over = [p for p in places if p.start <= at < p.end]
        if not named:
            classes |= _place_classes(over)
        if not classes and any(p.form == "demonym" for p in over):
            describes = head.dep_ in ("amod", "compound", "nmod")
            classes |= {"state", "actorname"} if describes else {"people", "force", "demonym"}
        return classes

    def _of_inner(self, head: Token) -> set[str]:
        """ "a string of outposts" is outposts; "most of it" is what "it" is."""
        if head.tag_ != "CD" and head.lower_ not in transparent_nouns():
            return set()
        inner = of_object(head)
        if inner is None:
            return set()
        classes = set(self.phrase(inner).classes - {"name"})  # "most of them", "some of those who fled"
        if not classes and inner.tag_ == "NNPS" and head.lower_ in noun_words().counts:
            classes.add("people")  # "thousands of Oromos"
        return classes | {"it"} if inner.lower_ == "it" else classes

    def _noun(self, head: Token) -> frozenset[str]:
        table = noun_classes()
        if head.lower_ in noun_words().followers and any(c.dep_ == "poss" for c in head.lefts):
            return frozenset({"force"})
        if head.i > 0 and head.nbor(-1).dep_ in JOINED and head.nbor(-1).head is head:
            joined = table.get(f"{head.nbor(-1).lower_}-{head.lower_}")
            if joined:
                return joined | (table.get(head.lower_, frozenset()) - ASIDE)
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


def _bare(head: Token) -> frozenset[str]:
    """Classes of a pronoun, or of a word of number that stands for people; none for other heads."""
    word, closed = head.lower_, noun_words()
    if head.tag_ in ("PRP", "WP", "WDT") or (word in closed.pronouns and of_object(head) is None):
        return frozenset({"pron"})
    if word in closed.counts and of_object(head) is None:
        return frozenset({"people", "number"})
    return frozenset()


def _told_beside(head: Token) -> set[str]:
    """What the words beside a head add: "their weapons" are the giver's own; trucks of flour are aid."""
    added = {"own"} if any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in head.lefts) else set()
    table = noun_classes()
    if (
        table.get(head.lower_, frozenset()) & CARRIERS
        and any(t.lower_ in cargo_words() for c in head.children if c.dep_ != "conj" for t in c.subtree)
        and not any("munition" in table.get(t.lower_, ()) for t in head.subtree)
    ):
        added.add("aid_only")
    if "vehicle" in table.get(head.lower_, ()) and any("force" in table.get(t.lower_, ()) for t in _inside(head)):
        added.add("force")  # "lorries full of soldiers"
    for child in head.lefts:
        if child.dep_ == "compound" and child.lower_ == "operation":
            added.add("named_operation")
        elif child.dep_ == "amod" and child.lower_ in noun_words().held and not table.get(head.lower_, NOBODY) & GROUND:
            added.add("captive")  # "55 captured Russians"
    return added


def _inside(head: Token) -> list[Token]:
    """The nouns that a vehicle carries, by the words after it ("of", "with", "full of", "carrying")."""
    return [t for t in head.subtree if t.i > head.i and t.tag_ in ("NN", "NNS")]


def _place_classes(over: Sequence[PlaceWords]) -> set[str]:
    """Classes that the place words over a head give it."""
    if all(p.form == "demonym" for p in over):
        return set()
    classes = {"place", "placename"} if any(p.form == "name" for p in over) else {"place"}
    if any(p.head == "country" for p in over):
        classes.add("state")
    if any(p.head in site_words().facility_heads for p in over):
        classes.add("facility")
    return classes


def _unclassed(head: Token) -> set[str]:
    """What a head is that no list knows: a name, something counted, a thing."""
    if head.tag_ in ("NNPS", "NNP") or (head.i > 0 and head.text[:1].isupper() and head.tag_ in ("NN", "NNS")):
        return {"name", "person"} if any(c.lower_ in noun_words().honorifics for c in head.lefts) else {"name"}
    return {"counted"} if any(c.dep_ == "nummod" for c in head.children) else {"thing"}


def _resulting(word: Token) -> bool:
    """ "shot dead 14 people": what an adjective between a verb and its object belongs to is the verb."""
    return word.lower_ in verb_words().resulting and word.i > 0 and word.nbor(-1).tag_.startswith("VB")


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
