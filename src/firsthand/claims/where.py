"""Where a claim happened or is so: the place phrases that stand in its slots, near its trigger, or in its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from firsthand.claims.phrases import Phrase, SentenceWords, core, with_conjuncts
from firsthand.claims.slots import is_passive, noun_slots, verb_slots

if TYPE_CHECKING:
    from spacy.tokens import Token

    from firsthand.claims.match import Draft
    from firsthand.places.mentions import PlaceWords

CONTENTS = frozenset({"content", "proposition", "provisions"})
WHO = ("actor", "holder", "opponent", "recipient", "supplier", "victim", "parties", "issuer", "forecaster", "mediator")
JOINED = re.compile(r"\s*(,|and|, and|&|as well as|, as well as|or|then|, then)\s+(the )?((towns?|villages?|city|cities|hills?|bases?) of )?")
INCLUDING = re.compile(r"[^.;]{0,40}?(,|:)?\s*(including|among them|such as|namely|notably|:)\s+(the )?((towns?|villages?|city|cities|hills?|bases?) of )?")
LOCATIVE = (
    "in", "at", "near", "around", "outside", "inside", "across", "within", "on", "along", "throughout", "over",
    "between", "north of", "south of", "east of", "west of", "outside of", "beyond", "behind", "close to", "towards",
    "toward", "into", "to", "from", "through", "out of",
)  # fmt: skip
STATIC = LOCATIVE[:17]
PLACES_OF_PEOPLE = frozenset({"displacement", "return", "evacuation"})
NO_PLACE = frozenset({
    "denial", "accusation", "threat", "forecast", "sanction", "support", "demand", "agreement", "agreement_end",
    "directive", "agreement_violation", "negotiation",
})  # fmt: skip


def place_words(draft: Draft, words: SentenceWords) -> list[PlaceWords]:
    """The place words of a claim, nearest reading first: its place role, then locative phrases outward from the trigger."""
    role = draft.roles.get("facility" if draft.type == "infrastructure_status" else "place", [])
    if role:
        found = [p for phrase in role for p in of_phrase(phrase, words)]
        if found:
            return _unique(with_list(found, words))
        return including(role, words) or _beside(draft, words)
    others = _held_by_roles(draft)
    for phrases in _outward(draft, words):
        found = [p for phrase in phrases if phrase.head.i not in others for p in of_phrase(phrase, words)]
        if found:
            return _unique(with_list(found, words))
    return []


def _beside(draft: Draft, words: SentenceWords) -> list[PlaceWords]:
    """Where the unnamed place of a role lies, when the parse hung it on the verb ("left its camp in Ber")."""
    if any(p.is_a(frozenset({"share"})) for p in draft.roles.get("place", [])):
        return []
    others = _held_by_roles(draft)
    phrases = [p for p in _of_slots(draft.slots, words, STATIC) if p.head.i not in others]
    return _unique([w for p in phrases for w in of_phrase(p, words)])


def _held_by_roles(draft: Draft) -> set[int]:
    """Heads that name who acts: "under the control of Damascus" puts nothing in Damascus."""
    return {p.head.i for role in WHO for p in draft.roles.get(role, [])}


def with_list(found: list[PlaceWords], words: SentenceWords) -> list[PlaceWords]:
    """The places with those listed after them ("Saida, Ghasm and al-Jizah"); "X, Y" alone is X in Y."""
    text, start = words.sentence.text, words.sentence.start
    ordered = sorted((p for p in words.places if p.form != "demonym"), key=lambda p: p.start)
    last, run = found[-1], []
    for place in ordered:
        if place.start >= last.end and JOINED.fullmatch(text[last.end - start : place.start - start]):
            run.append((place, text[last.end - start : place.start - start]))
            last = place
    is_list = len(run) > 1 or any("and" in gap or "as well" in gap for _, gap in run)
    return found + [place for place, _ in run] if is_list else found


def including(role: list[Phrase], words: SentenceWords) -> list[PlaceWords]:
    """The places named of a group ("eight villages, including X and Y")."""
    text, start = words.sentence.text, words.sentence.start
    end = max(p.last.idx + len(p.last.text) for p in role)
    ordered = sorted((p for p in words.places if p.form != "demonym"), key=lambda p: p.start)
    for place in ordered:
        if place.start - start >= end and INCLUDING.fullmatch(text[end : place.start - start]):
            return with_list([place], words)
    return []


def of_phrase(phrase: Phrase, words: SentenceWords) -> list[PlaceWords]:
    """The place words in a noun phrase: those at its head, else those that say where it lies ("a base near X")."""
    named = [p for p in phrase.places if p.form != "demonym"]
    if named:
        return [_most_exact(named, words.sentence.at(phrase.head))]
    for child in phrase.head.rights:
        if child.dep_ == "prep" and child.lower_ in STATIC + ("of",):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    deeper = [p for p in words.phrase(inner).places if p.form != "demonym"]
                    if deeper:
                        return deeper[:1]
    return []


def _most_exact(named: list[PlaceWords], at: int) -> PlaceWords:
    """Of several in one phrase ("Russia's Kursk region") the one at its head, else the last that is no country or group."""
    heads = [p for p in named if p.start <= at < p.end and p.head != "country" and p.form != "group"]
    narrow = [p for p in named if p.head != "country" and p.form != "group"]
    return (heads or narrow[-1:] or named)[0]


def _outward(draft: Draft, words: SentenceWords) -> Iterator[list[Phrase]]:
    yield _where_clause(draft.head, words)
    yield _of_slots(draft.slots, words, STATIC)
    for role in sorted(draft.roles.keys() - CONTENTS, key=lambda r: (r in WHO, r)):
        inner = [p for phrase in draft.roles[role] for p in _inside(phrase, words)]
        if inner:
            yield inner
    yield _of_slots(draft.slots, words, LOCATIVE)
    yield [p for name in ("object", "subject", "light") for p in _beneath(draft.slots.get(name, []), words)]
    yield from _above(draft.head, words)
    if draft.type not in NO_PLACE:
        yield from _facility_roles(draft)


def _where_clause(head: Token, words: SentenceWords) -> list[Phrase]:
    """ "Manbij, where American troops are stationed": the place is the noun that the clause hangs on."""
    if head.dep_ == "relcl" and any(c.lower_ == "where" for c in head.children):
        phrase = words.phrase(head.head)
        return [phrase] if phrase.places else []
    return []


def _beneath(tokens: list[Token], words: SentenceWords) -> list[Phrase]:
    """Places anywhere in the words of a subject or object, after a preposition or before its noun."""
    found = []
    for token in tokens:
        for inner in token.subtree:
            if inner.dep_ in ("pobj", "dobj", "compound", "nmod", "poss") and inner.i != token.i:
                phrase = words.phrase(inner)
                if any(w.form != "demonym" for w in phrase.places) and not _is_actor(inner, words):
                    found.append(phrase)
    return sorted(found, key=lambda p: p.places[0].form != "name")[:1]


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
    found = []
    for token in doc:
        located = token.dep_ in ("dobj", "nsubjpass") or (
            token.dep_ == "pobj" and (token.head.lower_ in LOCATIVE or token.head.lower_ == "of")
        )
        if located and not _is_actor(token, words) and not (token.dep_ != "pobj" and _is_state(token, words)):
            phrase = words.phrase(token)
            found += [w for w in phrase.places if w.form != "demonym" and w.head != "country"]
    return sorted(found, key=lambda w: (w.form != "name", abs(w.start - at)))[:1]


def unknown_names(draft: Draft, words: SentenceWords) -> list[Phrase]:
    """Names that stand after a locative preposition and that no list knows ("in Abdiya")."""
    for name in STATIC:
        for token in draft.slots.get(name, ()):
            phrase = words.phrase(token)
            if token.tag_ == "NNP" and phrase.classes == {"name"} and not phrase.hits:
                return [phrase]
    return []


def _facility_roles(draft: Draft) -> Iterator[list[Phrase]]:
    for role in ("facility", "target"):
        yield [p for p in draft.roles.get(role, []) if p.places]


def _of_slots(slots: dict[str, list[Token]], words: SentenceWords, names: tuple[str, ...]) -> list[Phrase]:
    """The phrases with places in these slots, those of the narrowest kind: "near Ngala in Borno State" is near Ngala."""
    by_slot: list[tuple[bool, list[Phrase]]] = []
    for name in names:
        phrases = [words.phrase(t) for t in slots.get(name, ())]
        found = [p for p in phrases if any(w.form != "demonym" for w in p.places)]
        if found:
            by_slot.append((all(_is_wide(p) for p in found), found))
    return min(by_slot, key=lambda pair: pair[0])[1] if by_slot else []


def _is_wide(phrase: Phrase) -> bool:
    return all(w.head in ("admin1", "country", "region") or w.form != "name" for w in phrase.places)


def _inside(phrase: Phrase, words: SentenceWords) -> list[Phrase]:
    """Locative phrases inside another ("a convoy in Idlib province")."""
    found = []
    for child in (*phrase.head.rights, *core(phrase.head).rights):
        if child.dep_ == "prep" and child.lower_ in STATIC:
            found += [words.phrase(t) for inner in child.children if inner.dep_ == "pobj" for t in with_conjuncts(inner)]
    return [p for p in found if any(w.form != "demonym" for w in p.places)]


def _above(head: Token, words: SentenceWords) -> Iterator[list[Phrase]]:
    """Locative phrases of the clauses above, as far as the sentence's root, speech verbs left out."""
    token, steps = head, 0
    while token.head.i != token.i and steps < 6:
        left_content = token.dep_ == "ccomp"
        token, steps = token.head, steps + 1
        if left_content:
            return
        if token.tag_.startswith("VB"):
            yield _where_clause(token, words)
            yield _of_slots(verb_slots(token), words, STATIC)
            if not is_passive(token):
                yield _of_slots({"object": verb_slots(token).get("object", [])}, words, ("object",))
        elif token.tag_.startswith("NN"):
            yield _of_slots(noun_slots(token), words, STATIC)


def _unique(found: list[PlaceWords]) -> list[PlaceWords]:
    kept: list[PlaceWords] = []
    for words in found:
        if all(words.start != k.start for k in kept):
            kept.append(words)
    return kept
