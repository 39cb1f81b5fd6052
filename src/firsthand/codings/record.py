"""The coded event: a claim, or words, under a code of a foreign scheme."""

from __future__ import annotations

from typing import Literal

from firsthand.model import Record, Span

Told = Literal["happened", "not told as happened"]


class CodedEvent(Record):
    """A code with what it rests on: the claims by id, the words, and the rule that led there.

    `told` says whether the claims behind it tell it as having happened; a code of words alone counts as told so.
    """

    scheme: str
    code: str
    group: str
    told: Told
    rank: int
    rule: str
    sentence: int  # which of the report's sentences, from 0
    claims: tuple[str, ...]
    words: tuple[Span, ...]
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
