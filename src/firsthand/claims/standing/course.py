"""The course of one report through time: what each sentence finds told before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from firsthand.claims import when
from firsthand.claims.parse import ParsedSentence
from firsthand.claims.standing.signs import Passage
from firsthand.claims.when import TimeWords
from firsthand.model import Certainty, Moment, Standing

if TYPE_CHECKING:
    from spacy.tokens import Token

OLD = timedelta(days=21)


@dataclass(slots=True)
class Course:
    """Reads the claims of a report in order and keeps the times and standings that they were told with."""

    published: date
    sentences: Sequence[ParsedSentence]
    _words: dict[int, list[TimeWords]] = field(default_factory=dict)
    _old: dict[int, int] = field(default_factory=dict)  # paragraph -> first sentence that set an old date
    _front: date | None = None
    _last: tuple[ParsedSentence, Standing] | None = None

    def words(self, sentence: ParsedSentence) -> list[TimeWords]:
        """The time words of a sentence, found once."""
        if sentence.index not in self._words:
            self._words[sentence.index] = when.find(sentence.text, sentence.start, self.published)
        return self._words[sentence.index]

    def passage(self, sentence: ParsedSentence) -> Passage:
        """Where in its report the sentence stands."""
        since = self._old.get(sentence.paragraph)
        told = [w.latest for w in self.words(sentence) if w.latest is not None and w.latest <= self.published]
        last, standing = self._last or (None, None)
        return Passage(
            share=sentence.index / max(1, len(self.sentences)),
            paragraph=sentence.paragraph,
            old=since is not None and since < sentence.index,
            front=self._front,
            beside=max(told, default=None),
            within=standing if last is not None and last.index == sentence.index else None,
            before=standing if last is not None and last.paragraph == sentence.paragraph else None,
        )

    def note(self, sentence: ParsedSentence, standing: Standing, time: TimeWords | None) -> None:
        """Remember how a claim was told: what follows may go on there."""
        self._last = (sentence, standing)
        if time is None or time.latest is None or time.latest > self.published:
            return
        if standing is Standing.BACKGROUND and time.latest < self.published - OLD:
            self._old.setdefault(sentence.paragraph, sentence.index)
        if standing is Standing.NEWS and time.earliest is not None:
            self._front = max(time.latest, self._front or time.latest)

    def moment(
        self,
        sentence: ParsedSentence,
        trigger: Token,
        *,
        type: str,
        certainty: Certainty,
        standing: Standing,
        polarity: bool,
    ) -> Moment:
        """When the claim was."""
        return when.moment(
            sentence,
            trigger,
            self.words(sentence),
            self.published,
            certainty=certainty,
            standing=standing,
            type=type,
        )
