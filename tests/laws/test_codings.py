"""Laws of the codings: whatever the text, every code quotes it, and signs neither overlap nor reach beyond it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.codings import Coder
from firsthand.codings.sightings import signs_in
from firsthand.documents.build import build
from firsthand.lexicon import Lexicon
from firsthand.lexicon.codings import load_scheme, schemes

LEXICON = Lexicon.load()
WORDS = st.sampled_from(
    "grenade threw Soldiers rebels captured the town protesters police tear gas killed by drone strike İstanbul "
    "blamed no March earthquake . , — said".split()
)
TEXTS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


@given(TEXTS, st.sampled_from(schemes()))
@settings(deadline=None, max_examples=60)
def test_every_coded_event_quotes_its_sentence(text: str, scheme: str) -> None:
    report = build(text, published=date(2020, 1, 1), published_basis="given", publisher=None, language="en").reading
    for event in Coder(LEXICON, scheme).code(report, []):
        held = report.sentences[event.sentence]
        assert event.words
        assert all(report.text[w.start : w.end] == w.text for w in event.words)
        assert any(held.start <= w.start and w.end <= held.end for w in event.words)
        assert event.claims == ()


@given(st.text(max_size=80) | TEXTS)
@settings(deadline=None, max_examples=100)
def test_signs_stand_in_order_apart_and_inside_the_text(text: str) -> None:
    found = signs_in(text, load_scheme("acled").signs)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
