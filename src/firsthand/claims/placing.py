"""Mentions of places: place words with what they were resolved to, or why they were not."""

from __future__ import annotations

from firsthand.lexicon.grammar import site_words
from firsthand.model import Basis, Mention, MentionKind, Place, Resolution, Resolved, Span
from firsthand.places import PlaceWords

NOT_KNOWN = "not in the installed gazetteer: firsthand data fetch geonames CC"
LESS_SURE = 0.85  # of the score, for each step from words that name a place to words that point at it


def mention_of(words: PlaceWords, resolution: Resolution) -> Mention:
    """The mention of place words with their place, or with the reason why there is none."""
    base = Mention(start=words.start, end=words.end, text=words.text, basis=Basis.SAID, kind="place")
    if not isinstance(resolution, Resolved):
        hint = f"{resolution.reason}: {resolution.hint}" if resolution.hint else resolution.reason
        return base.model_copy(update={"unresolved": hint})
    return at_place(base, resolution.place, resolution.score)


def at_place(mention: Mention, place: Place, score: float) -> Mention:
    """The same words, meaning this place."""
    kind: MentionKind = "facility" if place.kind in site_words().facilities else "place"
    fields = {
        "kind": kind, "id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon,
        "country": place.country, "admin1": place.admin1, "place_kind": place.kind, "score": round(score, 3),
    }  # fmt: skip
    return mention.model_copy(update=fields)


def pointing(mention: Mention, span: Span) -> Mention:
    """The place of a mention, told by other words."""
    return mention.model_copy(update={"start": span.start, "end": span.end, "text": span.text})


def less_sure(mention: Mention) -> Mention:
    """The same with a lower score: it was inferred, not named."""
    return mention.model_copy(update={"score": _less(mention.score)})


def _less(score: float | None) -> float | None:
    return None if score is None else round(score * LESS_SURE, 3)


def as_context(mention: Mention) -> Mention:
    """A place told elsewhere in the report, taken for a claim that names none."""
    return mention.model_copy(update={"score": _less(mention.score), "basis": Basis.CONTEXT})


def unnamed(span: Span) -> Mention:
    """Words that stand where a place should, without a name."""
    return Mention(start=span.start, end=span.end, text=span.text, basis=Basis.SAID, kind="place", unresolved="generic")


def unknown(span: Span) -> Mention:
    """A name that stands where a place does and that no list knows."""
    return unnamed(span).model_copy(update={"name": span.text, "unresolved": NOT_KNOWN})
