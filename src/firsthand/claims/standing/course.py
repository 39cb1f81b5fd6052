"""The course of one report through time: what each sentence finds told before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from firsthand.claims import when
from firsthand.claims.parse import ParsedSentence
from firsthand.claims.standing.bulletin import news_paragraphs
from firsthand.claims.standing.signs import Passage
from firsthand.claims.when import Thread, TimeWords
from firsthand.model import Certainty, Moment, Standing

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

RECENT = 10  # days; a paragraph of a bulletin that has turned to earlier times tells no news further on


@dataclass(slots=True)
class Course:
    """Reads the claims of a report in order and keeps the times that they were told with."""

    published: date
    sentences: Sequence[ParsedSentence]
    _words: dict[int, list[TimeWords]] = field(default_factory=dict)
    _stretches: dict[int, tuple[ParsedSentence, int]] = field(default_factory=dict)
    _front: date | None = None
    _heard: int = -1  # the last sentence that gave a claim
    _thread: Thread = field(init=False)
    _listed: frozenset[int] = field(init=False)  # the paragraphs of a bulletin, each with news of its own

    def __post_init__(self) -> None:
        self._thread = Thread(self.published)
        self._listed = news_paragraphs(self.sentences)

    def words(self, sentence: ParsedSentence) -> list[TimeWords]:
        """The time words of a sentence, found once."""
        if sentence.index not in self._words:
            self._words[sentence.index] = when.find(sentence.text, sentence.start, self.published, self._thread.told)
        return self._words[sentence.index]

    def passage(self, sentence: ParsedSentence) -> Passage:
        """Where in its report the sentence stands."""
        first, count = self._stretch(sentence)
        before = [i for i in self._words if i < sentence.index and self.sentences[i].paragraph == sentence.paragraph]
        earlier = next((d[-1] for i in sorted(before, reverse=True) if (d := self._days(self.sentences[i]))), None)
        listed = sentence.paragraph in self._listed and (earlier is None or (self.published - earlier).days <= RECENT)
        return Passage(
            share=0.0 if listed else (sentence.index - first.index) / count,
            paragraph=0 if listed else sentence.paragraph - first.paragraph,
            front=self._front,
            beside=max(self._days(sentence), default=None),
            earlier=earlier,
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
        self._catch_up(sentence)
        found = when.moment(
            sentence,
            trigger,
            [self._thread.since(w) for w in words],
            self.published,
            certainty=certainty,
            standing=standing,
            type=type,
            carried=self._thread.carried(sentence, trigger, type, standing),
            telling=self._thread.telling(sentence),
        )
        self._thread.keep(sentence, words, found, type, standing)
        return found

    def _catch_up(self, sentence: ParsedSentence) -> None:
        """Hear the sentences up to this one whose days no claim told."""
        for silent in self.sentences[max(self._heard, 0) : sentence.index]:
            self._thread.hear(silent, when.find(silent.text, silent.start, self.published, self._thread.told))
        self._heard = sentence.index
