"""Numbers without a noun: they count somebody told beside them, and are nobody themselves."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader


def victims(reader: Reader, text: str, type_: str = "casualties") -> list[str]:
    return [m.text for m in reader.claim(text, type_).role("victim")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The blast killed 14 soldiers and wounded 36.", ["14 soldiers"]),
        ("One miner died and two were hurt.", ["One miner"]),
        ("Troops fired at a crowd near the mill, killing two.", ["a crowd"]),
        ("Rebels attacked policemen and wounded five.", ["policemen"]),
        (
            "At least 40 villagers, six girls and a teacher among them, were killed when raiders burned the market.",
            ["At least 40 villagers"],
        ),
    ],
)
def test_a_bare_number_is_whom_it_counts(reader: Reader, text: str, told: list[str]) -> None:
    assert victims(reader, text) == told


def test_a_number_that_counts_nobody_told_stays(reader: Reader) -> None:
    assert victims(reader, "The war has killed thousands.") == ["thousands"]


def test_who_else_was_hurt_is_told_apart(reader: Reader) -> None:
    assert victims(reader, "The blast killed 14 soldiers and three nurses.") == ["14 soldiers", "three nurses"]


def test_people_taken_out_of_a_crowd_are_of_it(reader: Reader) -> None:
    assert victims(reader, "Police beat protesters and took dozens away.", "arrest") == ["protesters"]
