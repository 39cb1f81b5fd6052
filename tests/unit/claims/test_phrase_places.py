"""The place words of a noun phrase."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader

from firsthand.claims.phrase_places import including, named, of_phrase


def test_members_of_a_group_are_those_after_including(reader: Reader) -> None:
    text = "The army captured eight villages, including Saida and Tafas."
    words, draft = reader.words(text), reader.draft(text, "capture")
    assert [w.name for w in including(draft.roles["place"], words)] == ["Saida", "Tafas"]


def test_the_biggest_city_of_an_area_is_not_the_area(reader: Reader) -> None:
    (place,) = reader.claim("Rebels captured northern Syria's biggest city.", "capture").place
    assert (place.lat, place.unresolved) == (None, "generic")


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("The army seized a base near Tafas.", "place", "Tafas"),
        ("Rebels captured Tafas, a farming town.", "place", "Tafas"),
        ("Rebels captured the provincial capital, Daraa.", "place", "Daraa"),
    ],
)
def test_a_phrase_is_at_the_place_it_names_or_lies_at(reader: Reader, text: str, role: str, name: str) -> None:
    words, draft = reader.words(text), reader.draft(text, "capture")
    (phrase,) = draft.roles[role]
    assert [w.name for w in of_phrase(phrase, words)] == [name]


def test_an_adjective_names_no_place(reader: Reader) -> None:
    words = reader.words("Russian troops left Tafas.")
    assert [w.name for w in named(words.places)] == ["Tafas"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen stormed the U.S. embassy in Khartoum.", ["Khartoum"]),
        ("Gunmen stormed the U.S. embassy.", []),
        ("Gunmen stormed Sudan's coast guard base near Suakin.", ["Suakin"]),
        ("Gunmen stormed Sudan's air force headquarters.", ["Sudan"]),
    ],
)
def test_a_state_says_whose_a_facility_is_and_its_place_goes_before(
    reader: Reader, text: str, names: list[str]
) -> None:
    words = reader.words(text)
    assert words.sentence.doc is not None
    noun = next(t for t in words.sentence.doc if t.dep_ == "dobj")
    assert [w.name for w in of_phrase(words.phrase(noun), words)] == names
