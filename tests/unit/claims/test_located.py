"""Where a claim is put, by its type, its words and how long it took."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader

from firsthand.model import Basis, Claim

RAID = "Rebels shelled Tafas on Friday. "


def names(claim: Claim) -> list[str | None]:
    return [m.name for m in claim.place]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The ministry accused the rebels of looting shops in Tafas.", "accusation"),
        ("The governor urged fighters in Tafas to lay down their arms.", "demand"),
        ("The army denied that its troops had left Tafas.", "denial"),
        ("Aid workers in Tafas expect another attack within days.", "forecast"),
    ],
)
def test_what_somebody_says_of_a_place_happens_nowhere_in_particular(reader: Reader, text: str, type_: str) -> None:
    assert reader.claim(text, type_).place == ()


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Iran has sent missiles to the rebels.", "arms_supplied"),
        ("The rebels freed 40 prisoners.", "release"),
        ("The army arrested two officers.", "arrest"),
    ],
)
def test_dealings_do_not_take_the_place_of_the_report(reader: Reader, text: str, type_: str) -> None:
    assert reader.claim(RAID + text, type_).place == ()


def test_a_release_is_where_its_own_words_put_it(reader: Reader) -> None:
    assert names(reader.claim(RAID + "The army freed 40 prisoners in Nawa.", "release")) == ["Nawa"]


def test_what_happens_on_the_ground_happened_where_the_report_is(reader: Reader) -> None:
    (place,) = reader.claim(RAID + "Four farmers were killed.", "casualties").place
    assert (place.name, place.basis) == ("Tafas", Basis.CONTEXT)


def test_a_toll_of_months_is_not_put_where_the_report_is(reader: Reader) -> None:
    assert reader.claim(RAID + "More than 900 civilians have been killed since January.", "casualties").place == ()


def test_deaths_told_by_their_week_may_still_be_those_of_the_raid(reader: Reader) -> None:
    assert names(reader.claim(RAID + "Four farmers were killed on Thursday.", "casualties")) == ["Tafas"]
