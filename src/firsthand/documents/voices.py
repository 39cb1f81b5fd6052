"""Whose words each stretch of a report is set in, read from its layout.

Marked-up block quotations are exact. Where plain text only says "According to Reuters:", how far the
quotation goes is
a judgement: until another voice is introduced, until the outlet is heard again, or for as many paragraphs
as such
quotations usually have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from firsthand.documents.introductions import Inset, inset, introduction, is_commentary, turns_back
from firsthand.model import Span, VoiceKind, VoiceSegment

AFTER_SENTENCE = 1  # paragraphs quoted after "X reports that ...:"
AFTER_SOURCE_LINE = 3  # at most, after "According to X:" on a line of its own
UNTIL_RETURN = 10_000
_OPENING = ('"', "“", "«", "„", "”", "'", "‘")

Place = tuple[int, int, int]


def segment(
    text: str, sentences: Sequence[Place], quoted: Sequence[tuple[int, int]] = ()
) -> tuple[VoiceSegment, ...]:
    """The voice segments of a text, in order and covering it from end to end.

    `sentences` are those of `text.sentences.split`; `quoted` are stretches that markup sets as block
    quotations.
    """
    if not text:
        return ()
    return _segments(text, list(_Reading(text, quoted).voices(sentences)))


@dataclass(frozen=True)
class _Voice:
    kind: VoiceKind
    speaker: Span | None = None


_OWN = _Voice(VoiceKind.OUTLET)


class _Reading:
    """One pass over the paragraphs: which voice holds the word, and for how many paragraphs more."""

    def __init__(self, text: str, quoted: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._quoted = quoted
        self._voice = _OWN
        self._left = 0
        self._exact: _Voice | None = None  # who was introduced before a marked-up quotation

    def voices(self, sentences: Sequence[Place]) -> Iterator[tuple[int, _Voice]]:
        """Offset and voice of each sentence, in order."""
        for _, group in groupby(sentences, key=lambda place: place[2]):
            yield from self._paragraph([(start, end) for start, end, _ in group])

    def _paragraph(self, places: list[tuple[int, int]]) -> Iterator[tuple[int, _Voice]]:
        start, end = places[0][0], places[-1][1]
        if self._is_marked(start):
            voice = self._exact or _Voice(VoiceKind.QUOTED)
            self._voice, self._left = _OWN, 0
            yield from ((at, voice) for at, _ in places)
            return
        self._exact = None
        set_in = inset(self._text, start, end)
        voice = self._set_in(*set_in, end) if set_in else self._go_on(start, end)
        yield from self._sentences(places, voice)
        if set_in is None:
            self._hand_over(*places[-1])

    def _is_marked(self, start: int) -> bool:
        line = self._text.rfind("\n", 0, start) + 1
        return ">" in self._text[line:start] or any(a <= start < b for a, b in self._quoted)

    def _set_in(self, what: Inset, speaker: Span | None, rest: int, end: int) -> _Voice:
        """Take up what a line's head sets in, and give the voice of the line itself."""
        headed = rest < end
        match what:
            case Inset.OWN:
                self._voice, self._left = _OWN, 0
                return _OWN
            case Inset.HEADLINE:
                return _Voice(VoiceKind.HEADLINE, speaker)
            case Inset.COMMENT:
                self._voice, self._left = _Voice(VoiceKind.INSERTED), 0 if headed else AFTER_SOURCE_LINE
                return _Voice(VoiceKind.INSERTED)
            case Inset.ARTICLE:
                self._voice, self._left = _Voice(VoiceKind.INSERTED, speaker), UNTIL_RETURN
                return _Voice(VoiceKind.HEADLINE, speaker) if headed else self._voice

    def _go_on(self, start: int, end: int) -> _Voice:
        """The voice of a paragraph without a head of its own: the one that holds the word, if it still
        does.
        """
        if self._left <= 0 and not (self._voice.kind is VoiceKind.QUOTED and self._opens(start)):
            self._voice = _OWN
        elif self._voice is not _OWN and not self._opens(start) and is_commentary(self._text, start, end):
            self._voice, self._left = _OWN, 0
        self._left -= 1
        return self._voice

    def _opens(self, start: int) -> bool:
        return self._text.startswith(_OPENING, start) or self._text[start - 1 : start] in _OPENING

    def _sentences(self, places: list[tuple[int, int]], voice: _Voice) -> Iterator[tuple[int, _Voice]]:
        for n, (start, end) in enumerate(places):
            if n and voice.kind is VoiceKind.QUOTED and turns_back(self._text, start, end):
                voice = self._voice = _OWN
                self._left = 0
            yield start, voice

    def _hand_over(self, start: int, end: int) -> None:
        """Give the word to whom the paragraph's last sentence introduces."""
        introduced = introduction(self._text, start, end)
        if introduced is None:
            return
        self._voice = self._exact = _Voice(VoiceKind.QUOTED, introduced.speaker)
        self._left = AFTER_SOURCE_LINE if introduced.bare else AFTER_SENTENCE


def _segments(text: str, voices: list[tuple[int, _Voice]]) -> tuple[VoiceSegment, ...]:
    """Runs of one voice as segments; each starts where its first sentence does, the first one at the text's
    start.
    """
    runs = [next(run) for _, run in groupby(voices, key=lambda item: item[1])] or [(0, _OWN)]
    starts = [0, *(start for start, _ in runs[1:])]
    ends = [*starts[1:], len(text)]
    segments: list[VoiceSegment] = []
    outlet: int | None = None
    for n, (start, end, (_, voice)) in enumerate(zip(starts, ends, runs, strict=True)):
        own = voice.kind is VoiceKind.OUTLET
        parent = None if own else outlet
        segments.append(
            VoiceSegment(start=start, end=end, kind=voice.kind, speaker=voice.speaker, parent=parent)
        )
        outlet = n if own else outlet
    return tuple(segments)
