"""Datelines: "ADEN, Nov 3 (Reuters) - " says where and for whom a report was written, and is no part of it.

So do the headings that coders put before their notes ("Looting: Around 3 May, ..."), which tell the note's kind.
The parser would make them part of the subject ("Congo - M23 rebels"), so they are not parsed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.lexicon.bulletins import bulletin_words
from firsthand.lexicon.grammar import labels, noun_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LONGEST = 90  # characters
HEAD = rf"(?P<head>[A-Z][^\n:;\"“”!?]{{1,{LONGEST}}}?)"
BEHIND = r"(?=[\"“'‘]?[A-Z0-9])"  # a sentence begins there: an apposition ("NATO - the alliance - said") does not
DASHED = re.compile(rf"{HEAD}(?:\s+-{{1,2}}\s+|\s*[–—]\s*){BEHIND}")
SHOUTED = re.compile(rf"(?P<head>[A-Z][A-Z'’ ,/-]{{2,{LONGEST}}}):\s+{BEHIND}")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DAY = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
BRACKETED = re.compile(rf"(?P<head>[A-Z][\w.'’ -]{{1,40}},? {DAY} \([^)\n]{{2,40}}\))\s+{BEHIND}")
LABEL = re.compile(r"(?P<head>[A-Z][A-Za-z/ -]{2,60}):\s+(?=[\"“'‘]?[A-Z0-9])")
BETWEEN = re.compile(r"[\s,/()]+")

ZONE = r"\s*(?:GMT|UTC|BST|EST|EDT|CET|CEST|EET|MSK|IST|Z|hrs|hours|local(?: time)?|[ap]\.?m\.?)(?![A-Za-z])"
CLOCK = re.compile(
    rf"(?:[0-2]?\d[:.h][0-5]\d(?:{ZONE})?|[0-2]\d[0-5]\d{ZONE}|\d\d?\s?(?:h|hrs?|m|mins?) ago)\s*[-–—:|]?\s+(?=\S)"
)
STAMP = re.compile(r"[0-2]\d[0-5]\d\s*[-–—:|]?\s+(?=[\"'“‘A-Z])")
TICKS = 3  # items that begin with such a stamp, from which on four figures are an hour
SIGNS = re.compile(r"[^\w\s\"'“”‘’«»(\[¿¡#@.,;:!?/%$€£+<>=*)\]}{|&^_~–—-][\ufe0f\u20e3]?\s*")  # emoji and bullets


def is_ticking(texts: Iterable[str]) -> bool:
    """Tell whether the sentences of a report begin with hours of four figures ("1908 Bombs hit the bridge")."""
    return sum(STAMP.match(text) is not None for text in texts) >= TICKS


def preamble(text: str, *, ticking: bool = False) -> int:
    """Length of the signs, the clock and the label that stand before an item of a ticker ("🔴 14:35 BREAKING: ...")."""
    at, end = 0, -1
    while at != end:
        end = at
        for pattern in (SIGNS, CLOCK, STAMP) if ticking else (SIGNS, CLOCK):
            found = pattern.match(text, at)
            at = found.end() if found else at
        label = bulletin_words().labels.match(text, at)
        at = label.end() if label else at
    return at if at < len(text) else 0


def dateline(text: str, is_body: Callable[[str], bool]) -> int:
    """Length of the dateline that a sentence opens with, or of the heading of a coder's note; 0 if there is none.

    `is_body` tells whether words name somebody: "UNICEF: ..." and "NATO - ..." name who speaks or is spoken of.
    """
    label = LABEL.match(text)
    if label is not None and label["head"].lower() in labels():
        return label.end()
    found = SHOUTED.match(text) or BRACKETED.match(text) or DASHED.match(text)
    if found is None or is_body(found["head"].strip()):
        return 0
    return found.end() if _is_place_and_day(found["head"].strip()) else 0


def _is_place_and_day(head: str) -> bool:
    """Only names, days and brackets, opened by a place in capitals or closed by an agency in brackets."""
    words = [w for w in BETWEEN.split(head) if w]
    small = noun_words().in_names
    named = all(w[0].isupper() or w[0].isdigit() or w.lower() in small or "-" in w for w in words)
    return named and ((words[0].isupper() and len(words[0]) > 2) or head.endswith(")"))
