"""Reports that list their news: situation reports, communiques, live blogs and tickers.

A story tells its news first and history towards its end. In a bulletin each paragraph, item or dated post opens a
piece of news of its own, wherever it stands; only parts headed "Background" and the like tell of what came before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.claims.parse import ParsedSentence
from firsthand.lexicon.bulletins import bulletin_words

HEADED = 5  # sentences among which the heading stands
HEADING = 14  # words at most
FEWEST = 5  # items that make a list
LISTED = 0.6  # share of sentences without a full stop, from which on a report is a list
CLOCK = re.compile(
    r"(?:[0-2]?\d[:.h]?[0-5]\d|\d{1,2}h ago|\d{1,2}\.\d\d)\s*(?:GMT|UTC|BST|EST|EDT|CET|CEST|Z|hrs|local|[A-Z]|$)"
)
SIGN = re.compile(r"[^\w\s\"'“”‘’«»(\[¿¡#@.,;:!?/%$€£+<>=|~*–—-]")  # an emoji or a bullet
STOPS = (".", "!", "?", "…", '"', "”", ":", "»")


def news_paragraphs(sentences: Sequence[ParsedSentence]) -> frozenset[int]:
    """The paragraphs that open a piece of news of their own; none for a report that tells one story."""
    if not is_bulletin(sentences):
        return frozenset()
    found, past = set[int](), False
    for sentence in sentences:
        history = bulletin_words().history.match(sentence.text) is not None
        if is_heading(sentence):
            past = history
        if not (past or history):
            found.add(sentence.paragraph)
    return frozenset(found)


def is_bulletin(sentences: Sequence[ParsedSentence]) -> bool:
    """Tell by its headings or by its layout whether a report lists its news."""
    titles = bulletin_words().titles
    if any(is_heading(s) and titles.found(s.text) for s in sentences[:HEADED]):
        return True
    marked = sum(CLOCK.match(s.text) is not None or SIGN.match(s.text) is not None for s in sentences)
    bare = sum(not s.text.endswith(STOPS) for s in sentences)
    return marked >= FEWEST or (bare >= FEWEST and bare >= LISTED * len(sentences))


def is_heading(sentence: ParsedSentence) -> bool:
    """A short line without a full stop."""
    return not sentence.text.rstrip().endswith((".", "!", "?", "…", "”", '"')) and sentence.text.count(" ") < HEADING
