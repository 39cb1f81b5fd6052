"""Whose words each stretch of a report is set in, read from its layout."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model import VoiceKind, VoiceSegment


def segment(
    text: str, sentences: Sequence[tuple[int, int, int]], quoted: Sequence[tuple[int, int]] = ()
) -> tuple[VoiceSegment, ...]:
    """The voice segments of a text, in order and covering it from end to end."""
    if not text:
        return ()
    return (VoiceSegment(start=0, end=len(text), kind=VoiceKind.OUTLET),)
