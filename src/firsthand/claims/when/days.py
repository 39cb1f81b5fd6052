"""Days, weeks, months and years as closed intervals of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from firsthand.model import Precision

UNIT_PRECISION = {
    "minute": Precision.HOUR,
    "hour": Precision.HOUR,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "weekend": Precision.RANGE,
    "fortnight": Precision.RANGE,
    "month": Precision.MONTH,
    "quarter": Precision.RANGE,
    "year": Precision.YEAR,
    "decade": Precision.RANGE,
    "century": Precision.RANGE,
}


class Days(NamedTuple):
    """From one day to another, both in; None is an open end."""

    earliest: date | None
    latest: date | None
    precision: Precision


def day(d: date) -> Days:
    """One day."""
    return Days(d, d, Precision.DAY)


def month(year: int, number: int) -> Days:
    """A whole month."""
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]), Precision.MONTH)


def year(number: int) -> Days:
    """A whole year."""
    return Days(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def months(first: date, count: int) -> Days:
    """So many whole months from the month of `first` on."""
    last = first.year * 12 + first.month - 1 + count - 1
    return Days(first.replace(day=1), month(last // 12, last % 12 + 1).latest, Precision.RANGE)


def week(d: date) -> Days:
    """The week of a day, Monday to Sunday."""
    monday = shift(d, -d.weekday())
    return Days(monday, shift(monday, 6), Precision.WEEK)


def shift(d: date, days: float) -> date:
    """So many days later, held within the calendar."""
    return date.fromordinal(min(max(d.toordinal() + round(days), 1), date.max.toordinal()))


def add_months(d: date, count: int) -> date:
    """The same day so many months later, or the month's last day."""
    total = d.year * 12 + d.month - 1 + count
    y, m = max(total // 12, 1), total % 12 + 1
    return date(y, m, min(d.day, monthrange(y, m)[1]))


def part_of(whole: Days, edge: str) -> Days:
    """The early, middle or late part of a month, year or longer stretch; generously told."""
    if whole.earliest is None or whole.latest is None:
        return whole
    length = (whole.latest - whole.earliest).days + 1
    narrow = _is_narrow(edge)
    if _is_early(edge):
        return Days(whole.earliest, shift(whole.earliest, length * (0.2 if narrow else 0.34) - 1), Precision.RANGE)
    if "mid" in edge or "halfway" in edge:
        return Days(shift(whole.earliest, length * 0.33), shift(whole.latest, -length * 0.33), Precision.RANGE)
    return Days(shift(whole.latest, 1 - length * (0.2 if narrow else 0.34)), whole.latest, Precision.RANGE)


def _is_narrow(edge: str) -> bool:
    return any(w in edge for w in ("beginning", "start", "end", "days", "close", "opening"))


def _is_early(edge: str) -> bool:
    return any(w in edge for w in ("early", "beginning", "start", "opening", "first"))


def back(published: date, unit: str, low: float, high: float) -> Days:
    """Between `high` and `low` units before a day."""
    if unit == "month":
        return Days(shift(published, -high * 30.44), shift(published, -low * 30.44), Precision.RANGE)
    if unit in ("quarter", "year", "decade", "century"):
        per = {"quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        return Days(
            add_months(published, -round(high * per)),
            add_months(published, -round(low * per)),
            Precision.RANGE,
        )
    per_day = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit]
    return Days(shift(published, -high * per_day - 0.49), shift(published, -low * per_day), Precision.RANGE)


def length(unit: str, count: float) -> timedelta:
    """About so many days."""
    per = {
        "minute": 0,
        "hour": 1 / 24,
        "day": 1,
        "week": 7,
        "weekend": 2,
        "fortnight": 14,
        "month": 30.44,
        "quarter": 91.3,
        "year": 365.25,
        "decade": 3652.5,
        "century": 36525,
    }
    return timedelta(days=round(per[unit] * count + 0.49) if unit == "hour" else round(per[unit] * count))
