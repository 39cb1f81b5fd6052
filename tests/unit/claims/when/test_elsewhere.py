"""A lede without a day takes it from the sentence that tells the same happening with one."""

from __future__ import annotations

from datetime import date

from tests.unit.claims.reader import Reader


def test_a_lede_takes_the_day_that_a_later_sentence_tells(reader: Reader) -> None:
    text = "Rebels have captured Tafas. Fighters captured the town on Thursday, residents said."
    first = reader.claims(text)[0]
    assert first.time is not None
    assert (first.time.latest, first.time.text) == (date(2018, 7, 5), None)


def test_another_place_keeps_its_own_open_time(reader: Reader) -> None:
    text = "Rebels captured Tafas. The army captured Nassib on Thursday."
    first = reader.claims(text)[0]
    assert first.time is not None
    assert first.time.earliest is None
