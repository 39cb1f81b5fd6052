"""The closed classes and the patterns that they make."""

from __future__ import annotations

import pytest

from firsthand.lexicon import grammar as grammars
from firsthand.lexicon.grammar import agrees, grammar, including, joined, located, locatives, of_capital
from firsthand.model import LexiconError


def test_an_underscore_joins_the_words_of_a_term() -> None:
    assert "the capital" in grammar().places.of_home


@pytest.mark.parametrize("between", [", ", " and ", ", and the villages of ", " as well as the town of "])
def test_places_of_a_list_are_joined_by(between: str) -> None:
    assert joined().fullmatch(between)


@pytest.mark.parametrize("between", [" in ", " fell and ", ","])
def test_places_are_not_joined_by(between: str) -> None:
    assert not joined().fullmatch(between)


def test_a_groups_members_follow_including_in_the_same_sentence() -> None:
    assert including().fullmatch(" along the river, including ")
    assert including().fullmatch(": among them the towns of ")
    assert not including().fullmatch(". Later, including ")


@pytest.mark.parametrize(("before", "place"), [("fought in ", True), ("entered the ", True), ("was told by ", False)])
def test_a_preposition_makes_a_capital_a_place(before: str, place: bool) -> None:
    assert bool(located().search(before)) is place


def test_a_country_is_its_capital_before_that_word() -> None:
    assert of_capital().match("'s war-torn capital".replace("war-torn", "battered"))
    assert of_capital().match("’s capital")
    assert not of_capital().match("'s army")


def test_static_prepositions_come_before_those_of_motion() -> None:
    static, every = locatives()
    assert every[: len(static)] == static
    assert "from" in every and "from" not in static


@pytest.mark.parametrize(
    ("noun", "kind", "fits"),
    [
        ("crossing", "crossing", True), ("crossing", "town", False), ("province", "admin1", True),
        ("town", "town", True), ("town", "admin1", False), ("area", "admin1", True), ("area", "country", False),
    ],
)  # fmt: skip
def test_a_noun_points_at_places_of_its_kind(noun: str, kind: str, fits: bool) -> None:
    assert agrees(noun, kind) is fits


def test_a_faulty_file_is_named_with_its_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammars, "read_toml", lambda name: {"source": "editor", "verbs": {"particles": 3}})
    with pytest.raises(LexiconError, match=r"(?s)english/grammar\.toml.*verbs\.particles"):
        grammar.__wrapped__()
