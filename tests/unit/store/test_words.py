from __future__ import annotations

from firsthand.store.words import PART, excerpt, fold, folded, vectors


def test_words_are_looked_up_without_case_accents_and_vowel_signs() -> None:
    assert fold("Ébène") == "ebene"
    assert fold("Straße") == "strasse"
    assert folded("دَرْعَا و درعا") == ["درعا", "و", "درعا"]


def test_a_hyphen_or_a_point_parts_words_also_before_numbers() -> None:
    assert folded("a T-62 tank, 3.5 km; e-mail") == ["a", "t", "62", "tank", "3", "5", "km", "e", "mail"]


def test_a_title_weighs_more_and_positions_are_kept() -> None:
    assert list(vectors("The hill", "a hill")) == ["'the':1A 'hill':2A,4 'a':3"]


def test_a_long_text_comes_in_parts_that_a_row_can_hold() -> None:
    parts = list(vectors("", " ".join(f"w{n}" for n in range(2 * PART + 1))))
    assert len(parts) == 3
    assert all(len(part) < 500_000 for part in parts)
    assert list(vectors("", "")) == [""]


def test_an_excerpt_shows_where_the_words_stand_together() -> None:
    text = "The bridge is far. " + "Nothing here. " * 40 + "Soldiers took the bridge at Tessel on Monday."
    found = excerpt([text], ["bridge", "tess"])
    assert "\x02bridge\x03 at \x02Tessel\x03" in found
    assert found.startswith("… ")
    assert len(found) < 300


def test_an_excerpt_of_a_short_text_is_all_of_it() -> None:
    assert excerpt(["Soldiers took the Bridge."], ["bridge"]) == "Soldiers took the \x02Bridge\x03."
    assert excerpt(["Only the title had it."], ["bridge"]) == "Only the title had it."
