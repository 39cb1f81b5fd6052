"""The figures of a sentence: how many, of what, with the range that the words leave open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.quantities.numbers import value
from firsthand.lexicon import units
from firsthand.lexicon.timewords import alternatives, vocabulary
from firsthand.lexicon.units import Measure
from firsthand.text.caseless import Caseless
from firsthand.text.inflect import noun_forms

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

PART = re.compile(r"\s+of (?:them|whom|these|those)\b", re.I)  # "many of them": no figure of its own
PRONOUNS = frozenset({"them", "whom", "those", "which", "these", "us"})


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """A figure by its place in the text version: a range (None is open), its unit, and what is counted.

    `head` is the offset of the counted noun, where there is one.
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str
    of: str
    head: int | None


def find(sentence: ParsedSentence) -> list[QuantityWords]:
    """All figures of a parsed sentence in order; dates, clock times, ages and years are none."""
    if sentence.doc is None:
        return []
    out = []
    for match in _pattern().finditer(sentence.text):
        words = None if _is_other(sentence.text, match) else _read(sentence, match)
        if words is not None:
            out.append(words)
    return out


@lru_cache(maxsize=1)
def _pattern() -> Caseless:
    n = units.numbers()
    single = alternatives([w for w in n.value if w not in ("no", "zero")])
    scale = alternatives(["hundred", "thousand", "million", "billion", "dozen"])
    figure = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    spelled = rf"(?:{single}(?:[- ]{single})?)(?:[- ](?:and )?{scale})*(?: and {single}(?:-{single})?)?"
    number = rf"(?:(?:{figure})(?: {scale})*|half a {scale}|an? {scale}(?: {scale})?|{spelled}|{scale})"
    vague = alternatives(n.vague["words"])
    before = "|".join(f"(?P<b_{k}>{alternatives(ws)})" for k, ws in n.before.items())
    after = "|".join(f"(?P<a_{k}>{alternatives(ws)})" for k, ws in n.after.items())
    fraction = alternatives(list(n.fraction))
    counted = (
        rf"(?P<fraction>{fraction})(?= (?:of|the|its|their|all)\b)|(?P<vague>{vague})"
        rf"|(?P<n1>{number})(?:(?P<link>\s?[-–—]\s?| to | and | or )(?P<n2>{number}))?"
    )
    joined = alternatives(n.not_alone["joined"])
    return Caseless(
        rf"(?<![\w.,/:$€£-])(?:(?:{before}) (?:the )?)?(?:(?P<between>between|from) )?(?:{counted})"
        rf"(?!-{joined}\b)(?!\w)(?! ?(?:[ap]\.?m\b|o.clock))(?![:,.]\d)(?: (?:{after}))?"
    )


@lru_cache(maxsize=1)
def _not_counted() -> re.Pattern[str]:
    months = alternatives(list(vocabulary().month))
    return re.compile(rf"\s+(?:of )?{months}\b|(?:st|nd|rd|th)\b|\s*(?:GMT|UTC|mm|degrees|°)\b|['’]s?\s", 0)


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Dates, years, ages, names with numbers ("Resolution 2254", "Highway 4", "one of the")."""
    number = match["n1"] or ""
    if match["vague"] and PART.match(text, match.end()):
        return True
    left, right = text[: match.start("n1")] if number else "", text[match.end() :]
    if not number:
        return False
    if (
        number.isdigit()
        and len(number) == 4
        and 1900 <= int(number) <= 2099
        and not _has_counted(right)
        and not match["b_over"]
    ):
        return True
    if _not_counted().match(text[match.end("n1") :]) and not match["n2"]:
        return True
    if _names_a_number().search(left):
        return True
    return number.lower() == "one" and bool(re.match(r"\s+(?:of|another|day|side|hand|after)\b|[.,;]", right))


@lru_cache(maxsize=1)
def _names_a_number() -> re.Pattern[str]:
    """Words right before a number that make it part of a date or a name ("May 5", "Highway 4")."""
    months = alternatives(list(vocabulary().month))
    named = alternatives(units.numbers().not_alone["named"])
    return re.compile(rf"(?:{months})\.?\s+(?:\d{1, 2}(?: and|,| to|-)\s*)?$|\b{named}[\s-]*$")


def _has_counted(right: str) -> bool:
    word = re.match(r"\s+(?:\w+\s+)?([A-Za-z]+)", right)
    return bool(word and word[1].lower() in _units_of_nouns())


@lru_cache(maxsize=1)
def _units_of_nouns() -> dict[str, str]:
    out: dict[str, str] = {}
    for unit, nouns in units.things().nouns.items():
        for noun in nouns:
            for form in noun_forms(noun):
                out.setdefault(form.lower(), unit)
    return out


@lru_cache(maxsize=1)
def _measures() -> tuple[re.Pattern[str], dict[str, Measure]]:
    table = {_spaced(name): m for m in units.things().measure for name in m.names}
    return re.compile(rf"[\s-]*(?:more )?({alternatives(list(table))})(?!\w)", re.I), table


def _spaced(name: str) -> str:
    """A unit's name as the table has it: "square-mile" and "square mile" are one."""
    return re.sub(r"[\s-]+", " ", name.lower())


def _read(sentence: ParsedSentence, match: re.Match[str]) -> QuantityWords | None:
    low, high = _range(match)
    if match["b_over"] and match["n1"] and _is_particle(sentence, match.start("b_over")):
        low = high = value(match["n1"])
    pattern, table = _measures()
    measured = pattern.match(sentence.text, match.end())
    noun = _noun(sentence, match)
    if match["fraction"]:
        unit, of, factor = "percent", "share", 1.0
    elif measured:
        m = table[_spaced(measured[1])]
        unit, of, factor = m.unit, m.of, m.factor
    else:
        unit, of, factor = _unit_of(noun), noun.lower_ if noun is not None else "", 1.0
    start, end = sentence.start + match.start(), sentence.start + match.end()
    head = sentence.at(noun) if noun is not None else None
    return QuantityWords(start, end, match[0], _times(low, factor), _times(high, factor), unit, of, head)


def _is_particle(sentence: ParsedSentence, at: int) -> bool:
    """The "over" of "handed over 20 prisoners" belongs to the verb, not to the number."""
    assert sentence.doc is not None
    return any(t.idx == at and t.dep_ == "prt" for t in sentence.doc)


def _times(number: float | None, factor: float) -> float | None:
    return None if number is None else round(number * factor, 3)


def _range(match: re.Match[str]) -> tuple[float | None, float | None]:
    if match["vague"]:
        return None, None
    if match["fraction"]:
        share = units.numbers().fraction[re.sub(r"[\s-]+", " ", match["fraction"].lower())]
        return _opened(share, share, match)
    first, second = value(match["n1"]), value(match["n2"]) if match["n2"] else None
    if first is None:
        return None, None
    if second is not None and (match["link"].strip() != "and" or match["between"]):
        return min(first, second), max(first, second)
    return _opened(first, first, match)


def _opened(low: float, high: float, match: re.Match[str]) -> tuple[float | None, float | None]:
    """ "over 8" is 9 to open, "at least 29" 29 to open, "nearly 3,000" open to 3,000."""
    if match["b_over"]:
        return (low + 1 if low == int(low) else low), None
    if match["b_least"] or match["a_least"]:
        return low, None
    if match["b_most"] or match["b_under"] or match["a_most"]:
        return None, high
    return low, high


def _noun(sentence: ParsedSentence, match: re.Match[str]) -> Token | None:
    """The counted noun: what the number hangs on, or the next noun after it."""
    doc = sentence.doc
    assert doc is not None
    first = match.start("n1") if match["n1"] else match.start("vague") if match["vague"] else match.start("fraction")
    span = doc.char_span(first, match.end(), alignment_mode="expand")
    if span is None:
        return None
    head = span.root
    if head.dep_ in ("nummod", "quantmod", "compound", "amod", "det") and head.head.tag_[:2] == "NN":
        return head.head
    inside = next((t for p in head.children if p.lower_ == "of" for t in p.children if t.dep_ == "pobj"), None)
    return inside if inside is not None and inside.lower_ not in PRONOUNS else head


def _unit_of(noun: Token | None) -> str:
    if noun is None:
        return "unknown"
    table = _units_of_nouns()
    if noun.lower_ in table:
        return table[noun.lower_]
    return next((table[c.lower_] for c in noun.children if c.dep_ == "amod" and c.lower_ in table), "unknown")
