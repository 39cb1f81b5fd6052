"""Mentions of places: named, pointed at, taken from around, unknown."""

from __future__ import annotations

from firsthand.claims.placing import as_context, at_place, less_sure, mention_of, pointing, unknown, unnamed
from firsthand.model import Basis, Place, Resolved, Span, Unresolved
from firsthand.places import PlaceWords

WORDS = PlaceWords(10, 16, "Millau", "Millau", None)
MILL = Place(id="p-1", name="Mill Crossing", lat=1.5, lon=2.5, kind="crossing", country="XX")


def test_a_resolved_mention_keeps_its_words_and_gets_the_place() -> None:
    mention = mention_of(WORDS, Resolved(place=MILL, score=0.87654, rule="only one"))
    assert (mention.start, mention.end, mention.text) == (10, 16, "Millau")
    assert (mention.id, mention.kind, mention.score, mention.unresolved) == ("p-1", "facility", 0.877, None)


def test_an_unresolved_mention_says_why_and_what_helps() -> None:
    mention = mention_of(WORDS, Unresolved(reason="not in gazetteer", hint="fetch it"))
    assert mention.id is None
    assert mention.unresolved == "not in gazetteer: fetch it"


def test_pointing_back_changes_the_words_not_the_place() -> None:
    named = mention_of(WORDS, Resolved(place=MILL, score=0.9, rule="only one"))
    meant = pointing(named, Span(start=40, end=48, text="the town"))
    assert (meant.start, meant.text, meant.id) == (40, "the town", "p-1")


def test_what_is_inferred_is_less_sure() -> None:
    named = mention_of(WORDS, Resolved(place=MILL, score=0.8, rule="only one"))
    assert less_sure(named).score == 0.68
    assert as_context(named).basis is Basis.CONTEXT
    assert less_sure(unnamed(Span(start=0, end=2, text="it"))).score is None


def test_a_town_is_a_place_and_no_facility() -> None:
    town = MILL.model_copy(update={"kind": "town"})
    assert at_place(unnamed(Span(start=0, end=2, text="it")), town, 1).kind == "place"


def test_an_unknown_name_keeps_its_name_and_names_the_remedy() -> None:
    mention = unknown(Span(start=0, end=7, text="Ruwayda"))
    assert mention.name == "Ruwayda"
    assert "firsthand data fetch" in (mention.unresolved or "")
