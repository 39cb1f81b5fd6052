"""Where a claim happened or is so: the place phrases that stand in its slots, near its trigger, or in its clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from firsthand.claims.nominal import noun_slots
from firsthand.claims.phrase_places import including, of_phrase, with_list
from firsthand.claims.phrases import Phrase, SentenceWords, core, singular, with_conjuncts
from firsthand.claims.slots import is_passive, objects_of, verb_slots
from firsthand.lexicon.grammar import locatives, site_words
from firsthand.lexicon.reach import Reach, reach_of

if TYPE_CHECKING:
    from firsthand.claims.match import Draft
    from firsthand.claims.tree import Token
    from firsthand.places.mentions import PlaceWords

CONTENTS = frozenset({"content", "proposition", "provisions"})
WHO = ("actor", "holder", "opponent", "recipient", "supplier", "victim", "parties", "issuer", "forecaster", "mediator")
HIT = ("target", "facility")
STEPS = 6  # clauses above a trigger in which its place may stand
SHARE = frozenset({"share"})
UNEXACT = frozenset({"area", "line"})  # forms of place words that name no one spot
SITES = frozenset({"place", "facility"})


def place_words(draft: Draft, words: SentenceWords) -> list[PlaceWords]:
    """The place words of a claim: its place role's, else those of the nearest locative phrase out from the trigger."""
    role = draft.roles.get("facility" if draft.type == "infrastructure_status" else "place", [])
    if role:
        found = [p for phrase in role for p in of_phrase(phrase, words)]
        if found:
            found = _inside_of(found, draft, words) or found
            return _unique(with_list(_narrowed(found, words), words))
        return including(role, words) or _beside(draft, words)
    others = _held_by_roles(draft)
    for phrases in _outward(draft, words):
        found = [p for phrase in phrases if phrase.head.i not in others for p in of_phrase(phrase, words)]
        if found:
            found = _inside_of(found, draft, words) or found
            return _unique(with_list(_narrowed(found, words), words))
    return []


def _inside_of(found: list[PlaceWords], draft: Draft, words: SentenceWords) -> list[PlaceWords]:
    """ "shelled the airport in X, in the east of Y": where what was hit lies, when the clause names an area only."""
    if not all(p.head in site_words().wide_heads or p.form in UNEXACT for p in found):
        return []
    hit = [p for role in HIT for phrase in draft.roles.get(role, []) for p in _inside(phrase, words)]
    inner = [q for p in (*hit, *_of_slots(draft.slots, words, site_words().static)) for q in of_phrase(p, words)]
    return [p for p in inner if p.head not in site_words().wide_heads and p.form == "name"]


def _narrowed(found: list[PlaceWords], words: SentenceWords) -> list[PlaceWords]:
    """ "near Ngala in Borno State": the place that the words put into the area found, if there is one."""
    return [next((q for q in words.places if _lies_in(q, p)), p) for p in found]


def _lies_in(inner: PlaceWords, area: PlaceWords) -> bool:
    wide = area.head in site_words().wide_heads or area.form != "name"
    return wide and inner.within == area.name and inner.end <= area.start and inner.form != "demonym"


def sides(draft: Draft, words: SentenceWords, *, anywhere: bool = False) -> list[Phrase]:
    """Phrases that put it in a part by its bearing ("in Syria's southwest"): its own, or any of the sentence."""
    closed = site_words()
    own = [t for name in closed.static for t in draft.slots.get(name, ())]
    if anywhere and words.sentence.doc is not None:
        own = [t for t in words.sentence.doc if t.dep_ == "pobj" and t.head.lower_ in closed.static]
    return [words.phrase(core(t)) for t in own if core(t).lower_ in closed.compass and not _farther(t)][:1]


def standing(draft: Draft, words: SentenceWords) -> list[Phrase]:
    """Phrases that stand where a place does and name none: "around the airport", "against the capital"."""
    for name in (*site_words().static, "against"):
        phrases = [words.phrase(t) for t in draft.slots.get(name, ())]
        found = [p for p in phrases if p.classes & SITES and not p.hits and not p.places]
        if found:
            return found
    return []


def _farther(token: Token) -> bool:
    """ "further south" tells how a place lies to another, not a part of the country."""
    return any(c.dep_ == "advmod" for c in token.lefts)


def _beside(draft: Draft, words: SentenceWords) -> list[PlaceWords]:
    """Where the unnamed place of a role lies, when the parse hung it on the verb ("left its camp in Ber")."""
    if any(p.is_a(SHARE) for p in draft.roles.get("place", [])):
        return []
    others = _held_by_roles(draft)
    phrases = [p for p in _of_slots(draft.slots, words, site_words().static) if p.head.i not in others]
    return _unique([w for p in phrases for w in of_phrase(p, words)])


def _held_by_roles(draft: Draft) -> set[int]:
    """Heads that name who acts: "under the control of Damascus" puts nothing in Damascus."""
    return {p.head.i for role in WHO for p in draft.roles.get(role, [])}


def _outward(draft: Draft, words: SentenceWords) -> Iterator[list[Phrase]]:
    if reach_of(draft.type) < Reach.BESIDE:
        return
    yield _where_clause(draft.head, words)
    yield _of_slots(draft.slots, words, site_words().static)
    for role in sorted(draft.roles.keys() - CONTENTS, key=lambda r: (r in WHO, r)):
        inner = [p for phrase in draft.roles[role] for p in _inside(phrase, words)]
        if inner:
            yield inner
    yield _of_slots(draft.slots, words, locatives()[1])
    if reach_of(draft.type) >= Reach.CLAUSES:
        yield _beneath(_with_places(draft, words), draft, words)
        yield from _above(draft.head, words)
    if reach_of(draft.type) >= Reach.SENTENCE:
        yield from _facility_roles(draft)


def _with_places(draft: Draft, words: SentenceWords) -> list[Token]:
    """What may have a place in its words: a deal may be named after its place, a speaker of one may not."""
    named = [t for name in ("object", "subject", "light") for t in draft.slots.get(name, [])]
    if reach_of(draft.type) >= Reach.SENTENCE:
        return named
    return [t for t in named if "deal" in words.phrase(t).classes]


def _where_clause(head: Token, words: SentenceWords) -> list[Phrase]:
    """ "Manbij, where American troops are stationed": the place is the noun that the clause hangs on."""
    if head.dep_ == "relcl" and any(c.lower_ == site_words().where for c in head.children):
        phrase = words.phrase(head.head)
        return [phrase] if phrase.places else []
    return []


def _beneath(tokens: list[Token], draft: Draft, words: SentenceWords) -> list[Phrase]:
    """Places anywhere in the words of a subject or object, after a preposition or before its noun."""
    found = []
    for token in tokens:
        for inner in token.subtree:
            if inner.dep_ in ("pobj", "dobj", "compound", "nmod", "poss") and inner.i != token.i:
                phrase = words.phrase(inner)
                if any(w.start <= words.sentence.at(token) < w.end for w in phrase.places):
                    continue  # the token is itself a name with a place's name in it
                if any(w.form != "demonym" for w in phrase.places) and not _names_another(inner, draft, words):
                    found.append(phrase)
    return sorted(found, key=lambda p: p.places[0].form != "name")[:1]


def _names_another(token: Token, draft: Draft, words: SentenceWords) -> bool:
    """Somebody's name, or what a deal is named after ("the Algiers accord") where the claim is not that deal."""
    if _is_actor(token, words):
        return True
    named = token.dep_ in ("compound", "nmod") and "deal" in words.phrase(token.head).classes
    return named and draft.frame.file.family != "talks"


def _is_actor(token: Token, words: SentenceWords) -> bool:
    at = words.sentence.at(token)
    return any(h.start <= at < h.end and h.kind in ("actor", "official", "outlet") for h in words.hits)


def _is_state(token: Token, words: SentenceWords) -> bool:
    at = words.sentence.at(token)
    return any(h.start <= at < h.end and h.kind == "country" for h in words.hits)


def in_sentence(draft: Draft, words: SentenceWords) -> list[PlaceWords]:
    """The nearest place words of the sentence that stand where a place does, for a claim that names none itself."""
    doc = words.sentence.doc
    assert doc is not None
    at = words.sentence.at(draft.head)
    taken = _held_by_roles(draft) | _said_at(draft.head)
    located = [t for t in doc if t.i not in taken and _is_located(t) and _is_site(t, words)] if words.places else []
    phrases = [words.phrase(t) for t in located]
    found = [w for p in phrases for w in p.places if w.form != "demonym" and w.head != "country"]
    wide = site_words().wide_heads
    return sorted(found, key=lambda w: (w.form != "name", w.head in wide, abs(w.start - at)))[:1]


def _said_at(head: Token) -> set[int]:
    """Where the words above were spoken ("the troops must leave, the envoy said in Geneva"): not where it happened."""
    for token in (head, *head.ancestors):
        if token.dep_ == "ccomp":
            preps = [c for c in token.head.children if c.dep_ == "prep" and c.lower_ in site_words().static]
            return {t.i for prep in preps for t in objects_of(prep)}
    return set()


def definites(draft: Draft, words: SentenceWords) -> list[Phrase]:
    """Phrases of the sentence that put something in a place told before ("in the city centre"), the nearest first."""
    doc, closed = words.sentence.doc, site_words()
    assert doc is not None
    found = [t for t in doc if t.dep_ == "pobj" and t.head.lower_ in closed.static and is_settled(t)]
    phrases = [words.phrase(t) for t in sorted(found, key=lambda t: abs(t.i - draft.head.i))]
    return [p for p in phrases if not p.places and not p.hits]


def is_settled(token: Token) -> bool:
    """ "the town", "its centre": a settlement or a part of one, of which there is one to speak of."""
    noun, closed = singular(token.lower_), site_words()
    one = any(c.lower_ in ("the", "this", "that") or c.dep_ == "poss" for c in token.lefts)
    return one and noun == token.lower_ and (noun in closed.settled or noun in closed.parts)


def _is_located(token: Token) -> bool:
    """An object, or what stands after a locative preposition."""
    if token.dep_ == "pobj":
        return token.head.lower_ == "of" or token.head.lower_ in locatives()[1]
    return token.dep_ in ("dobj", "nsubjpass")


def _is_site(token: Token, words: SentenceWords) -> bool:
    """Not somebody, and no state that something is done to."""
    return not _is_actor(token, words) and (token.dep_ == "pobj" or not _is_state(token, words))


def unknown_names(draft: Draft, words: SentenceWords) -> list[Phrase]:
    """Names that stand after a locative preposition and that no list knows ("in Ruwayda")."""
    for name in site_words().static:
        for token in draft.slots.get(name, ()):
            phrase = words.phrase(token)
            if token.tag_ == "NNP" and token.text[:1].isupper() and phrase.classes == {"name"} and not phrase.hits:
                return [phrase]
    return []


def _facility_roles(draft: Draft) -> Iterator[list[Phrase]]:
    for role in ("facility", "target"):
        yield [p for p in draft.roles.get(role, []) if p.places]


def _of_slots(slots: dict[str, list[Token]], words: SentenceWords, names: tuple[str, ...]) -> list[Phrase]:
    """The phrases with places in these slots, the narrowest: "near Ngala in Borno State" is near Ngala."""
    by_slot: list[tuple[bool, list[Phrase]]] = []
    for name in names:
        phrases = [words.phrase(t) for t in slots.get(name, ())]
        found = [p for p in phrases if any(w.form != "demonym" for w in p.places)]
        if found:
            by_slot.append((all(_is_wide(p) for p in found), found))
    return min(by_slot, key=lambda pair: pair[0])[1] if by_slot else []


def _is_wide(phrase: Phrase) -> bool:
    return all(w.head in site_words().wide_heads or w.form != "name" for w in phrase.places)


def _inside(phrase: Phrase, words: SentenceWords) -> list[Phrase]:
    """Locative phrases inside another ("a convoy in Idlib province")."""
    found = []
    for child in (*phrase.head.rights, *core(phrase.head).rights):
        if child.dep_ == "prep" and (child.lower_ in site_words().static or _of_people(phrase, child)):
            found += [words.phrase(t) for inner in objects_of(child) for t in with_conjuncts(inner)]
    return [p for p in found if any(w.form != "demonym" for w in p.places)]


def _of_people(phrase: Phrase, prep: Token) -> bool:
    """ "the residents of Glushkovo" are there; "the president of France" is nowhere in particular."""
    return prep.lower_ == "of" and "people" in phrase.classes and not phrase.classes & {"person", "force"}


def _above(head: Token, words: SentenceWords) -> Iterator[list[Phrase]]:
    """Locative phrases of the clauses above, as far as the sentence's root, speech verbs left out."""
    token, steps = head, 0
    while token.head.i != token.i and steps < STEPS:
        left_content = token.dep_ == "ccomp"
        token, steps = token.head, steps + 1
        if left_content:
            return
        if token.tag_.startswith("VB"):
            yield _where_clause(token, words)
            yield _of_slots(verb_slots(token), words, site_words().static)
            if not is_passive(token):
                yield _of_slots({"object": verb_slots(token).get("object", [])}, words, ("object",))
        elif token.tag_.startswith("NN"):
            yield _of_slots(noun_slots(token), words, site_words().static)


def _unique(found: list[PlaceWords]) -> list[PlaceWords]:
    kept: list[PlaceWords] = []
    for words in found:
        if all(words.start != k.start for k in kept):
            kept.append(words)
    return kept
