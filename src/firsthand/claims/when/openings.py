"""The prepositions before time words, which make a point of time a beginning, an end or a bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from firsthand.claims.when import days
from firsthand.claims.when.timewords import TimeWords
from firsthand.lexicon.timewords import alternatives, vocabulary
from firsthand.model import Precision
from firsthand.text.caseless import Caseless

UNDATED = "since-event"  # "since the war began", told without a day of its own


@lru_cache(maxsize=1)
def _openings() -> Caseless:
    """The prepositions right before time words, by the role that they give."""
    groups = "|".join(f"(?P<{role}>{alternatives(words)})" for role, words in vocabulary().openings.items())
    blur = r"(?:\s+(?:about|around|at least|the|early|late))*"
    return Caseless(rf"(?<![\w-])(?:{groups}){blur}\s*$")


def opened(told: list[TimeWords], text: str, published: date) -> list[TimeWords]:
    """The time words with the prepositions before them, and the stretches since what a clause after "since" tells."""
    plain = _opened(told, text, published)
    since = list(_since_clauses(plain, text, published))
    free = [w for w in plain if w.rule != UNDATED or all(w.end <= s.start or s.end <= w.start for s in since)]
    return [_compared(w, text) for w in (*free, *since)]


def _opened(told: list[TimeWords], text: str, published: date) -> list[TimeWords]:
    out: list[TimeWords] = []
    for words in told:
        left = out[-1].end if out else 0
        match = _openings().search(text, left, words.start)
        if match and words.role == "point":
            out.append(_with_opening(words, text, match, published))
        else:
            out.append(words)
    return out


def _with_opening(words: TimeWords, text: str, match: re.Match[str], published: date) -> TimeWords:
    role = match.lastgroup or "during"
    start = match.start()
    grown = replace(words, start=start, text=text[start : words.end])
    if words.rule in ("range", "month-span", "explicit-dates") or role in ("during", "between"):
        return grown
    if role == "as_of":
        ahead = words.earliest is not None and words.earliest > published
        return _since(grown, published) if ahead else _until(grown)
    if role == "since" and words.rule == "weekday" and _is_arranged(text[: match.start()], match[0]):
        return _from_next(grown, published)
    if role == "since":
        ends = words.rule == "weekday" and words.earliest != words.latest  # "from Sunday to Tuesday"
        return grown if ends else _since(grown, published)
    if role in ("until", "by"):
        return _until(grown)
    if role == "before":
        latest = days.shift(words.earliest, -1) if words.earliest else words.latest
        return replace(grown, earliest=None, latest=latest, precision=Precision.RANGE, role="before")
    return replace(
        grown,
        latest=None if (words.earliest or published) >= published else published,
        precision=Precision.RANGE,
        role="after",
    )


def _is_arranged(before: str, opening: str) -> bool:
    """ "a truce from Monday", "a curfew starting on Friday": what is laid down begins on the next such day."""
    if opening.lower().startswith(("since", "ever", "dating")):
        return False
    return bool(set(re.findall(r"[a-z-]+", before.lower())[-4:]) & set(vocabulary().classes["arrangements"]))


def _from_next(words: TimeWords, published: date) -> TimeWords:
    first = words.earliest
    if first is not None and first < published:
        first = days.shift(first, 7)
    return replace(words, earliest=first, latest=None, precision=Precision.RANGE, role="after")


def _until(words: TimeWords) -> TimeWords:
    return replace(words, earliest=None, precision=Precision.RANGE, role="until")


def _since(words: TimeWords, published: date) -> TimeWords:
    if words.earliest and words.earliest > published:
        return replace(words, latest=None, precision=Precision.RANGE, role="after")
    return replace(words, latest=published, precision=Precision.RANGE, role="since")


def _compared(words: TimeWords, text: str) -> TimeWords:
    """ "the deadliest raid since 2017", "for the first time since Monday": how rare it was, not when."""
    if not words.text.lower().startswith("since") or not _rarities().search(
        text, max(0, words.start - 70), words.start
    ):
        return words
    return replace(words, earliest=None, latest=None, precision=Precision.UNKNOWN, role="frequency")


@lru_cache(maxsize=1)
def _rarities() -> Caseless:
    """What compares with all that was before, up to the word "since"."""
    owner = r"(?<![\w-])(?:the|its|their|his|her|for) (?:very )?"
    return Caseless(rf"{owner}{alternatives(vocabulary().rarities)}(?:\s[\w'’-]+){{0,7}}\s*$")


@lru_cache(maxsize=1)
def _since_clause() -> re.Pattern[str]:
    """ "since the war began (in May)": the words from "since" up to the time words of its clause."""
    return re.compile(r"\bsince\s+(?:[^\s,;.:]+\s+){1,10}$", re.I)


def _since_clauses(told: list[TimeWords], text: str, published: date) -> Iterator[TimeWords]:
    """The stretch since what the clause after "since" tells, beside the clause's own time."""
    for words in told:
        match = _since_clause().search(text, 0, words.start) if words.role == "point" and words.latest else None
        if match and words.latest and words.latest <= published and not _holds_time(told, match.start(), words.start):
            start = match.start()
            yield replace(
                _since(words, published), start=start, text=text[start : words.end], rule="since-clause", role="since"
            )


def _holds_time(told: list[TimeWords], start: int, end: int) -> bool:
    return any(start <= w.start < end and w.rule != UNDATED for w in told)
