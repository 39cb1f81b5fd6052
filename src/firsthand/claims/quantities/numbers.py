"""English numbers as news writes them: "5,500", "1.2 million", "twenty-one", "half a million"."""

from __future__ import annotations

import re

from firsthand.lexicon import units

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def value(text: str) -> float | None:
    """The number that the words stand for, or None where they are no plain number.

    `value("1.2 million")` is 1200000.0, `value("a dozen")` 12.0, `value("dozens")` None.
    """
    total, current, seen = 0.0, 0.0, False
    words = units.numbers()
    for word in re.split(r"[\s-]+", text.lower().strip()):
        if word in ("and", "a", "an", "of"):
            current = current or (1.0 if word != "and" and word != "of" else 0.0)
            continue
        if word == "half":
            current, seen = 0.5, True
        elif word in words.scale:
            current, total = _scaled(current if seen or current else 1.0, total, words.scale[word])
            seen = True
        else:
            number = _single(word, words.value)
            if number is None:
                return None
            current, seen = _added(current, number, word), True
    return total + current if seen else None


def _single(word: str, table: dict[str, float]) -> float | None:
    if word in table:
        return table[word]
    stripped = word.removesuffix("+")
    if FIGURE.fullmatch(stripped):
        return _figure(stripped)
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(k|m|mln|bn|st|nd|rd|th)", stripped)
    return float(match[1]) * units.numbers().scale.get(match[2], 1) if match else None


def _figure(text: str) -> float | None:
    """Commas part thousands, a point with other than three digits after it parts decimals."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", text):
        return float(text.replace(".", ""))
    if re.fullmatch(r"\d+,\d{1,2}", text):
        return float(text.replace(",", "."))
    return float(text) if re.fullmatch(r"\d+(?:\.\d+)?", text) else None


def _added(current: float, number: float, word: str) -> float:
    if word == "dozen":
        return (current or 1.0) * number
    return current + number if current != 1.0 or number >= 1 else number


def _scaled(current: float, total: float, scale: float) -> tuple[float, float]:
    """ "two hundred" stays open to "and six"; "two thousand" is closed before what follows."""
    return (current * scale, total) if scale < 1000 else (0.0, total + current * scale)
