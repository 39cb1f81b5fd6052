import pytest

from firsthand.places import Gazetteer, find


def names(gazetteer: Gazetteer, text: str, bodies: bool = True) -> list[str]:
    return [w.name for w in find(text, gazetteer, bodies=bodies)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The choir sang in Dublin. Later the Dublin Art Walk began.", ["Dublin", "Dublin"]),
        ("A fair was held near Paris. Nobody asked Anna Paris.", ["Paris"]),
        ("A fair was held in Commerce. Commerce is good.", []),
    ],
)
def test_a_town_named_once_with_a_sign_is_taken_again_without(
    gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    assert names(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They signed the Israeli-Egyptian accord.", ["Israeli", "Egyptian"]),
        ("Most Atlanta-area roads were open.", ["Atlanta"]),
        ("The Moscow-Beijing train was late.", ["Moscow", "Beijing"]),
        ("Anna-Maria came with Jean-Paul.", []),
        ("I’d go, and she'd stay.", []),
    ],
)
def test_places_inside_a_compound_are_found_where_they_stand(
    gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    found = find(text, gazetteer, bodies=True)
    assert [w.name for w in found] == expected
    assert all(text[w.start : w.end] == w.text == w.name for w in found)


def test_a_reading_for_claims_leaves_compounds_and_repeats_alone(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "Most Atlanta-area roads were open.", bodies=False) == []
