"""Words of a text for an index that does not cut texts by itself, and the excerpt around words that were found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

LONGEST = 200  # characters of a word that count; PostgreSQL takes 2,046 bytes
PART = 10_000  # words of a part; PostgreSQL counts positions to 16,383 and keeps no more than 1 MB a row
OFTEN = 200  # places of one word that are kept; PostgreSQL keeps 255
AROUND = 24  # words of an excerpt
OPEN, CLOSE = "\x02", "\x03"
WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u065f\u0670]+")  # letters with their combining marks and harakat


def fold(word: str) -> str:
    """A word without case, accents and vowel signs, as it is looked up."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))[:LONGEST]


def folded(text: str) -> list[str]:
    """The words of a text as they are looked up, in order."""
    return [found for word in WORD.findall(text) for found in re.findall(r"\w+", fold(word))]


def vectors(title: str, text: str) -> Iterator[str]:
    """A reading as PostgreSQL's tsvector literals, one for each part; words of the title weigh more."""
    named = folded(title)[: PART // 10]
    words = folded(text)
    for part in range(0, max(len(words), 1), PART):
        places: dict[str, list[str]] = {}
        for at, word in enumerate(named if part == 0 else (), start=1):
            places.setdefault(word, []).append(f"{at}A")
        for at, word in enumerate(words[part : part + PART], start=len(named) + 1):
            places.setdefault(word, []).append(str(at))
        yield " ".join(f"'{word}':{','.join(at[:OFTEN])}" for word, at in places.items())


def excerpt(texts: Sequence[str], terms: Sequence[str]) -> str:
    """The stretch of a text that holds most of the words, each word found between \\x02 and \\x03."""
    best: tuple[int, str] = (0, texts[0][:200] if texts else "")
    for text in texts:
        found = stretch(text, terms)
        best = max(best, found, key=lambda b: b[0])
    return best[1]


def stretch(text: str, terms: Sequence[str]) -> tuple[int, str]:
    """How many of the words a text holds close together, and that stretch of it."""
    words = list(islice(WORD.finditer(text), 10 * PART))
    hits = [(n, term) for n, word in enumerate(words) if (term := beginning(fold(word.group()), terms)) is not None]
    if not hits:
        return 0, ""
    scored = [(len({t for m, t in hits if n <= m < n + AROUND}), -n) for n, _ in hits[:500]]
    count, start = max(scored)
    start = max(0, -start - 3)
    shown = words[start : start + AROUND]
    marked = {n for n, _ in hits}
    parts = [] if start == 0 else ["… "]
    at = 0 if start == 0 else shown[0].start()
    for n, word in enumerate(shown, start=start):
        here = f"{OPEN}{word.group()}{CLOSE}" if n in marked else word.group()
        parts += [text[at : word.start()], here]
        at = word.end()
    ended = start + AROUND >= len(words)
    return count, "".join([*parts, text[at:] if ended else " …"])


def beginning(word: str, terms: Sequence[str]) -> str | None:
    """The term that a word begins with."""
    return next((term for term in terms if word.startswith(term)), None)
