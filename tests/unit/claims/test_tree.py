"""The plain tree says what spaCy says."""

from __future__ import annotations

import pytest

from firsthand.claims.parse import load
from firsthand.claims.tree import Doc

TEXTS = (
    "Rebels in the north, who had held the bridge since May, withdrew from Ardan and Selm on Friday, the army said.",
    "The governor of Ardan didn't say why 1,200 people left; aid groups and doctors did.",
    "\u201cNobody came,\u201d said Ann Orr, a nurse. No convoy, no food.",
    "Fighting, shelling and looting went on  near the state-run hospital\u2019s gate (its east side).",
    "Why?",
)


@pytest.fixture(scope="module", params=TEXTS)
def both(request):
    parse = load().nlp(request.param)
    return parse, Doc(parse, parse.text)


def places(words):
    return [word.i for word in words]


def test_words_and_labels(both):
    parse, doc = both
    assert len(doc) == len(parse) and doc.text == parse.text
    for theirs, ours in zip(parse, doc, strict=True):
        for name in ("i", "idx", "text", "lower_", "tag_", "dep_", "whitespace_", "is_punct", "is_space"):
            assert getattr(ours, name) == getattr(theirs, name)
        assert len(ours) == len(theirs) and ours


def test_relations(both):
    parse, doc = both
    for theirs, ours in zip(parse, doc, strict=True):
        for name in ("lefts", "rights", "children", "subtree", "ancestors", "conjuncts"):
            assert places(getattr(ours, name)) == places(getattr(theirs, name))
        for name in ("head", "left_edge", "right_edge"):
            assert getattr(ours, name).i == getattr(theirs, name).i
        for t, o in zip(parse, doc, strict=True):
            assert ours.is_ancestor(o) == theirs.is_ancestor(t)


def test_stretches(both):
    parse, doc = both
    for start in range(len(doc)):
        for end in range(start, len(doc) + 1):
            theirs, ours = parse[start:end], doc[start:end]
            assert ours.text == theirs.text and places(ours) == places(theirs)
            assert not len(theirs) or ours.root.i == theirs.root.i


def test_stretches_by_characters(both):
    parse, doc = both
    for start in range(len(doc.text)):
        for end in range(start + 1, len(doc.text) + 1):
            theirs = parse.char_span(start, end, alignment_mode="expand")
            ours = doc.char_span(start, end, alignment_mode="expand")
            assert (theirs is None) == (ours is None)
            assert theirs is None or places(theirs) == places(ours)


def test_no_neighbours_beyond_the_sentence(both):
    _, doc = both
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[len(doc) - 1].nbor(1)


def test_an_empty_sentence_has_no_words():
    assert len(Doc(load().nlp(""), "")) == 0
