"""Patterns that ignore case give what `re.IGNORECASE` gives."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.caseless import Caseless, lowered

PATTERNS = [r"\b(?:at least|AT MOST|some)\b", r"(?<!\w)(?P<n>[A-Z]\d+)\W", r"\Sx|Two", r"(?:un)?til\s+May$"]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(alphabet="AaTtLlEeSsOoMmXxUuNnIiYy 12İß", max_size=40))
def test_matches_are_those_of_ignorecase(pattern: str, text: str) -> None:
    ours, plain = Caseless(pattern), re.compile(pattern, re.IGNORECASE)
    ascii_text = text.replace("İ", "?").replace("ß", "?")
    assert [m.span() for m in ours.finditer(ascii_text)] == [m.span() for m in plain.finditer(ascii_text)]
    assert ours.found(ascii_text) == bool(plain.search(ascii_text))
    first, other = ours.search(ascii_text), plain.search(ascii_text)
    assert (first and first.span()) == (other and other.span())


def test_groups_hold_the_words_as_written() -> None:
    (match,) = Caseless(r"by (?P<day>friday|monday)").finditer("They left BY Friday.")
    assert match["day"] == "Friday"


@given(text=st.text(max_size=30))
def test_lower_case_keeps_every_offset(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    assert lowered("İDLIB Fell") == "İdlib fell"
    assert Caseless("fell").search("İDLIB Fell")[0] == "Fell"  # type: ignore[index]
