"""What a noun must stand in to tell a happening."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader

from firsthand.claims.told import begun_before


def types(reader: Reader, text: str) -> list[str]:
    return [d.type for d in reader.drafts(text)]


@pytest.mark.parametrize(
    ("told", "only_named", "type_"),
    [
        # what took time has happened
        ("They announced it after six hours of talks.", "They were on the last day of talks.", "negotiation"),
        # what only dates something else was told of before, unless it has a day of its own
        (
            "Families have left since the clashes began on Monday.",
            "Families have left since the clashes began.",
            "clash",
        ),
        # whoever is accused of breaches made them
        ("The rebels accused the army of several breaches.", "The plan has several breaches.", "agreement_violation"),
        # a carrying verb carries its own noun, not one that hangs on it
        ("The army began an operation against rebels.", "The army gave its consent to an operation.", "offensive"),
    ],
)
def test_a_noun_tells_a_happening_or_names_one(reader: Reader, told: str, only_named: str, type_: str) -> None:
    assert type_ in types(reader, told)
    assert type_ not in types(reader, only_named)


def test_a_truce_that_dates_a_raid_is_no_news(reader: Reader) -> None:
    assert types(reader, "It was the first raid since the truce began.") == []
    began = reader.draft("The truce began on Sunday.", "agreement")
    assert not begun_before(began)
