"""Forces from abroad: what is told of their coming and going, without a place, is told of the whole country."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.lexicon import Lexicon, Theatre
from firsthand.lexicon.reach import visits
from firsthand.model import Mention

STATE = frozenset({"state", "government", "military", "company"})  # bodies that a country of their own sends


def from_abroad(actors: Iterable[Mention], lexicon: Lexicon, theatre: Theatre | None) -> bool:
    """Tell whether those who come or go are foreign to the theatre: a mission, mercenaries, another state's troops."""
    return theatre is not None and any(_is_visitor(m, lexicon, theatre) for m in actors)


def _is_visitor(mention: Mention, lexicon: Lexicon, theatre: Theatre) -> bool:
    table, body = visits(), lexicon.actors.get(mention.id or "")
    if body is not None and body.kind in table.kinds:
        return True
    if body is not None and body.country and body.kind in STATE:
        return body.country not in theatre.countries
    return not table.words.isdisjoint(mention.text.lower().replace("-", " ").split())
