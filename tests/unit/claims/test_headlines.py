"""Headlines are read as sentences: the parser sees small letters, the claims quote the print."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader

from firsthand.claims.headlines import as_sentence


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Rebels Seize Two Outposts Near Orvane", "Rebels seize two outposts near Orvane"),
        ("Shelling Kills Six in Telmark, Wounds Dozens", "Shelling kills six in Telmark, wounds dozens"),
        ("ARMY RETAKES VILLAGE, NDRC SAYS", "Army retakes village, NDRC says"),
        ("HEAVY SHELLING OF TELMARK ALL DAY", "Heavy shelling of Telmark all day"),
        ("KDF ATTACKED QRA POSITIONS AT 0430B.", "KDF attacked QRA positions at 0430B."),
    ],
)
def test_a_headline_loses_its_capitals(printed: str, read: str) -> None:
    assert as_sentence(printed) == read


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized two outposts near Orvane on Friday.",
        "Orvane, Telmark, Sheraro and Mekana",
        "The Free Valley Army left Orvane.",
        "Ministry of Defence",
        "",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert as_sentence(text) == text


def test_claims_of_a_headline_quote_it_as_printed(reader: Reader) -> None:
    claims = reader.claims("Drone Strike Kills Eleven Villagers in Aleppo")
    assert {(c.type, c.trigger.text) for c in claims} == {("airstrike", "Drone Strike"), ("casualties", "Kills")}
