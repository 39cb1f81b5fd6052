"""Lists that leave their verb out: "took Nawa on Friday, Jasim on Saturday", "X fell to the army and Y to the rebels".

An item with a day or a doer of its own is a happening of its own: it gets a draft beside that of the verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.claims.phrases import Phrase, SentenceWords
from firsthand.lexicon.frames import noun_classes
from firsthand.lexicon.grammar import noun_words

if TYPE_CHECKING:
    from firsthand.claims.match import Draft
    from firsthand.claims.tree import Token

GROUND = "ground"  # family of types whose places come in such lists
LONGEST = 8  # words of an item before its preposition
PLACE = frozenset({"place"})


@dataclass(frozen=True, slots=True)
class Item:
    """The places of an item, and its doer, if it has one, after `by` or `to`."""

    places: list[Phrase]
    doer: Phrase | None
    by: str


def gapped(draft: Draft, words: SentenceWords) -> Iterator[Draft]:
    """The happenings of a list whose first one the draft tells, each with its own place and day or doer."""
    if draft.noun or draft.frame.file.family != GROUND or not draft.roles.get("place"):
        return
    closed = False  # whether a day or doer has closed the item before
    for token in words.sentence.doc[draft.head.i + 1 :] if words.sentence.doc is not None else ():
        if token.tag_[:2] in ("VB", "MD") and token.dep_ not in ("conj", "advcl", "prep"):
            return
        if closed and _opens(token) and (item := _item(token, words)) is not None:
            yield _draft(draft, item)
            closed = False
        closed = closed or _closes(token)


def _closes(token: Token) -> bool:
    """The last word of a day or doer, before a comma or "and"."""
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return after in (",", ";", "and") and (_is_time(token) or _is_doer(token))


def _is_time(token: Token) -> bool:
    return "time" in noun_classes().get(token.lower_, ()) or (token.tag_ == "CD" and token.dep_ in ("nummod", "pobj"))


def _is_doer(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in noun_words().doers and not _is_time(token)


def _opens(token: Token) -> bool:
    """ ", ", "and", "then" before an item."""
    return token.i > 0 and token.nbor(-1).lower_ in (",", ";", "and", "then")


def _item(token: Token, words: SentenceWords) -> Item | None:
    """An item that begins here: its places, and the doer or day that follows them with no verb between."""
    found: list[Phrase] = []
    for other in token.doc[token.i : token.i + LONGEST]:
        if other.dep_ in ("prep", "agent") and found and (end := _end(other)) is not None:
            return Item(found, words.phrase(end) if _is_doer(end) else None, other.lower_)
        phrase = words.phrase(other)
        if phrase.is_a(PLACE) and _can_be_item(other):
            found.append(phrase)
        elif other.lower_ not in noun_words().listing:
            return None
    return None


def _can_be_item(token: Token) -> bool:
    return token.tag_[:3] == "NNP" and (token.dep_ not in ("nsubj", "nsubjpass") or token.head.i < token.i)


def _end(prep: Token) -> Token | None:
    if prep.lower_ not in noun_words().doers | noun_words().dated:
        return None
    return next((c for c in prep.rights if c.dep_ == "pobj" and (_is_time(c) or _is_doer(c))), None)


def _draft(draft: Draft, item: Item) -> Draft:
    """The verb's happening once more, at the item's places; who did it is told again unless the item says so."""
    first = item.places[0].head
    own = {p.head.i for p in item.places}
    for role, phrases in draft.roles.items():  # what follows the item is no part of the first happening
        late = [p for p in phrases if p.head.i > first.i or p.head.i in own]
        if item.doer is not None or role == "place":
            draft.roles[role] = [p for p in phrases if p not in late]
    roles = {**draft.roles, "place": item.places}
    if item.doer is not None:
        role = "recipient" if item.by == "to" and "recipient" in draft.roles else "actor"
        roles[role] = [item.doer]
    return replace(draft, head=first, first=first, last=first, roles=roles, noun=True, item=True)
