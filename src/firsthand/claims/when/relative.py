"""Readings of relative time: ago, last week, recent days, durations, the same day."""

from __future__ import annotations

import re
from datetime import date

from firsthand.claims.when import days
from firsthand.claims.when.calendar import Anchor, amount
from firsthand.claims.when.days import Days
from firsthand.lexicon.timewords import vocabulary
from firsthand.model import Precision

NEAR = {"the day before yesterday": -2, "yesterday": -1, "tomorrow": 1, "the day after tomorrow": 2}
RANGE = Precision.RANGE
NEAR_DAYS = 10  # a time told no longer ago is what "earlier" looks back from


def near_day(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "today", "yesterday", "overnight", "last night"; hours of the night span two days."""
    words, published = match["day"].lower(), anchor.published
    if words in ("overnight", "last night", "during the night", "hours ago", "a day ago"):
        return Days(days.shift(published, -1), published, RANGE)
    return days.day(days.shift(published, NEAR.get(words, 0)))


def that_day(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "the same day", "a day later", "hours earlier": reckoned from the time told before, if there is
    one.
    """
    words = match["day"].lower()
    told = anchor.before
    if words in ("beforehand", "at first", "until then", "by then"):
        return Days(None, told.latest if told and told.latest else anchor.published, RANGE)
    if told is None or told.latest is None:
        return _without_told(words, anchor.published)
    if words.endswith(("period", "time", "simultaneously")):
        return told
    step = _step(words)
    return Days(days.shift(told.earliest or told.latest, step), days.shift(told.latest, step), told.precision)


def _without_told(words: str, published: date) -> Days:
    if any(
        w in words
        for w in ("hours", "minutes", "moments", "a day", "one day", "shortly", "soon", "night", "short time")
    ):
        return Days(days.shift(published, -2), published, RANGE)
    return Days(None, published, RANGE)


def _step(words: str) -> int:
    if "day before" in words or "day earlier" in words or "previous" in words or "preceding" in words:
        return -1
    return 1 if any(w in words for w in ("day after", "day later", "following", "next")) else 0


def ago(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "several days ago", "three weeks earlier", "two months later"."""
    unit = vocabulary().unit[match["unit"].lower()]
    direction = (match["dir"] if "dir" in match.re.groupindex else "ago").lower()
    single = not match["n"] and not match["unit"].lower().endswith("s")
    low, high = span("a" if single else match["n"], unit)
    told = anchor.before.latest if anchor.before and direction not in ("ago", "back") else None
    if direction in ("later", "afterwards", "after", "thereafter"):
        return _later(told, anchor.published, unit, low, high)
    return days.back(told or anchor.published, unit, low, high)


def _later(told: date | None, published: date, unit: str, low: float, high: float) -> Days:
    if told is None:
        return Days(None, published, RANGE)
    start, end = told + days.length(unit, low), told + days.length(unit, high)
    return Days(start, end, Precision.DAY if start == end else RANGE)


def from_now(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "two weeks from now", "in a month's time"."""
    unit = vocabulary().unit[match["unit"].lower()]
    low, high = span(match["n"], unit)
    return Days(anchor.published + days.length(unit, low), anchor.published + days.length(unit, high), RANGE)


def stretch(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "the past week", "recent days", "the last 24 hours", "the coming days", "the next three months"."""
    unit = vocabulary().unit[match["unit"].lower()]
    which = match["which"].lower()
    if unit == "minute" or which in ("first", "opening"):
        return None
    plural = match["unit"].lower().endswith("s")
    count = amount(match["n"] if "n" in match.re.groupindex else None)
    vague = match["n"] if "n" in match.re.groupindex else None
    reach = days.length(unit, count).days if count else vocabulary().recent.get(unit, 7)
    if vague and not count:
        reach = days.length(unit, span(vague, unit)[1]).days
    if not plural and not count:
        reach = days.length(unit, 1).days
    if which in vocabulary().classes["future_which"]:
        return Days(anchor.published, days.shift(anchor.published, max(reach, 1)), RANGE)
    return Days(days.shift(anchor.published, -max(reach, 1)), anchor.published, RANGE)


def stretch_to(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "the 48 hours to (Monday)": as long before the day that follows; `find` joins the two."""
    unit = vocabulary().unit[match["unit"].lower()]
    reach = days.length(unit, amount(match["n"]) or 1).days
    return Days(days.shift(anchor.published, -max(reach, 1)), anchor.published, RANGE)


def calendar_unit(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "this year", "late last month", "earlier this week", "next weekend"."""
    unit = vocabulary().unit[match["unit"].lower()]
    which, edge = match["which"].lower(), (match["edge"] or "").lower()
    told = anchor.before
    step = -1 if which in ("last", "the previous", "the past") else 1 if _is_next(which) else 0
    if which.startswith(("the following", "that", "the same", "the previous")) and told and told.latest:
        return _around(calendar_stretch(unit, step, told.latest), edge, told, anchor.published)
    whole = calendar_stretch(unit, step, anchor.published)
    return _part(whole, edge, step, anchor)


def _around(whole: Days, edge: str, told: Days, published: date) -> Days:
    """ "later that month", "the previous week": reckoned from the time told before."""
    latest = min(whole.latest or published, published)
    if edge.startswith("earlier"):
        return Days(whole.earliest, told.latest, RANGE)
    if edge.startswith("later"):
        return Days(told.earliest or told.latest, latest, RANGE)
    return days.part_of(whole, edge) if edge else whole._replace(latest=latest)


def _is_next(which: str) -> bool:
    return any(w in which for w in ("next", "coming", "following"))


def calendar_stretch(unit: str, step: int, published: date) -> Days:
    """The weekend, week, month, quarter, year, ... of a day, or so many later."""
    if unit == "weekend":
        saturday = days.shift(published, 5 - published.weekday())
        if step < 0 or (step == 0 and published.weekday() < 4):
            saturday = days.shift(saturday, -7)
        return Days(saturday, days.shift(saturday, 1), RANGE)
    if unit in ("week", "fortnight"):
        return days.week(days.shift(published, 7 * step))
    if unit == "month":
        moved = days.add_months(published.replace(day=1), step)
        return days.month(moved.year, moved.month)
    if unit == "quarter":
        first = days.add_months(published.replace(day=1), -((published.month - 1) % 3) + 3 * step)
        return days.months(first, 3)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    first_year = published.year // size * size + step * size if size > 1 else published.year + step
    return Days(date(first_year, 1, 1), date(first_year + size - 1, 12, 31), Precision.YEAR if size == 1 else RANGE)


def _part(whole: Days, edge: str, step: int, anchor: Anchor) -> Days:
    published = anchor.published
    if edge.startswith("earlier"):
        return Days(whole.earliest, max(days.shift(published, -1), whole.earliest or published), RANGE)
    if edge in ("later", "later in"):
        return Days(published, whole.latest, RANGE)
    if edge:
        return days.part_of(whole, edge)
    if step == 0 and not anchor.future and whole.earliest and whole.earliest <= published:
        return Days(whole.earliest, min(whole.latest or published, published), whole.precision)
    return whole


def season(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "last autumn", "the spring of 2022", "this summer"; northern seasons."""
    which, told = (match["which"] or "").lower(), match["year"]
    word = match["season"].lower()
    if not told and (not which or word == "fall") and word in ("fall", "spring"):
        return None
    if which == "the" and not told:
        return None
    first, width = vocabulary().season[word]
    published = anchor.published
    if told:
        year = (
            int(told)
            if told.isdigit()
            else published.year + {"last": -1, "this": 0, "next": 1}[told.split()[0].lower()]
        )
        return days.months(date(year, first, 1), width)
    year = published.year
    start = date(year, first, 1)
    if _is_next(which) or anchor.future:
        start = start if start > published else date(year + 1, first, 1)
    elif start > published or (which.startswith("last") and (days.months(start, width).latest or start) >= published):
        start = date(year - 1, first, 1)
    return days.months(start, width)


def within(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "within seven days": from publication on; `moment` turns it back for what is over."""
    unit = vocabulary().unit[match["unit"].lower()]
    single = not match["n"] and not match["unit"].lower().endswith("s")
    _, high = (1.0, 1.0) if single else span(match["n"], unit)
    return Days(anchor.published, days.shift(anchor.published, max(days.length(unit, high).days, 1)), RANGE)


def duration(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "for five years", "in 24 hours", "for weeks": the stretch up to publication; `moment` turns it
    for plans.
    """
    unit = vocabulary().unit[match["unit"].lower()]
    if unit == "minute":
        return Days(days.shift(anchor.published, -1), anchor.published, RANGE)
    _, high = span(match["n"] if "n" in match.re.groupindex else None, unit)
    return Days(days.shift(anchor.published, -max(days.length(unit, high).days, 1)), anchor.published, RANGE)


def length(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "a 14-month siege": a length, which tells no day."""
    return Days(None, None, Precision.UNKNOWN)


def age(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "a 12-year-old boy": no time at all, but words that no other rule may read."""
    return Days(None, None, Precision.UNKNOWN)


def habit(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "every Friday", "almost daily"."""
    return Days(None, None, Precision.UNKNOWN)


def clock(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """An hour without a day: the report's day or the one before."""
    told = anchor.before
    if told and told.earliest and told.latest and (told.latest - told.earliest).days <= 1:
        return Days(told.earliest, told.latest, Precision.HOUR)
    return Days(days.shift(anchor.published, -1), anchor.published, Precision.HOUR)


def now(match: re.Match[str], anchor: Anchor) -> Days | None:
    """ "now", "so far": the day of publication."""
    return None if match[0].lower() in ("already", "just", "by now") else days.day(anchor.published)


def soon(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "soon": from publication on, open."""
    return Days(anchor.published, None, RANGE)


def lately(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "recently": open to the left; nobody can say how far back."""
    return Days(None, anchor.published, RANGE)


def formerly(match: re.Match[str], anchor: Anchor) -> Days | None:  # noqa: ARG001
    """ "previously", "earlier": open to the left, up to what was told before, or to publication."""
    told = anchor.before
    near = told is not None and told.latest is not None and (anchor.published - told.latest).days <= NEAR_DAYS
    return Days(None, told.latest if told is not None and near else anchor.published, RANGE)


def span(words: str | None, unit: str) -> tuple[float, float]:
    """At least and at most so many; a week or month ago is told loosely, "days" is one to six."""
    exact = amount(words)
    if words is None:
        bare = vocabulary().bare.get(unit, (2, 9))
        return float(bare[0]), float(bare[1])
    if exact is None:
        vague = vocabulary().vague.get((words or "several").lower(), (2, 9))
        return float(vague[0]), float(vague[1])
    if unit == "week":
        return exact - 0.3, exact + 0.3
    if unit in ("month", "year", "decade"):
        slack = {"month": 0.5, "year": 0.1 if exact == 1 else 0.5, "decade": 0.3}[unit]
        return max(exact - slack, 0), exact + slack
    return exact, exact
