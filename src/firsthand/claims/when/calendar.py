"""Readings of calendar time: dates, months, years, weekdays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from firsthand.claims.when import days
from firsthand.claims.when.days import Days
from firsthand.lexicon.timewords import vocabulary
from firsthand.model import Precision


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words are reckoned from: the day of publication, the time told before, and the
    tense around.
    """

    published: date
    before: Days | None
    future: bool


def iso(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "2018-07-06"."""
    return _date(int(match["year"]), int(match["m"]), int(match["d1"]))


def numeric(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "06.07.2018": day before month, as in most of the world; the other order where only that is a date."""
    d, m = int(match["d1"]), int(match["m"])
    return _date(int(match["year"]), m, d) if m <= 12 else iso_swapped(match, anchor)


def iso_swapped(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "07/26/2018"."""
    return _date(int(match["year"]), int(match["d1"]), int(match["m"]))


def dates(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "July 6", "6 July 2018", "June 24 and 25", "the night of 5 to 6 July"."""
    number = month_number(match["month"])
    first, second = _digits(match["d1"]), _digits(_group(match, "d2"))
    if number is None or first is None:
        return None
    year = _year(_group(match, "year"), anchor) or _nearest_year(number, first, anchor)
    start = _date(year, number, first)
    end = _date(year, number, second) if second and second >= first else start
    if start is None or end is None:
        return None
    return start if end == start else Days(start.earliest, end.latest, Precision.RANGE)


def two_dates(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "March 25 and April 11", "28 June - 2 July 2018"."""
    first, second = month_number(match["month"]), month_number(match["month2"])
    d1, d2 = _digits(match["d1"]), _digits(match["d2"])
    if not (first and second and d1 and d2):
        return None
    year = _year(match["year"], anchor) or _nearest_year(second, d2, anchor)
    begin = _year(match["year1"], anchor) or (year if first <= second else year - 1)
    start, end = _date(begin, first, d1), _date(year, second, d2)
    return Days(start.earliest, end.latest, Precision.RANGE) if start and end else None


def two_months(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "July to September 2018"."""
    first, second = month_number(match["month"]), month_number(match["month2"])
    if not (first and second):
        return None
    year = _year(match["year"], anchor) or _nearest_year(second, 1, anchor)
    begin = _year(match["year1"], anchor) or (year if first <= second else year - 1)
    return Days(days.month(begin, first).earliest, days.month(year, second).latest, Precision.RANGE)


def month(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "July", "mid-July", "last December", "July 2018", "November last year"."""
    number = month_number(match["month"])
    if number is None or (match["month"].lower().startswith(("mar", "may")) and not _is_month(match)):
        return None
    year = _year(_group(match, "year"), anchor) or _nearest_year(number, 1, anchor)
    if (_group(match, "which") or "").lower() == "next":
        year = anchor.published.year + (number <= anchor.published.month)
    return _edged(days.month(year, number), match)


def week_of_month(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "the third week of March", "the last days of June", "the first half of May"."""
    number = month_number(match["month"])
    if number is None:
        return None
    year = _year(match["year"], anchor) or _nearest_year(number, 1, anchor)
    return _slice(days.month(year, number), ordinal(match["nth"]), *_share(match["what"].lower()))


def part_of_period(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "the first six months of the year", "the second quarter of 2019"."""
    whole = _whole(match["whole"].lower(), anchor)
    unit = vocabulary().unit.get(match["unit"].lower(), "half")
    count = amount(match["n"]) or 1.0
    if unit in ("month", "quarter") and whole.earliest:
        width = round(count * (3 if unit == "quarter" else 1))
        nth = ordinal(match["nth"])
        first = days.add_months(whole.earliest, (nth - 1) * width if nth > 0 else 12 - width)
        return days.months(first, width)
    return _slice(whole, ordinal(match["nth"]), *_share(unit, count))


def years(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "2013-2018", "2011 to 2014"."""
    first = int(match["year1"])
    last = int(match["year"]) if len(match["year"]) == 4 else first // 100 * 100 + int(match["year"])
    return Days(date(first, 1, 1), date(last, 12, 31), Precision.RANGE) if first <= last else None


def year(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "2015", "late 2019"; not "2015 people" nor years far off."""
    number = int(match["year"])
    if number > anchor.published.year + 40 or not _is_year(match):
        return None
    return _edged(days.year(number), match)


def decade(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "the 1990s", "the early 1980s"."""
    first = int(match["year"])
    whole = Days(date(first, 1, 1), date(first + 9, 12, 31), Precision.RANGE)
    return _edged(whole, match)


def weekday(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "Friday", "early on Monday", "last Thursday", "Saturday's": the last such day up to
    publication, or the next.
    """
    number = vocabulary().weekday.get(match["wd"].rstrip(".").capitalize())
    if number is None or not match["wd"][0].isupper():
        return None
    which, published = (match["which"] or "").lower(), anchor.published
    gone = (published.weekday() - number) % 7
    if (match["week"] or "").lower().endswith("last week") or which.startswith("last week"):
        monday = days.shift(published, -published.weekday() - 7)
        return days.day(days.shift(monday, number))
    if which.split()[-1:] in (["next"], ["coming"], ["following"]) or (anchor.future and not which.startswith("last")):
        return days.day(days.shift(published, (number - published.weekday()) % 7 or (7 if which else 0)))
    return days.day(days.shift(published, -(gone or (7 if which == "last" else 0))))


def two_weekdays(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "Friday and Saturday", "the night from Monday to Tuesday"."""
    table = vocabulary().weekday
    first, second = table.get(match["wd"].rstrip(".")), table.get(match["wd2"].rstrip("."))
    if first is None or second is None:
        return None
    published = anchor.published
    last = days.shift(published, -((published.weekday() - second) % 7))
    if anchor.future:
        last = days.shift(published, (second - published.weekday()) % 7)
    return Days(days.shift(last, -((second - first) % 7)), last, Precision.RANGE)


def ordinal(word: str) -> int:
    """ "third" is 3, "last" -1."""
    from firsthand.lexicon.units import numbers

    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else numbers().ordinal.get(word.lower(), 1)


def amount(words: str | None) -> float | None:
    """A count before a unit, "a" being one; None for none and for vague words."""
    from firsthand.claims.quantities.numbers import value

    if not words:
        return None
    low = words.lower()
    return 1.0 if low in ("a", "an") else value(low)


def month_number(word: str) -> int | None:
    """July is 7; None where the word is no capitalised month."""
    bare = word.rstrip(".")
    return vocabulary().month.get(bare.capitalize()) if bare[:1].isupper() else None


def _group(match: re.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _digits(word: str | None) -> int | None:
    found = re.match(r"\d+", word or "")
    return int(found[0]) if found else None


def _date(year_: int, month_: int, day_: int) -> Days | None:
    try:
        return days.day(date(year_, month_, day_))
    except ValueError:
        return None


def _year(word: str | None, anchor: Anchor) -> int | None:
    if not word:
        return None
    if word.isdigit():
        return int(word)
    before = anchor.before.earliest if anchor.before else None
    low = word.lower()
    if low in ("that year", "the same year"):
        return before.year if before else None
    return anchor.published.year + {"last": -1, "this": 0, "next": 1}[low.split()[0]]


def _nearest_year(month_: int, day_: int, anchor: Anchor) -> int:
    """The year of a date that came without one: its last occurrence up to publication, or the next in
    the future.
    """
    published = anchor.published
    if anchor.future:
        return published.year + ((month_, day_) < (published.month, published.day if day_ > 1 else 0))
    return published.year - ((month_, day_) > (published.month, published.day))


def _is_month(match: re.Match[str]) -> bool:
    """May and March are also a verb and a walk: months only with a preposition, an edge or a year."""
    if match[0] != match["month"]:
        return True
    return bool(
        re.search(
            r"\b(?:in|since|until|till|by|of|from|to|through|during|before|after|and|last|early|late)\s+$",
            match.string[: match.start()],
            re.I,
        )
    )


def _is_year(match: re.Match[str]) -> bool:
    if match[0] != match["year"]:
        return True
    before, after = match.string[: match.start()], match.string[match.end() :]
    if re.match(
        r"\s+(?:GMT|UTC|hours?|people|civilians?|soldiers?|fighters?|troops|men|families|houses|homes|km|metres|meters|tons|tonnes|rounds|shells|others|more)\b|[.,:]?\d|[%°]",
        after,
    ):
        return False
    return not re.search(
        r"(?:[$€£#№]|\b(?:than|about|some|around|nearly|almost|least|resolution|article|no\.))\s*$",
        before,
        re.I,
    )


def _edged(whole: Days, match: re.Match[str]) -> Days:
    edge = (_group(match, "edge") or "").lower()
    return days.part_of(whole, edge) if edge else whole


def _share(what: str, count: float = 1.0) -> tuple[float, float]:
    """Length of a part in days, and its fixed share (0: by days)."""
    if what == "half":
        return 0.0, 0.5
    table = {"week": 7, "weekend": 7, "days": 5, "day": count, "ten days": 10, "two weeks": 14}
    return table.get(what, 7) * (count if what in ("week", "weekend") else 1), 0.0


def _slice(whole: Days, nth: int, width: float, share: float) -> Days:
    if whole.earliest is None or whole.latest is None:
        return whole
    size = width or ((whole.latest - whole.earliest).days + 1) * share
    if nth < 0:
        return Days(days.shift(whole.latest, 1 - size), whole.latest, Precision.RANGE)
    start = days.shift(whole.earliest, (nth - 1) * size)
    return Days(start, min(days.shift(start, size - 1), whole.latest), Precision.RANGE)


def _whole(word: str, anchor: Anchor) -> Days:
    if word.isdigit():
        return days.year(int(word))
    published = anchor.published
    step = -1 if word.startswith("last") else 1 if word.startswith("next") else 0
    if "month" in word:
        moved = days.add_months(published.replace(day=1), step)
        return days.month(moved.year, moved.month)
    return days.year(published.year + step)
