"""Where each sentence stands in its report, and whether an old date still holds there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.standing.signs import Passage
from firsthand.claims.when.words import TimeWords

OLD = 14  # days before publication from which a date makes what follows in its paragraph history
SETTING = ("point", "since", "before")


def passages(
    sentences: Sequence[ParsedSentence], times: Mapping[int, Sequence[TimeWords]], published: date
) -> dict[int, Passage]:
    """The passage of every sentence, by its index. `times` are the time words of those sentences that
    were read.

    A sentence that is set in an old time makes the sentences after it old, until the paragraph ends or a
    sentence names a recent time.
    """
    out: dict[int, Passage] = {}
    old, paragraph = False, -1
    for nth, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            old, paragraph = False, sentence.paragraph
        out[sentence.index] = Passage(nth / len(sentences), sentence.paragraph, old)
        told = [w for w in times.get(sentence.index, ()) if w.latest is not None and w.role in SETTING]
        if told:
            old = all(w.latest is not None and (published - w.latest).days > OLD for w in told)
    return out
