import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.places.tokens import tokens


def test_words_are_read_with_their_offsets() -> None:
    text = "Shells hit St. Agatha's square; the U.S. and Deir al-Asal, 3.5 km on."
    found = tokens(text)
    assert " ".join(found.word[: len(found)]) == "Shells hit St Agatha square the U.S. and Deir al-Asal 3.5 km on"
    assert [text[a:b] for a, b in zip(found.start, found.end, strict=True)] == list(found.word)
    assert [found.word[i] for i in found.capitals] == ["Shells", "St", "Agatha", "U.S.", "Deir", "al-Asal"]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Goran's men", ["Goran"]),
        ("the rebels' camp", ["rebels"]),
        ("the rebels’ camp", ["rebels"]),
        ("men 'of' it", []),
    ],
)
def test_a_word_with_a_possessive_ending_owns(text: str, owners: list[str]) -> None:
    found = tokens(text)
    assert [found.word[i] for i in range(len(found)) if found.owns[i]] == owners


def test_only_blanks_part_the_words_of_one_name_but_for_the_dot_of_a_saint() -> None:
    found = tokens("Near St. Agatha, Tel\nRimah (Sahl) fell. He left.")
    assert [found.word[i] for i in range(1, len(found)) if not found.spaced[i]] == ["Tel", "Sahl", "fell", "He"]


def test_the_first_word_and_those_behind_a_full_stop_or_quotation_mark_open_a_sentence() -> None:
    found = tokens('They fled. "We ran: all of us," she said')
    assert [found.word[i] for i in range(len(found)) if found.first[i]] == ["They", "We", "all"]


@pytest.mark.parametrize("text", ["", " ", "...", "“—”"])
def test_without_words_there_are_no_tokens(text: str) -> None:
    assert len(tokens(text)) == 0 and not tokens(text).capitals


def test_beside_the_outermost_words_stands_an_empty_one() -> None:
    found = tokens("Goran left")
    assert found.word[2] == found.word[-1] == found.lower[2] == ""
    assert not (found.capital[-1] or found.spaced[-1] or found.owns[-1] or found.spaced[0])


def test_a_name_goes_on_where_only_blanks_are_between_and_nothing_is_owned() -> None:
    found = tokens("Omar's Tel Rimah, Sahl")
    assert found.after(0) is None and found.before(1) is None
    assert found.after(1) == 2 and found.before(2) == 1
    assert found.after(2) is None and found.before(3) is None and found.after(3) is None and found.before(0) is None
    assert found.said(1, 2) == "tal rimah"


@given(st.text(alphabet="aSsT'’ .,;-3é\"“\nU"))
def test_every_word_is_quoted_and_all_columns_are_as_long(text: str) -> None:
    found = tokens(text)
    columns = (found.start, found.end, found.word, found.lower, found.capital, found.owns, found.spaced, found.first)
    assert {len(column) for column in columns} == {len(found) + 1}
    assert all(text[found.start[i] : found.end[i]] == found.word[i] for i in range(len(found)))
    assert all(found.end[i] <= found.start[i + 1] for i in range(len(found) - 1))
