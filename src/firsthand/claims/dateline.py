"""Datelines: "ADEN, Nov 3 (Reuters) - " says where and for whom a report was written, and is no part of it.

So do the headings that coders put before their notes ("Looting: Around 3 May, ..."), which tell the note's kind.
The parser would make them part of the subject ("Congo - M23 rebels"), so they are not parsed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.lexicon.grammar import labels, noun_words

if TYPE_CHECKING:
    from collections.abc import Callable

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
