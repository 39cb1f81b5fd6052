"""The time words of a text: where they stand and which days they mean, reckoned from the publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from firsthand.claims.when import anchored, calendar, feasts, relative
from firsthand.claims.when.calendar import Anchor
from firsthand.claims.when.days import Days
from firsthand.claims.when.openings import opened
from firsthand.claims.when.timewords import TimeWords
from firsthand.lexicon.timewords import CompiledRule, held, leads, worth_trying
from firsthand.model import Precision
from firsthand.text.caseless import lowered

READINGS: dict[str, Callable[[re.Match[str], Anchor], Days | None]] = {
    **{
        f.__name__: f
        for f in (
            calendar.iso,
            calendar.numeric,
            calendar.dates,
            calendar.two_dates,
            calendar.two_months,
            calendar.month,
            calendar.week_of_month,
            calendar.part_of_period,
            calendar.years,
            calendar.year,
            calendar.decade,
            calendar.weekday,
            calendar.two_weekdays,
        )
    },
    **{
        f.__name__: f
        for f in (
            relative.near_day,
            relative.that_day,
            relative.ago,
            relative.from_now,
            relative.stretch,
            relative.stretch_to,
            relative.calendar_unit,
            relative.season,
            relative.within,
            relative.duration,
            relative.length,
            relative.age,
            relative.habit,
            relative.clock,
            relative.now,
            relative.soon,
            relative.lately,
            relative.formerly,
            anchored.offset,
            anchored.nth_day,
            anchored.since_then,
            anchored.since_event,
            anchored.beside_unit,
            anchored.day_of_month,
            feasts.feast,
        )
    },
}
ROLE_OF_READING = {
    "habit": "frequency",
    "age": "age",
    "duration": "duration",
    "length": "duration",
    "offset": "offset",
    "nth_day": "since",
    "since_then": "since",
    "since_event": "since",
}
LINK = re.compile(r"\s*(?:to|until|till|through|and|[-–—])\s+(?:the )?\s*$|\s*[-–—]\s*$", re.I)

DATELINE = re.compile(r"\s*(?:\([^)]{2,20}\)\s*)?(?:[-–—]{1,2}\s)")
LOWER = re.compile(r"\b(?!al\b|el\b|de\b|la\b)[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern that fits, before its reading."""

    start: int
    end: int
    match: re.Match[str]
    rule: CompiledRule


def find(text: str, offset: int, published: date, before: Days | None = None) -> list[TimeWords]:
    """All time words of a sentence in order; `offset` is where the sentence begins in the text version.

    `before` is the time that the sentences before it told, for "the same day" and "a day later".

    `find("Early Friday the town fell", 0, date(2018, 7, 7))` reads "Early Friday" as 6 July 2018.
    Nothing is invented: words that name no day (ages, habits, lengths) come with an open interval and
    their role.
    """
    classes, single = held(text)
    if not classes:
        return []
    told: list[TimeWords] = []
    for item in _without_overlaps(_matches(text, classes, single)):
        if _is_dateline(item, text):
            continue
        words = _read(item, text, published, told[-1].days if told else before)
        if words is not None:
            told.append(words)
    return [_placed(w, offset) for w in opened(_joined(told, text), text, published)]


def _matches(text: str, classes: set[str], single: set[str]) -> list[Found]:
    low = lowered(text)
    return [
        Found(m.start(), m.end(), m, rule) for rule in worth_trying(classes, single) for m in rule.finditer(text, low)
    ]


def _is_dateline(item: Found, text: str) -> bool:
    """ "MOGADISHU, Oct 30 - ": the day of writing, which tells nothing of what happened."""
    return item.start < 60 and bool(DATELINE.match(text[item.end :])) and not LOWER.search(text[: item.start])


def _without_overlaps(found: list[Found]) -> list[Found]:
    """Of patterns that overlap the longest stays, of equally long ones the earlier rule."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: f.start - f.end):
        if all(item.end <= k.start or k.end <= item.start for k in kept):
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)


def _read(item: Found, text: str, published: date, before: Days | None) -> TimeWords | None:
    future = leads("future", text[max(0, item.start - 110) : item.start]) and not leads("past", text[: item.start])
    told = before if before and before.latest and before.latest <= published else None
    reading = READINGS[item.rule.reading](item.match, Anchor(published, told, future))
    if reading is None:
        return None
    start = item.start + len(item.match[0]) - len(item.match[0].lstrip())
    role = ROLE_OF_READING.get(item.rule.reading, "point")
    away = anchored.away(item.match) if role == "offset" else None
    return TimeWords(start, item.end, text[start : item.end], *reading, item.rule.name, role, away)


def _joined(told: list[TimeWords], text: str) -> list[TimeWords]:
    """ "from March to June", "between Friday and Sunday", "the 48 hours to Monday" become one."""
    out: list[TimeWords] = []
    for words in told:
        last = out[-1] if out else None
        if last and last.rule == "stretch-to" and words.latest and words.start - last.end <= 4:
            width = (last.latest - last.earliest) if last.latest and last.earliest else None
            begin = words.latest - width if width else None
            out[-1] = _merged(last, words, text, begin, words.latest)
        elif last and _is_range(last, words, text):
            out[-1] = _merged(last, words, text, last.earliest, words.latest)
        elif last and _is_hour_of_day(last, words, text):
            named = words if last.rule == "clock" else last
            out[-1] = replace(
                _merged(last, words, text, named.earliest, named.latest),
                precision=Precision.HOUR,
                rule=named.rule,
            )
        else:
            out.append(words)
    return out


def _is_range(first: TimeWords, second: TimeWords, text: str) -> bool:
    if first.role != "point" or second.role != "point" or not first.earliest or not second.latest:
        return False
    between = text[first.end : second.start]
    if len(between) > 12 or not LINK.match(between) or first.earliest > second.latest:
        return False
    opened = re.search(r"\b(?:from|between|since)\s+(?:the )?$", text[: first.start], re.I)
    return bool(opened) or "and" not in between.lower()


def _is_hour_of_day(first: TimeWords, second: TimeWords, text: str) -> bool:
    """ "at 8:30 a.m. on Sunday", "on Sunday, at noon"."""
    one_clock = (first.rule == "clock") != (second.rule == "clock")
    day = second if first.rule == "clock" else first
    return (
        one_clock
        and day.precision is Precision.DAY
        and bool(re.fullmatch(r",?\s*(?:on|of|at)?\s*", text[first.end : second.start]))
    )


def _merged(a: TimeWords, b: TimeWords, text: str, earliest: date | None, latest: date | None) -> TimeWords:
    return TimeWords(a.start, b.end, text[a.start : b.end], earliest, latest, Precision.RANGE, "range", "point")


def _placed(words: TimeWords, offset: int) -> TimeWords:
    return replace(words, start=words.start + offset, end=words.end + offset) if offset else words
