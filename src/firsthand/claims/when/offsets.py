"""Times told by their distance from another happening: "two days after the coup", "a week before rebels left"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.when import days
from firsthand.claims.when.clause import belonging, head_of
from firsthand.claims.when.days import Days
from firsthand.claims.when.noun_times import span_of
from firsthand.claims.when.timewords import TimeWords
from firsthand.model import Precision

if TYPE_CHECKING:
    from firsthand.claims.tree import Token


BESIDE = "from-another-happening"


class Offset(NamedTuple):
    """Words such as "two days after", what is told first (`main`) and what it is told from (`anchor`)."""

    words: TimeWords
    main: Token
    anchor: Token


def reckoned(
    sentence: ParsedSentence, trigger: Token, words: Sequence[TimeWords], telling: Days, published: date
) -> TimeWords | None:
    """The time of a happening on either side of an offset, from the time of the other; None where none is told.

    "Troops left on Friday, two days after rebels took the dam": the dam fell on Wednesday. Where the sentence has no
    day for what it tells first, that is as open as what the report tells: `telling`.
    """
    for found in _offsets(sentence, words):
        if found.anchor in (trigger, *trigger.ancestors):
            return _moved(found.words, _main_days(sentence, found, words) or telling, -1, published)
        if trigger in (found.main, *found.main.ancestors):
            dated = [w for w in words if w.role == "point" and _lies_in(sentence, w, found.anchor)]
            if found.words.text.lower().endswith("since"):
                return _stretch_since(found.words, published)
            if dated:
                return _moved(found.words, dated[0].days, 1, published)
            return _beside(found.words, telling)
    return None


def anchored(sentence: ParsedSentence, trigger: Token, words: Sequence[TimeWords]) -> list[TimeWords]:
    """The time words that may tell when a happening was: only those of its own side of an offset."""
    out = list(words)
    for found in _offsets(sentence, words):
        below = found.anchor in (trigger, *trigger.ancestors)
        out = [w for w in out if _lies_in(sentence, w, found.anchor) is below]
    return out


def _offsets(sentence: ParsedSentence, words: Sequence[TimeWords]) -> list[Offset]:
    return [o for w in words if w.role == "offset" and (o := _offset(sentence, w)) is not None]


def _offset(sentence: ParsedSentence, words: TimeWords) -> Offset | None:
    span = span_of(sentence, words)
    if not span:
        return None
    link = span[-1]
    if link.dep_ == "mark":
        return Offset(words, link.head.head, link.head)
    anchor = next((c for c in link.children if c.dep_ in ("pobj", "pcomp") and c.i > link.i), None)
    main = link
    while main.dep_ != "ROOT" and span[0].i <= main.i <= link.i:
        main = main.head
    return None if anchor is None else Offset(words, main, anchor)


def _main_days(sentence: ParsedSentence, found: Offset, words: Sequence[TimeWords]) -> Days | None:
    own = [w for w in words if w.role in ("point", "until", "before") and not _lies_in(sentence, w, found.anchor)]
    item, rank = belonging(sentence, found.main, own)
    return item.days if item is not None and rank <= 2 else None


def _lies_in(sentence: ParsedSentence, words: TimeWords, top: Token) -> bool:
    head = head_of(sentence, words)
    return head is not None and top in (head, *head.ancestors)


def _stretch_since(words: TimeWords, published: date) -> TimeWords:
    """ "in the two years since the coup": the whole stretch up to now."""
    _, high = words.away or (0.0, 0.0)
    first = days.shift(published, -high)
    return replace(words, earliest=first, latest=published, precision=Precision.RANGE, role="since", rule=BESIDE)


def _beside(words: TimeWords, telling: Days) -> TimeWords | None:
    """ "Two hours before the deadline": on the day that the report tells of, or the one next to it."""
    low, high = words.away or (0.0, 0.0)
    if 0 not in (low, high) or telling.latest is None:  # days or more, told from what nobody dated
        return None
    first, last = (
        days.shift(telling.earliest or telling.latest, min(low, 0) - (telling.earliest is None)),
        telling.latest,
    )
    return replace(words, earliest=first, latest=last, precision=Precision.RANGE, role="point", rule=BESIDE)


def _moved(words: TimeWords, told: Days, way: int, published: date) -> TimeWords:
    """The days of one side from those of the other: `way` is 1 from the anchor to what is told, -1 back."""
    low, high = words.away or (0.0, 0.0)
    first, last = (low, high) if way > 0 else (-high, -low)
    earliest = days.shift(told.earliest, first) if told.earliest else None
    latest = days.shift(told.latest, last) if told.latest else None
    held = min(latest or published, published) if way > 0 else latest or published
    one = Precision.DAY if earliest == held else Precision.RANGE
    return replace(words, earliest=earliest, latest=held, precision=one, role="point", rule=BESIDE)
