import pytest

from firsthand.places import Gazetteer, find
from firsthand.places.strangers import is_stranger, speaks
from firsthand.places.tokens import tokens
from firsthand.places.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tony Lansing left.", {"tony", "lansing"}),
        ("Mary J. Elgin and Mrs. Aurora came.", {"elgin", "aurora"}),
        ("The Nice hotel was nice.", {"nice"}),
        ("They've Orange flags.", {"theyve"}),
        ("Shells fell on Lansing and Elgin.", set()),
    ],
)
def test_surnames_and_words_also_written_small_are_strangers(text: str, words: set[str]) -> None:
    found = tokens(text)
    capitals = {found.lower[i] for i in found.capitals}
    assert {word for word in capitals if is_stranger(found, word, vocabulary())} == words


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ann Madrid spoke. Madrid then sat down.", []),
        ("Ann Madrid spoke in Madrid.", ["Madrid"]),
        ("He was driving a van in Gary, Ind., on Friday.", ["Gary", "Indiana"]),
        ("The fire on Denver Avenue is out.", []),
        ("The boat left St. Louis at dawn.", ["St. Louis"]),
        ("US troops left.", ["US"]),
        ("They moved to the United States, officials said.", ["United States"]),
        ("They lived in Glen Allen for years.", ["Glen Allen"]),
    ],
)
def test_who_is_meant_by_a_name_that_is_also_a_place(gazetteer: Gazetteer, text: str, places: list[str]) -> None:
    assert [w.name for w in find(text, gazetteer)] == places


def test_places_inside_the_names_of_bodies_count_only_when_asked_for(gazetteer: Gazetteer) -> None:
    text = "The Hamburg Police Department is silent."
    assert not find(text, gazetteer) and [w.name for w in find(text, gazetteer, bodies=True)] == ["Hamburg"]


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("Lansing said the road was closed.", "lansing"),
        ("It will be fine, says Lansing.", "lansing"),
        ("Lansing, 32, of Berea was held.", "lansing"),
    ],
)
def test_who_speaks_or_has_an_age_is_somebody(text: str, somebody: str) -> None:
    assert speaks(tokens(text), somebody, vocabulary())


@pytest.mark.parametrize("text", ["The road to Lansing was closed.", "Lansing, 32 miles away, was calm."])
def test_who_does_neither_is_not(text: str) -> None:
    assert not speaks(tokens(text), "lansing", vocabulary())
