"""Quotations of a text, and that their offsets are the text's own."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.attribution.quotes import find


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find(text).quotes]


def test_straight_and_curly_marks_open_and_close() -> None:
    assert quoted('He said "we left" and she “we stayed”.') == ['"we left"', "“we stayed”"]


def test_an_apostrophe_opens_nothing() -> None:
    assert quoted("The army's men left the rebels' town.") == []


def test_a_paragraph_that_opens_with_a_mark_goes_on_with_an_open_quotation() -> None:
    text = "“We left.\n\n“We came back,” he said."
    assert quoted(text) == ["“We left.\n\n“We came back,”"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We left.\n\nThe army came."
    assert quoted(text) == ["“We left."]
    assert not find(text).quotes[0].closed


@given(st.text(alphabet='ab "“”«»\n', max_size=60))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = find(text).quotes
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(find(text).at(q.start) == q for q in found)
