"""How a report hands over to another voice: "According to Reuters:", "Comment: From RT: ...", "Read more:
...".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from firsthand.lexicon.files import read_toml
from firsthand.model import Span

MOST_WORDS = 9  # of a speaker's name with its office
_HEAD = re.compile(r"(?P<mark>\[?[^:\n\[\]]{1,40}?)\s*(?::|\]:?)\s*")
_OUTLET_NAME = r"(?P<speaker>[A-ZÀ-ÞА-Я][^:\n]{1,50}?)"
_TAIL = re.compile(r"[\s:,;—–\-]+$")


class Inset(Enum):
    """What the head of a line sets in."""

    ARTICLE = "article"  # another outlet's piece, with or without its headline on the line
    COMMENT = "comment"  # a comment without a source
    HEADLINE = "headline"  # the headline of another piece
    OWN = "own"  # the outlet's own note: whatever was set in before has ended


@dataclass(frozen=True)
class Introduction:
    """Words that hand over: the speaker where one is named, and whether they are nothing but a source
    line.
    """

    speaker: Span | None
    bare: bool


def introduction(text: str, start: int, end: int) -> Introduction | None:
    """What the last sentence of a paragraph introduces; None unless it ends in a colon and says that
    somebody speaks.

    "Here are the pictures:" introduces no voice.
    """
    sentence = text[start:end]
    if not sentence.endswith((":", ":-", "：")):
        return None
    cues = _cues()
    source = cues.source.search(sentence)
    if source:
        return Introduction(
            _named(text, start + source.start("who"), start + source.end("who")), source.start() == 0
        )
    verb = next((m for m in cues.verb.finditer(sentence) if not _is_noun(sentence, m.start())), None)
    if verb is None:
        return None
    speaker = _before(text, start, start + verb.start())
    bare = _TAIL.sub("", sentence[verb.end() :]) == ""
    return Introduction(speaker, bare) if speaker or bare else None


def inset(text: str, start: int, end: int) -> tuple[Inset, Span | None, int] | None:
    """What the head of the line sets in, the speaker that it names, and where the words after the head
    start.
    """
    heads = _cues().heads
    at, found, speaker = start, None, None
    while head := _HEAD.match(text, at, end):
        kind = heads.get(head["mark"].strip().lower()) or _own(head["mark"])
        named = None if kind else _cues().from_outlet.fullmatch(head["mark"].strip())
        if named:
            kind, name_at = Inset.ARTICLE, text.index(named["speaker"], at + named.start("speaker"))
            speaker = Span(start=name_at, end=name_at + len(named["speaker"]), text=named["speaker"])
        if kind is None:
            break
        found, at = kind, head.end()
    return (found, speaker, at) if found else None


def turns_back(text: str, start: int, end: int) -> bool:
    """Whether a sentence inside a quoted paragraph is the outlet's again: "Meanwhile Reuters reports that
    ...".
    """
    sentence = text[start:end]
    cues = _cues()
    return bool(cues.turn.match(sentence) and cues.verb.search(sentence[:90]))


def is_commentary(text: str, start: int, end: int) -> bool:
    """Whether a paragraph speaks as the outlet itself: first person, judgement, or a colon before an
    exhibit.
    """
    words = text[start:end]
    return words.endswith(":") or bool(_cues().commentary.search(words))


@dataclass(frozen=True)
class _Cues:
    verb: re.Pattern[str]
    source: re.Pattern[str]
    from_outlet: re.Pattern[str]
    turn: re.Pattern[str]
    commentary: re.Pattern[str]
    leads: frozenset[str]
    between: frozenset[str]
    noun_after: frozenset[str]
    not_speakers: frozenset[str]
    heads: dict[str, Inset]
    own: tuple[str, ...]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    data: dict[str, Any] = read_toml("cues/voices.toml")
    introduces, inserts, returns = data["introduces"], data["inserts"], data["returns"]
    kinds = {"comment": Inset.COMMENT, "headline": Inset.HEADLINE, "own": Inset.OWN}
    return _Cues(
        verb=re.compile(rf"\b(?:{_either(introduces['verbs'])})\b", re.IGNORECASE),
        source=re.compile(
            rf"(?:^|(?<=[,;] )|(?<=[,;]))(?:{_either(introduces['sources'])})\s+(?P<who>[^:,;]+)",
            re.IGNORECASE,
        ),
        from_outlet=re.compile(rf"(?i:{_either(inserts['source'])})\s+{_OUTLET_NAME}"),
        turn=re.compile(rf"(?:{_either(returns['turns'])})\b", re.IGNORECASE),
        commentary=re.compile(rf"\b(?:{_either(returns['commentary'])})\b", re.IGNORECASE),
        leads=frozenset(introduces["leads"]),
        between=frozenset(introduces["between"]),
        noun_after=frozenset(introduces["noun_after"]),
        not_speakers=frozenset(introduces["not_speakers"]),
        heads={mark: kind for table, kind in kinds.items() for mark in inserts[table]},
        own=tuple(inserts["own"]),
    )


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _own(mark: str) -> Inset | None:
    """A dated note is a note: "Update 5 July", "[Updated at 14:30 GMT]"."""
    words = mark.strip().lower()
    return Inset.OWN if any(words.startswith(own + " ") for own in _cues().own) else None


def _is_noun(sentence: str, at: int) -> bool:
    before = sentence[:at].split()[-1:]
    return bool(before) and before[0].lower() in _cues().noun_after


def _before(text: str, start: int, end: int) -> Span | None:
    """The speaker whose verb starts at `end`: the clause before it, without adverbs and openings."""
    clauses = [m.span() for m in re.finditer(r"[^,;:()]+", text[start:end]) if m.group().strip()]
    if not clauses:
        return None
    apposition = text[start:end].rstrip().endswith(",")
    left, right = clauses[0 if apposition else -1]
    words = [
        (m.start() + start + left, m.group()) for m in re.finditer(r"\S+", text[start + left : start + right])
    ]
    while words and words[-1][1].lower() in _cues().between:
        words.pop()
    while words and words[0][1].lower() in _cues().leads:
        words.pop(0)
    return _named(text, words[0][0], words[-1][0] + len(words[-1][1])) if words else None


def _named(text: str, start: int, end: int) -> Span | None:
    """The span if it can be a speaker's name: not too long, and no pointing word."""
    words = _TAIL.sub("", text[start:end])
    first = words.split(maxsplit=1)[:1]
    if not first or first[0].lower() in _cues().not_speakers or len(words.split()) > MOST_WORDS:
        return None
    return Span(start=start, end=start + len(words), text=words)
