"""The course of one report through time: what each sentence finds told before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from firsthand.claims import when
from firsthand.claims.parse import ParsedSentence
from firsthand.claims.standing.signs import Passage
from firsthand.claims.when import TimeWords
from firsthand.claims.when.days import Days
from firsthand.model import Certainty, Moment, Precision, Standing

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

REACH = 1  # paragraphs over which a report goes on telling of a day


@dataclass(slots=True)
class Course:
    """Reads the claims of a report in order and keeps the times that they were told with."""

    published: date
    sentences: Sequence[ParsedSentence]
    _words: dict[int, list[TimeWords]] = field(default_factory=dict)
    _stretches: dict[int, tuple[ParsedSentence, int]] = field(default_factory=dict)
    _front: date | None = None
    _told: Days | None = None  # the last time that a claim told
    _news_at: int = -1  # the sentence whose news told it
    _going_on: tuple[ParsedSentence, TimeWords] | None = None  # the last day that the news told, and where

    def words(self, sentence: ParsedSentence) -> list[TimeWords]:
        """The time words of a sentence, found once."""
        if sentence.index not in self._words:
            self._words[sentence.index] = when.find(sentence.text, sentence.start, self.published, self._told)
        return self._words[sentence.index]

    def passage(self, sentence: ParsedSentence) -> Passage:
        """Where in its report the sentence stands."""
        first, count = self._stretch(sentence)
        before = [i for i in self._words if i < sentence.index and self.sentences[i].paragraph == sentence.paragraph]
        return Passage(
            share=(sentence.index - first.index) / count,
            paragraph=sentence.paragraph - first.paragraph,
            front=self._front,
            beside=max(self._days(sentence), default=None),
            earlier=next((d[-1] for i in sorted(before, reverse=True) if (d := self._days(self.sentences[i]))), None),
        )

    def _days(self, sentence: ParsedSentence) -> list[date]:
        """The last days of what the sentence's time words name, up to publication, in order."""
        return [w.latest for w in self.words(sentence) if w.latest is not None and w.latest <= self.published]

    def _stretch(self, sentence: ParsedSentence) -> tuple[ParsedSentence, int]:
        """First sentence and length of the voice's stretch: an article set into a report has a lede of its own."""
        if sentence.segment not in self._stretches:
            own = [s for s in self.sentences if s.segment == sentence.segment]
            self._stretches[sentence.segment] = (own[0], len(own))
        return self._stretches[sentence.segment]

    def note(self, sentence: ParsedSentence, standing: Standing, time: TimeWords | None) -> None:
        """Remember the latest day of the report's news; the time words must be the sentence's own."""
        if time is None or time.latest is None or time.earliest is None or time.start < sentence.start:
            return
        if standing is Standing.NEWS and time.latest <= self.published:
            self._front = max(time.latest, self._front or time.latest)

    def moment(
        self, sentence: ParsedSentence, trigger: Token, *, type: str, certainty: Certainty, standing: Standing
    ) -> Moment:
        """When the claim was, by its own words or by the day that the report goes on telling of."""
        words = self.words(sentence)
        found = when.moment(
            sentence,
            trigger,
            words,
            self.published,
            certainty=certainty,
            standing=standing,
            type=type,
            carried=self._carried(sentence, trigger, standing),
        )
        self._keep(sentence, words, found, standing)
        return found

    def _carried(self, sentence: ParsedSentence, trigger: Token, standing: Standing) -> TimeWords | None:
        """The day told before, for what a report goes on telling in the past: in the sentence, paragraph or next
        one; or the stretch from then on ("60 have been killed since").
        """
        if self._told is not None and self._told.earliest and when.is_since(trigger):
            start, end = self._told.earliest, self.published
            return TimeWords(0, 0, "", start, end, Precision.RANGE, "since-told", "since")
        if standing is not Standing.NEWS or self._going_on is None or not when.goes_on(trigger):
            return None
        where, time = self._going_on
        return time if sentence.paragraph - where.paragraph <= REACH else None

    def _keep(self, sentence: ParsedSentence, words: list[TimeWords], found: Moment, standing: Standing) -> None:
        item = next((w for w in words if w.start == found.start and w.end == found.end), None)
        if item is None or found.latest is None or found.latest > self.published:
            return
        news = standing is Standing.NEWS
        if news or self._news_at != sentence.index:
            self._told = Days(found.earliest, found.latest, found.precision)
        self._news_at = sentence.index if news else self._news_at
        if news and found.earliest and (found.latest - found.earliest).days <= 2:
            self._going_on = (sentence, replace(item, earliest=found.earliest, latest=found.latest))
