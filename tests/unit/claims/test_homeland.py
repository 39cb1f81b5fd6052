"""What "the capital" and "the country" mean in a theatre."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import DAY, Reader

from firsthand.claims.homeland import Homeland
from firsthand.claims.sites import weights
from firsthand.places import ReportContext


def homeland(reader: Reader, text: str) -> Homeland:
    theatre = reader.lexicon.theatre_of(text, DAY.year)
    context = ReportContext(countries=weights(theatre), published=DAY)
    return Homeland(reader.lexicon, theatre, reader.gazetteer, context)


@pytest.mark.parametrize(
    ("words", "name"),
    [("the capital", "Damascus"), ("the country's capital", "Damascus"), ("the country", "Syria"), ("the town", None)],
)
def test_in_syria(reader: Reader, words: str, name: str | None) -> None:
    home = homeland(reader, "Syrian rebels and the Syrian army fought in Daraa.")
    found = home.of(words)
    assert (found.name if found else None) == name


def test_without_a_theatre_nothing_is_meant(reader: Reader) -> None:
    home = homeland(reader, "Bread was warm.")
    assert home.of("the capital") is None
    assert home.side("southwest") is None
