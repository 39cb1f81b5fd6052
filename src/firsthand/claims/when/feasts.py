"""Feasts and months of faiths: Christmas, Easter of both calendars, Ramadan and the feasts of the Muslim year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from firsthand.claims.when import days
from firsthand.claims.when.calendar import Anchor
from firsthand.claims.when.days import Days
from firsthand.lexicon.timewords import Feast, vocabulary
from firsthand.model import Precision

HIJRI_EPOCH = 227_015  # 19 July 622 of the proleptic Gregorian calendar, as a day of `date.toordinal`
CYCLE = 10_631  # days in thirty years of the Muslim calendar


def feast(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "on Christmas Eve", "during Ramadan", "Orthodox Easter": the last one begun by publication, or the next.

    Months of the Muslim year begin with a sighting of the moon, so their days are told a day either way.
    """
    if _is_name(match):
        return None
    held = _feasts()[_plain(match["feast"])]
    told = match["year"]
    published = anchor.published
    if told and told.isdigit():
        return _of_year(held, int(told))
    if told:
        return _of_year(held, published.year + {"last": -1, "this": 0, "next": 1}[told.split()[0].lower()])
    around = [d for y in range(published.year - 1, published.year + 2) if (d := _of_year(held, y)) is not None]
    if anchor.future:
        return next((d for d in around if d.latest and d.latest >= published), None)
    return next((d for d in reversed(around) if d.earliest and d.earliest <= published), None)


@lru_cache(maxsize=1)
def _feasts() -> dict[str, Feast]:
    return {_plain(name): held for name, held in vocabulary().feast.items()}


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", " ", name.lower()).replace("’", "'")


def _is_name(match: re.Match[str]) -> bool:
    """Ramadan is a person's name, too, and "Easter Island" an island."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return (
        bool(re.search(r"(?<!^)\b[A-Z][a-z]+ $", before) or re.match(r" [A-Z][a-z]+", after)) and match["year"] is None
    )


def _of_year(held: Feast, year: int) -> Days | None:
    """The feast in a Gregorian year; of the Muslim year the first that begins in it."""
    first = _first_day(held, year)
    if first is None:
        return None
    loose = 1 if held.calendar == "hijri" else 0
    start, end = days.shift(first, -loose), days.shift(first, held.length - 1 + loose)
    return Days(start, end, Precision.DAY if start == end else Precision.RANGE)


def _first_day(held: Feast, year: int) -> date | None:
    if held.calendar == "gregorian":
        return days.shift(date(year, held.month, held.day), 0)
    if held.calendar == "hijri":
        return _of_hijri(held.month, held.day, year)
    return days.shift(easter(year, orthodox=held.calendar == "orthodox easter"), held.day)


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday of a Gregorian year (Meeus, Astronomical Algorithms, 1991, ch. 8); Orthodox: 1900 to 2099."""
    if orthodox:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=13)
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    n = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _of_hijri(month: int, day: int, year: int) -> date | None:
    """The first such day of the Muslim year in a Gregorian one, by the civil tabular calendar."""
    first = int((year - 622) * 33 / 32) - 1
    for hijri in range(first, first + 4):
        found = hijri_day(hijri, month, day)
        if found.year == year:
            return found
    return None


def hijri_day(year: int, month: int, day: int) -> date:
    """A day of the Muslim year in the Gregorian calendar (tabular, civil epoch; the moon may differ by a day)."""
    leap_days = (3 + 11 * year) // 30
    number = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + leap_days + HIJRI_EPOCH - 1
    return date.fromordinal(number)
