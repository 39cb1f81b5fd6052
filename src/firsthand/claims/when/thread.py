"""What a report has told of time so far, for what it goes on telling without time words of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.when.days import Days
from firsthand.claims.when.openings import UNDATED
from firsthand.claims.when.tense import counts_up, goes_on, has_done, is_pointing, is_since, is_told_as_past
from firsthand.claims.when.timewords import TimeWords
from firsthand.lexicon.cues import grammar
from firsthand.lexicon.timewords import vocabulary
from firsthand.model import Moment, Precision, Standing

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

REACH = 1  # paragraphs over which a report goes on telling of a day
STRETCH = 10  # days: the longest stretch that a report goes on telling of ("in the past week")
TOLLS = ("casualties", "displacement", "return", "evacuation", "arrest", "abduction", "release")


class Told(NamedTuple):
    """A time that a claim told, and the sentence where it stands."""

    where: ParsedSentence
    time: TimeWords


@dataclass(slots=True)
class Thread:
    """The times of one report, in the order of its claims.

    A report goes on telling of the last day of its news ("Rebels took the town on Monday. Ten people died."), and
    so does a passage of history; running totals without words count from the beginning that was told last
    ("since the push started last week"); "the raid" is the raid that was told.
    """

    published: date
    told: Days | None = None  # the last time that a claim told
    _news_at: int = -1  # the sentence whose news told it
    _kept_at: int = -1  # the last sentence of which a claim told a time
    _news: Told | None = None
    _history: Told | None = None
    _begun: Told | None = None
    _events: dict[str, Told] = field(default_factory=dict)  # by the type of what happened
    _all: list[Told] = field(default_factory=list)

    def carried(self, sentence: ParsedSentence, trigger: Token, type: str, standing: Standing) -> TimeWords | None:
        """The time that a claim without time words shares with what was told before it; None where it does not."""
        if self.told is not None and self.told.earliest and is_since(trigger):
            return _stretch(self.told.earliest, self.published)
        known = self._events.get(type)
        if known is not None and is_pointing(trigger):
            return known.time
        if standing is Standing.BACKGROUND:
            return self._of_history(sentence, trigger)
        if standing is not Standing.NEWS:
            return None
        if self._begun is not None and type in TOLLS and counts_up(trigger):
            return self._begun.time
        if self._news is None or sentence.paragraph - self._news.where.paragraph > REACH:
            return None
        if goes_on(trigger):
            return self._news.time
        return self._up_to_now(self._news.time) if has_done(trigger) else None

    def _up_to_now(self, told: TimeWords) -> TimeWords:
        """ "have fled", after a day was told: from that day on; what was said by then, by then."""
        return _stretch(told.earliest, self.published) if told.earliest is not None else told

    def since(self, words: TimeWords) -> TimeWords:
        """ "since the coup", "since the war began": from the day on which the report told of it, where it did."""
        if words.rule != UNDATED or words.earliest is not None:
            return words
        event = words.text.lower().split()
        known = (t for t in reversed(self._all) if _names(t.where.text.lower(), event))
        found = next(known, self._begun)
        return words if found is None else replace(words, earliest=found.time.earliest)

    def hear(self, sentence: ParsedSentence, words: Sequence[TimeWords]) -> None:
        """Take in a sentence whose day no claim told: the report goes on telling of it all the same."""
        if sentence.index == self._kept_at:
            return
        for item in words:
            if item.role != "point" or item.earliest is None or item.latest is None or item.latest > self.published:
                continue
            near = (self.published - item.earliest).days <= STRETCH and (item.latest - item.earliest).days <= 1
            if near and not _is_of_saying(sentence.text[: item.start - sentence.start]):
                self._news = Told(sentence, item)

    def telling(self, sentence: ParsedSentence) -> Days | None:
        """The day of the report's news, where it is told close before a sentence."""
        near = self._news is not None and sentence.paragraph - self._news.where.paragraph <= REACH
        return self._news.time.days if self._news is not None and near else None

    def _of_history(self, sentence: ParsedSentence, trigger: Token) -> TimeWords | None:
        """The day of the history that the same passage tells: in the sentence or the one before it."""
        if self._history is None or not is_told_as_past(trigger):
            return None
        where, time = self._history
        near = sentence.paragraph == where.paragraph and sentence.index - where.index <= 1
        return time if near else None

    def keep(
        self, sentence: ParsedSentence, words: Sequence[TimeWords], found: Moment, type: str, standing: Standing
    ) -> None:
        """Remember the time of a claim that told it in words of its own sentence, up to publication."""
        if found.rule == "before-speech" and found.latest is not None:
            self._news = Told(sentence, TimeWords(0, 0, "", None, found.latest, Precision.RANGE, found.rule, "until"))
        item = next((w for w in words if w.start == found.start and w.end == found.end), None)
        if item is None or found.latest is None or found.latest > self.published:
            return
        self._kept_at = sentence.index
        news = standing is Standing.NEWS
        if news or self._news_at != sentence.index:
            self.told = Days(found.earliest, found.latest, found.precision)
        self._news_at = sentence.index if news else self._news_at
        if found.earliest is not None:
            told = Told(sentence, replace(item, earliest=found.earliest, latest=found.latest))
            self._note(told, type, found.latest - found.earliest, news=news)

    def _note(self, told: Told, type: str, width: timedelta, *, news: bool) -> None:
        self._all.append(told)
        if news and width.days <= STRETCH:
            self._news = told
        if not news:
            self._history = told
        if told.time.role == "since" or told.time.rule == "nth-day":
            self._begun = told
        elif width.days <= STRETCH:
            self._events[type] = told


def _names(text: str, event: Sequence[str]) -> bool:
    """Tell whether a sentence speaks of what "since the coup" counts from."""
    nouns = [w for w in event if w in vocabulary().classes["events"]]
    return bool(nouns) and nouns[0] in text


def _is_of_saying(before: str) -> bool:
    """ "the ministry said on Friday": the day of the telling alone."""
    return bool(set(before.lower().split()[-2:]) & grammar("saying"))


def _stretch(start: date, end: date) -> TimeWords:
    return TimeWords(0, 0, "", start, end, Precision.RANGE, "since-told", "since")
