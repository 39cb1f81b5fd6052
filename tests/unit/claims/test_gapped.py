"""Lists that leave their verb out: each item with a day or doer of its own is a happening of its own."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader, heads


def places(reader: Reader, text: str) -> list[list[str]]:
    return [heads(d)["place"] for d in reader.drafts(text) if "place" in d.roles]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The army took Nawa on Friday, Jasim on Saturday and Inkhil on Monday.", [["Nawa"], ["Jasim"], ["Inkhil"]]),
        ("Rebels gave up Nawa on Friday, then Jasim and Inkhil on Monday.", [["Nawa"], ["Jasim", "Inkhil"]]),
        ("Nawa fell on Friday, Jasim on Saturday.", [["Nawa"], ["Jasim"]]),
        # no day or doer of their own: one happening
        ("The army took Nawa, Jasim and Inkhil on Monday.", [["Nawa", "Jasim", "Inkhil"]]),
        ("The army took Nawa on Friday, and on Saturday it rested in Jasim.", [["Nawa"]]),
    ],
)
def test_items_with_a_day_of_their_own(reader: Reader, text: str, found: list[list[str]]) -> None:
    assert places(reader, text) == found


def test_items_with_a_doer_of_their_own(reader: Reader) -> None:
    first, second = reader.drafts("Nawa was taken by the army and Jasim by the militia.")
    assert heads(first) == {"actor": ["army"], "place": ["Nawa"]}
    assert heads(second) == {"actor": ["militia"], "place": ["Jasim"]}


def test_who_did_the_first_did_the_others(reader: Reader) -> None:
    first, second = reader.drafts("The army took Nawa on Friday, Jasim on Saturday.")
    assert heads(first)["actor"] == heads(second)["actor"] == ["army"]
    assert second.first.text == "Jasim"
