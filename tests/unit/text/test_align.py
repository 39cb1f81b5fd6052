"""Quotations found again, and always in the text's own words."""

import pytest

from firsthand.text.align import find

TEXT = "He said:\u00a0“We\nwon’t leave —  not now…” and left. We stay."


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("We stay.", "We stay."),
        ("  We stay. ", "We stay."),
        ("He said: \"We won't leave", "He said:\u00a0“We\nwon’t leave"),
        ("we won't leave - not now...", "We\nwon’t leave —  not now…"),
        ("'We stay.'", "We stay."),
    ],
)
def test_the_span_holds_the_texts_own_words(quote: str, words: str) -> None:
    span = find(quote, TEXT)
    assert span is not None
    assert span.text == words == TEXT[span.start : span.end]


@pytest.mark.parametrize("quote", ["", "  ", '""', "We leave.", "We  will stay"])
def test_words_that_are_not_there_are_not_found(quote: str) -> None:
    assert find(quote, TEXT) is None


def test_the_search_keeps_to_its_bounds() -> None:
    text = "They fled. They fled."
    second = find("They fled.", text, 1)
    assert second is not None
    assert second.start == 11
    assert find("They fled.", text, 12) is None
    assert find("They fled.", text, 1, 15) is None
