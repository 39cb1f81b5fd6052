"""Sentences and paragraphs of a report, by offset.

The rules need no model and hold for the scripts in which war is reported: Latin, Cyrillic, Arabic.
A wrong join costs little (the sentence holds two claims), a wrong cut costs a speaker or a place,
so in doubt nothing is cut.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

NARROWEST = 25  # characters a line on average; below that lines are a list, not cut text

_CLOSERS = "\"'”’»›)\\]}"
_LINE = re.compile(r"[^\n\r\u2028\u2029\f\v]+")
_BLOCK = re.compile(r"(?:[^\n\r]+(?:\r\n|\n|\r)?)+")
_ITEM = re.compile(r"[\n\r]+(?=[ \t]*(?:[•●▪◦‣*–—-]|#{1,6}|>|\d{1,3}[.)])[ \t])")
_LEAD = re.compile(r"\s*(?:(?:>\s?)+|#{1,6}\s+|[•●▪◦‣·*]\s+|[-–]\s+)*\s*")
_BREAK = re.compile(r"\n(?=[ \t]*\S)")
_GOES_ON = re.compile(r"\n(?=[^\W\d_A-ZÀ-ÞА-Я])")
_CANDIDATE = re.compile(
    rf"[.!?…؟۔。！？]+(?:[ \u00a0\u202f]?»|[{_CLOSERS}])*(?:\[\d{{1,3}}\])*"
    r"(?:(?=\s|$)|(?=[A-ZÀ-ÞА-Я][a-zà-ÿа-я]+[ ,]))"
)
_NEXT = re.compile(r"[\s\"'“”‘’«‹(\[{¿¡—–-]*(\w?)")
_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_NUMBERED = re.compile(r"(?:\d{1,3}|[A-Za-z])")
_OPENERS = "\"'“‘«‹([{-–—"


def split(text: str) -> list[tuple[int, int, int]]:
    """Start, end and paragraph (counted from 0) of each sentence, in order, none overlapping, trimmed.

    A line is a paragraph, unless the text is hard-wrapped: then an empty line parts paragraphs.
    List and quotation marks at the head of a line stay outside. A quotation of several sentences is
    several sentences, and a closing quote stays with the sentence that it closes.
    """
    found: list[tuple[int, int, int]] = []
    number = 0
    for start, end in _paragraphs(text):
        before = len(found)
        found.extend((s, e, number) for s, e in _sentences(text, start, end))
        number += len(found) > before
    return found


@dataclass(frozen=True)
class _Abbreviations:
    before_name: frozenset[str]
    before_number: frozenset[str]
    after_number: frozenset[str]
    ambiguous: frozenset[str]
    starters: frozenset[str]


@lru_cache(maxsize=1)
def _abbreviations() -> _Abbreviations:
    path = resources.files("firsthand.text").joinpath("abbreviations.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Abbreviations(**{name: frozenset(words) for name, words in data.items()})


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    if not _is_wrapped(text):
        yield from (m.span() for m in _LINE.finditer(text))
        return
    for block in _BLOCK.finditer(text):
        start = block.start()
        for item in _ITEM.finditer(text, *block.span()):
            yield start, item.start()
            start = item.end()
        yield start, block.end()


def _is_wrapped(text: str) -> bool:
    """Whether lines are cut at a column: then many lines go on in lower case where the one before stopped."""
    breaks = sum(1 for _ in _BREAK.finditer(text))
    if breaks < 2 or len(text) < NARROWEST * breaks:
        return False
    return (
        sum(_is_word(text[max(0, m.start() - 4) : m.start()].rstrip("\r ")) for m in _GOES_ON.finditer(text))
        >= 0.3 * breaks
    )


def _is_word(tail: str) -> bool:
    return bool(tail) and (tail[-1].islower() or (tail[-1] == "," and tail[-2:-1].islower()))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    for mark in _CANDIDATE.finditer(text, at, end):
        if _ends(text, at, mark, end):
            yield at, mark.end()
            at = mark.end()
            while at < end and text[at].isspace():
                at += 1
    while end > at and text[end - 1].isspace():
        end -= 1
    if at < end:
        yield at, end


def _ends(text: str, start: int, mark: re.Match[str], end: int) -> bool:
    """Whether a sentence that began at `start` ends with this mark."""
    if mark.start() <= start or (_is_joined(text, mark, end) and not _may_be_joined(text[mark.start() - 1])):
        return False
    following = _NEXT.match(text, mark.end(), end)
    first = following.group(1) if following else ""
    if not first:
        return not text[mark.end() : end].strip() or text[mark.end() : end].strip()[0] in _OPENERS
    if first.islower():
        return False
    if text[mark.start()] != "." or mark.group().startswith(".."):
        return True
    assert following is not None
    return _ends_after(text, start, mark.start(), following.start(1))


def _is_joined(text: str, mark: re.Match[str], end: int) -> bool:
    return mark.end() < end and not text[mark.end()].isspace()


def _may_be_joined(before: str) -> bool:
    """Whether a missing space after a full stop that follows this character is a slip."""
    return before.islower() or before.isdigit() or before in ")]\"'”’»"


def _ends_after(text: str, start: int, stop: int, following: int) -> bool:
    """Whether a single full stop at `stop` ends the sentence, judged by the words around it."""
    lowest = max(start, stop - 24)
    words = text[lowest:stop].split()
    word = words[-1].lstrip(_OPENERS) if words else ""
    if len(words) == 1 and lowest == start and _NUMBERED.fullmatch(word):
        return False
    known = _abbreviations()
    low = word.lower()
    if low in known.after_number and len(words) > 1 and words[-2][-1].isdigit():
        return not text[following].isdigit()
    if low in known.before_name:
        return False
    if low in known.before_number and text[following].isdigit():
        return False
    if low in known.ambiguous or (_INITIALS.fullmatch(word) and not word.islower()):
        after = _WORD.match(text, following)
        return after is not None and after.group().lower() in known.starters
    return True
