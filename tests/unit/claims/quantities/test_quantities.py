"""Figures: ranges as the words leave them open, units, and which claim they belong to."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims.quantities import find, of_claim
from firsthand.claims.quantities.numbers import value


@pytest.mark.parametrize(
    ("words", "number"),
    [("5,500", 5500), ("1.2 million", 1_200_000), ("twenty-one", 21), ("half a million", 500_000),
     ("a dozen", 12),
     ("two hundred and six", 206), ("three thousand", 3000), ("12", 12), ("two dozen", 24)],
)  # fmt: skip
def test_number_words_have_a_value(words: str, number: float) -> None:
    assert value(words) == number


@pytest.mark.parametrize("words", ["dozens", "rifles", ""])
def test_words_without_a_number_have_none(words: str) -> None:
    assert value(words) is None


@pytest.mark.parametrize(
    ("sentence", "low", "high", "unit"),
    [
        ("Over 8 outposts fell.", 9, None, "place"),
        ("At least 29 soldiers died.", 29, None, "person"),
        ("Nearly 3,000 rifles were found.", None, 3000, "item"),
        ("Some 400 families left.", 400, 400, "household"),
        ("Dozens of miners are missing.", None, None, "person"),
        ("Between 20 and 30 fighters surrendered.", 20, 30, "person"),
        ("Up to 60 people were hurt.", None, 60, "person"),
        ("As many as 70 villagers fled.", None, 70, "person"),
        ("They hold 72 percent of the valley.", 72, 72, "percent"),
        ("They hold two-thirds of the valley.", 66.7, 66.7, "percent"),
        ("They stand 10 miles from the port.", 16.093, 16.093, "km"),
        ("The army regained 150 square kilometres.", 150, 150, "km2"),
        ("The army regained a 150-square-mile pocket.", 388.498, 388.498, "km2"),
    ],
)
def test_the_words_leave_the_range_open_on_one_side(sentence: str, low: float, high: float, unit: str) -> None:
    (words,) = find(parsed(sentence))
    assert (words.low, words.high, words.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "sentence",
    ["The town fell on 12 July 2018.", "Resolution 2254 was read out.", "It began at 7 p.m."],
)
def test_dates_hours_and_names_are_no_figures(sentence: str) -> None:
    assert find(parsed(sentence)) == []


def test_one_toll_has_two_figures() -> None:
    sentence = parsed("The blast killed 12 soldiers and wounded 20 civilians.")
    figures = of_claim(sentence, word(sentence, "killed"), "casualties", find(sentence))
    assert [(f.low, f.of) for f in figures] == [(12, "killed"), (20, "wounded")]


def test_a_claim_takes_only_figures_of_its_kind() -> None:
    sentence = parsed("Fighters captured 20 villages and 3 trucks near the border.")
    taken = of_claim(sentence, word(sentence, "captured"), "displacement", find(sentence))
    assert taken == ()


def test_figures_of_another_clause_stay_there() -> None:
    sentence = parsed("The army took the town, whose 5,000 residents had fled in spring.")
    assert of_claim(sentence, word(sentence, "took"), "capture", find(sentence)) == ()


def test_spans_quote_the_text() -> None:
    sentence = parsed("More than 60 men and at least nine women were detained.")
    for words in find(sentence):
        assert sentence.text[words.start : words.end] == words.text
