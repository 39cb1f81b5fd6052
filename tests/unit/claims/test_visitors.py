"""Forces from abroad come to a country and go from it as a whole."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader

from firsthand.model import Basis, Claim

RAID = "Rebels shelled Tafas in southern Syria on Friday. "


def only(claim: Claim) -> tuple[str | None, Basis]:
    (place,) = claim.place
    return place.name, place.basis


@pytest.mark.parametrize(
    "text",
    [
        "Foreign fighters are to leave within three months.",
        "All foreign mercenaries must withdraw, the envoy said.",
        "French troops will withdraw by May.",
        "The peacekeepers are to withdraw in December.",
    ],
)
def test_who_is_from_abroad_leaves_the_country(reader: Reader, text: str) -> None:
    assert only(reader.claims(RAID + text, "withdraw")[-1]) == ("Syria", Basis.CONTEXT)


def test_who_is_at_home_leaves_the_place_of_the_report(reader: Reader) -> None:
    assert only(reader.claims(RAID + "Syrian troops withdrew at dawn.", "withdraw")[-1])[0] == "Tafas"


def test_a_place_that_is_told_stays(reader: Reader) -> None:
    claim = reader.claims(RAID + "French troops withdrew from Nawa.", "withdraw")[-1]
    assert only(claim) == ("Nawa", Basis.SAID)


def test_where_something_was_said_is_not_where_it_happens(reader: Reader) -> None:
    claim = reader.claims(RAID + "Four farmers were killed, the envoy said in Geneva.", "casualties")[-1]
    assert only(claim) == ("Tafas", Basis.CONTEXT)


def test_the_town_a_deal_is_named_after_is_not_where_its_terms_are_kept(reader: Reader) -> None:
    claim = reader.claims(RAID + 'The "Cairo accord" foresees the departure of foreign fighters.', "withdraw")
    assert [m.name for m in claim[-1].place] == ["Syria"]
