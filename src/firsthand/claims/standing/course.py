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
    """Reads the sentences of a report in order and keeps the times that they told."""

    published: date
    sentences: Sequence[ParsedSentence]
    _words: dict[int, list[TimeWords]] = field(default_factory=dict)
    _old: dict[int, int] = field(default_factory=dict)  # paragraph -> first sentence that set an old date

    def words(self, sentence: ParsedSentence) -> list[TimeWords]:
        """The time words of a sentence, found once."""
        if sentence.index not in self._words:
            self._words[sentence.index] = when.find(sentence.text, sentence.start, self.published)
        return self._words[sentence.index]

    def passage(self, sentence: ParsedSentence) -> Passage:
        """Where in its report the sentence stands."""
        since = self._old.get(sentence.paragraph)
        return Passage(
            share=sentence.index / max(1, len(self.sentences)),
            paragraph=sentence.paragraph,
            old=since is not None and since < sentence.index,
        )

    def note(self, sentence: ParsedSentence, standing: Standing, time: TimeWords | None) -> None:
        """Remember that a paragraph turned to the past: what follows in it may go on there."""
        if standing is Standing.BACKGROUND and time is not None and time.latest is not None:
            if time.latest < self.published - OLD:
                self._old.setdefault(sentence.paragraph, sentence.index)

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
            sentence, trigger, self.words(sentence), self.published, certainty=certainty, standing=standing, type=type
        )
