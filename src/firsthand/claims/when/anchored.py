"""Readings of time told from another happening: "two days after", "since then", "the 12th day of the siege"."""

from __future__ import annotations

import re
from datetime import date

from firsthand.claims.when import days
from firsthand.claims.when.calendar import Anchor, ordinal
from firsthand.claims.when.days import Days
from firsthand.claims.when.relative import calendar_stretch, span
from firsthand.lexicon.timewords import vocabulary
from firsthand.model import Precision

NOWHERE = Days(None, None, Precision.UNKNOWN)


def offset(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "two days after (the coup)": no day by itself; `away` tells how far it lies from what follows."""
    return NOWHERE


def away(match: re.Match[str]) -> tuple[float, float]:
    """The days from what an offset is told from to what is told: (2, 2) for "two days after", below 0 for "before"."""
    unit = vocabulary().unit[match["unit"].lower()]
    low, high = span(match["n"], unit) if match["n"] else (1.0, 1.0)
    if not match["n"] and match["unit"].lower().endswith("s"):
        low, high = span(None, unit)
    first, last = days.length(unit, low).days, days.length(unit, high).days
    if unit in ("hour", "minute"):
        first = 0
    return (first, last) if match["dir"].lower() != "before" else (-last, -first)


def nth_day(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "the 63rd day of the siege", "in its ninth year", "day 12 of": what it counts began so long ago."""
    unit = vocabulary().unit[(match["unit"] or match["unit2"]).lower()]
    number = int(match["k"]) if match["k"] else ordinal(match["nth"])
    if number < 2 or unit not in ("day", "week", "month", "year", "decade"):
        return None
    begin = days.back(anchor.published, unit, number - 1, number - 1 if unit == "day" else number).earliest
    return Days(begin, anchor.published, Precision.RANGE)


def since_then(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "since then": from the time told before up to publication."""
    told = anchor.before
    return Days(told.earliest if told else None, anchor.published, Precision.RANGE)


def since_event(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "since the war began": the report may have told when; else nobody can say."""
    return Days(None, anchor.published, Precision.RANGE)


def beside_unit(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "the week before", "the following month", "that year": the calendar unit beside or around the time told."""
    unit = vocabulary().unit[match["unit"].lower()]
    told = anchor.before.latest if anchor.before and anchor.before.latest else None
    words = match[0].lower()
    back = any(w in words for w in ("before", "earlier", "previous", "preceding", "prior"))
    step = -1 if back else 0 if "that" in words or "same" in words else 1
    if told is None and step >= 0:
        return Days(None, anchor.published, Precision.RANGE)
    return _up_to(calendar_stretch(unit, step, told or anchor.published), anchor.published)


def day_of_month(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "on the 24th", "on the 5th and 6th": the last such days up to publication, or the next to come."""
    first, second = ordinal(match["d1"]), ordinal(match["d2"]) if match["d2"] else None
    start = _day(anchor, first)
    if start is None or second is None or second < first:
        return days.day(start) if start else None
    return Days(start, days.shift(start, second - first), Precision.RANGE)


def _day(anchor: Anchor, number: int) -> date | None:
    published = anchor.published
    step = 0 if (number >= published.day if anchor.future else number <= published.day) else 1 if anchor.future else -1
    month = days.add_months(published.replace(day=1), step)
    try:
        return month.replace(day=number)
    except ValueError:
        return None


def _up_to(whole: Days, published: date) -> Days:
    inside = whole.earliest is not None and whole.latest is not None and whole.earliest <= published < whole.latest
    return whole._replace(latest=published) if inside else whole
