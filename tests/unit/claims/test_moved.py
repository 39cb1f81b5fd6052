"""Origin and destination of people who moved, where the words name only one place for it."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader

from firsthand.model import Basis


def test_people_are_uprooted_from_where_the_report_is(reader: Reader) -> None:
    text = "Rebels shelled Daraa in Syria on Friday. Some 4,000 families have been displaced."
    claim = reader.claim(text, "displacement")
    assert claim.place == ()
    assert [(m.name, m.basis) for m in claim.role("origin")] == [("Daraa", Basis.CONTEXT)]


def test_where_people_come_home_to_is_not_guessed(reader: Reader) -> None:
    text = "Rebels shelled Daraa in Syria on Friday. Some families have returned home."
    claim = reader.claim(text, "return")
    assert claim.place == () and not [m for m in claim.role("destination") if m.lat is not None]


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Syria was calm. Thousands of families streamed back through Idlib on Friday.", "destination", "Idlib"),
        ("Syria was calm. Ten families left their homes around Idlib on Friday.", "origin", "Idlib"),
    ],
)
def test_a_place_told_beside_it_is_taken_as_the_verb_has_it(reader: Reader, text: str, role: str, name: str) -> None:
    claim = reader.claims(text, "return", "displacement")[0]
    assert claim.place == () and [m.name for m in claim.role(role)] == [name]


def test_words_that_point_back_name_the_origin(reader: Reader) -> None:
    text = "Rebels shelled Daraa in Syria on Friday. Some 4,000 families fled the city."
    (origin,) = reader.claim(text, "displacement").role("origin")
    assert (origin.text, origin.name) == ("the city", "Daraa")
