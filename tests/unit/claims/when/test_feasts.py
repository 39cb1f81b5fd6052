"""Feasts: their days in the Gregorian calendar, from almanacs."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.claims.when import find
from firsthand.claims.when.feasts import easter, hijri_day
from firsthand.lexicon.timewords import vocabulary


@pytest.mark.parametrize(
    ("year", "western", "orthodox"),
    [
        (2016, date(2016, 3, 27), date(2016, 5, 1)),
        (2022, date(2022, 4, 17), date(2022, 4, 24)),
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
        (2025, date(2025, 4, 20), date(2025, 4, 20)),
    ],
)
def test_easter(year: int, western: date, orthodox: date) -> None:
    assert (easter(year), easter(year, orthodox=True)) == (western, orthodox)


@pytest.mark.parametrize(
    ("hijri", "day"),
    [((1444, 9, 1), date(2023, 3, 23)), ((1445, 10, 1), date(2024, 4, 10)), ((1442, 1, 10), date(2020, 8, 29))],
)
def test_days_of_the_muslim_year_within_a_day(hijri: tuple[int, int, int], day: date) -> None:
    assert abs((hijri_day(*hijri) - day).days) <= 1


def test_the_last_feast_up_to_publication_is_meant() -> None:
    words = find("The market was shelled on Orthodox Easter", 0, date(2022, 4, 26))[0]
    assert (words.earliest, words.latest) == (date(2022, 4, 24), date(2022, 4, 25))


def test_a_feast_to_come_is_the_next_one() -> None:
    words = find("The truce will begin on Christmas Day", 0, date(2022, 11, 1))[0]
    assert words.earliest == date(2022, 12, 25)


def test_a_persons_name_is_no_feast() -> None:
    assert find("Gunmen shot Salah Ramadan Nur", 0, date(2022, 4, 26)) == []


@pytest.mark.parametrize("name", sorted(vocabulary().feast))
def test_every_feast_of_the_lexicon_is_read(name: str) -> None:
    words = [w for w in find(f"The market was shelled during {name}", 0, date(2022, 11, 26)) if w.rule == "feast"]
    assert len(words) == 1
    assert words[0].earliest is not None
    assert words[0].earliest <= date(2022, 11, 26)
