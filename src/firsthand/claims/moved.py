"""Where people went from and to: what a place told beside a flight, an evacuation or a return is to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.lexicon.grammar import noun_words
from firsthand.model import Basis, Mention

if TYPE_CHECKING:
    from firsthand.claims.match import Draft
    from firsthand.claims.phrases import SentenceWords

FROM, TO = "origin", "destination"
HOMEWARD = "return"
Roles = dict[str, tuple[Mention, ...]]


def moved(draft: Draft, words: SentenceWords, roles: Roles, place: tuple[Mention, ...]) -> Roles:
    """The roles of people who moved, with the place told for the claim as where they left or came to.

    Where the report was last is taken for what they left; that they came, or came home, does not say where that is.
    """
    if not draft.frame.file.moves_people or not place or roles.get(FROM) or roles.get(TO):
        return roles
    said = tuple(m for m in place if m.basis is Basis.SAID)
    comes = draft.type == HOMEWARD or draft.head.lower_ in noun_words().coming
    if comes or any(_onward(m, words) for m in said):
        return {**roles, TO: said} if said else roles
    return {**roles, FROM: place}


def _onward(mention: Mention, words: SentenceWords) -> bool:
    """Tell whether a place stands behind "to" or "into"."""
    doc, start = words.sentence.doc, words.sentence.start
    if doc is None or mention.start is None or mention.end is None:
        return False
    inside = doc.char_span(mention.start - start, mention.end - start, alignment_mode="expand")
    return inside is not None and len(inside) > 0 and inside.root.head.lower_ in noun_words().onward
