"""The words by which English news tells time, and the patterns that they make (`data/time/*.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import Field

from firsthand.lexicon.files import checked, read_toml
from firsthand.model import LexiconError
from firsthand.model.record import Record
from firsthand.text.caseless import Caseless

WORDS = "time/english.toml"
RULES = "time/rules.toml"
SLOT = re.compile(r"\{([a-z_]+)\}")
TOKEN = re.compile(r"[A-Za-z]+|\d+")
CLOCK = re.compile(r":\d|\d\s?[ap]\.?m\b|o.clock|GMT|UTC", re.I)


class Feast(Record):
    """A feast, or a month of a faith. Of an Easter calendar `day` counts from Easter Sunday, and `month` is 0."""

    calendar: Literal["gregorian", "hijri", "western easter", "orthodox easter"]
    month: int
    day: int
    length: int = 1  # in days


class TimeVocabulary(Record):
    """Names of months, weekdays, units and the like, each spelling with what it stands for."""

    month: dict[str, int]
    weekday: dict[str, int]  # Monday is 0
    unit: dict[str, str]  # spelling to day, week, month, ...
    days: dict[str, int]  # unit to its length in days
    season: dict[str, tuple[int, int]]  # first month and number of months, northern hemisphere
    part: dict[str, tuple[str, ...]]  # early, late, mid, end, ... to their spellings
    vague: dict[str, tuple[int, int]]  # "several" stands for this many
    bare: dict[str, tuple[int, int]]  # "days ago", by unit: at least and at most so many
    feast: dict[str, Feast]
    rarities: tuple[str, ...]  # "the worst ... since" tells how rare it was
    recent: dict[str, int]  # "recent weeks" reach this many days back
    classes: dict[str, tuple[str, ...]]  # further word classes that patterns name
    leads: dict[str, tuple[str, ...]]  # words before time words that turn them to the future or the past
    openings: dict[str, tuple[str, ...]]  # since, until, before, after, ... to their spellings


class TimeRule(Record):
    """One pattern of time words and the reading that turns a match into an interval."""

    name: str
    reading: str
    pattern: str
    anchor: tuple[str, ...] = Field(min_length=1)  # the pattern is tried only where a word of such a class stands
    needs: tuple[str, ...] = ()  # and, if given, only where one of these words stands
    cased: bool = False


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its compiled pattern."""

    name: str
    reading: str
    pattern: re.Pattern[str] | Caseless
    anchor: frozenset[str]
    needs: frozenset[str]

    def finditer(self, text: str, low: str) -> Iterator[re.Match[str]]:
        """The matches in a text; `low` is the text in lower case."""
        if isinstance(self.pattern, Caseless):
            return self.pattern.finditer(text, low=low)
        return self.pattern.finditer(text)


def worth_trying(classes: Set[str], words: Set[str]) -> Iterator[CompiledRule]:
    """The rules that may fit a text by its classes and words, in their order."""
    return (rule for rule in _of_classes(frozenset(classes)) if not (rule.needs and rule.needs.isdisjoint(words)))


@lru_cache(maxsize=4096)
def _of_classes(classes: frozenset[str]) -> tuple[CompiledRule, ...]:
    return tuple(rule for rule in rules() if not rule.anchor.isdisjoint(classes))


@lru_cache(maxsize=1)
def vocabulary() -> TimeVocabulary:
    """The time words, read once."""
    return checked(TimeVocabulary, WORDS, read_toml(WORDS))


@lru_cache(maxsize=1)
def rules() -> tuple[CompiledRule, ...]:
    """The patterns in the order of the file, compiled; of equally long matches the earlier rule wins."""
    raw = [checked(TimeRule, RULES, r) for r in read_toml(RULES)["rule"]]
    slots = _slots()
    return tuple(
        CompiledRule(r.name, r.reading, _compile(r, slots), frozenset(r.anchor), frozenset(r.needs)) for r in raw
    )


@lru_cache(maxsize=1)
def anchors() -> re.Pattern[str]:
    """One pattern whose named groups tell which classes of time words a text holds."""
    table = read_toml(RULES)["anchor"]
    slots = _slots()
    body = "|".join(f"(?P<{name}>{_fill(pattern, slots)})" for name, pattern in table.items())
    return re.compile(rf"\b(?:{body})", re.I)


def held(text: str) -> tuple[set[str], set[str]]:
    """The classes of time words that a text may hold, told by its single words, and those words in lower case.

    A rule of another class need not be tried; no class that the text holds is left out.
    """
    found: set[str] = set()
    words = set(TOKEN.findall(text.lower()))
    for word in words:
        if classes := _classes(word):
            found |= classes
    if "digit" in found and CLOCK.search(text):
        found.add("clock")
    return found, words


@lru_cache(maxsize=20_000)
def _classes(word: str) -> frozenset[str]:
    """The classes that a word, or a phrase that it is the longest word of, belongs to."""
    if word[0].isdigit():
        year = len(word) == 4 and word[:2] in ("18", "19", "20")
        return frozenset({"digit", "year"} if year else {"digit"})
    named = {m.lastgroup for m in anchors().finditer(f"x-{word}") if m.lastgroup}
    return frozenset(named | ({"word"} if word in _phrase_words() else set()))


@lru_cache(maxsize=1)
def _phrase_words() -> frozenset[str]:
    """The longest words of the phrases of several words that the anchors name by their class."""
    names = SLOT.findall(read_toml(RULES)["anchor"]["word"])
    phrases = [p for name in names for p in vocabulary().classes[name] if " " in p or "-" in p]
    return frozenset(max(re.split(r"[ -]", p), key=len).lower() for p in phrases)


def leads(direction: str, before: str) -> bool:
    """Tell whether the words before time words turn them to the future or the past ("deadline ... Friday")."""
    return _lead(direction).found(before)


@lru_cache(maxsize=2)
def _lead(direction: str) -> Caseless:
    reach, stops = (90, ".;") if direction == "future" else (40, ",.;")
    return Caseless(rf"\b{alternatives(vocabulary().leads[direction])}(?!\w)[^{stops}]{{0,{reach}}}$")


def alternatives(words: list[str] | tuple[str, ...]) -> str:
    """A pattern that matches any of the words, the longest first; a blank stands for any run of blanks."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in ordered) + ")"


@lru_cache(maxsize=1)
def _slots() -> dict[str, str]:
    v = vocabulary()
    slots = {name: alternatives(words) for name, words in v.classes.items()}
    slots["month"] = _with_short_forms([m for m in v.month if len(m) > 4 or m in ("May", "June", "July")], v.month)
    slots["weekday"] = _with_short_forms([d for d in v.weekday if d.endswith("day")], v.weekday)
    slots["unit"] = alternatives(list(v.unit)) + r"\b"
    slots["season"] = alternatives(list(v.season))
    slots["part"] = alternatives([w for ws in v.part.values() for w in ws])
    slots["feast"] = alternatives(list(v.feast)).replace("'", "['’]")
    slots["vague"] = alternatives(list(v.vague))
    return slots


def _with_short_forms(full: list[str], names: dict[str, int]) -> str:
    """Full names, or short forms with or without their full stop."""
    short = [n for n in names if n not in full]
    return rf"(?:{alternatives(full)}(?!\w)|{alternatives(short)}(?!\w)\.?)"


def _compile(rule: TimeRule, slots: dict[str, str]) -> re.Pattern[str] | Caseless:
    pattern = rf"(?<![\w-])(?:{_fill(rule.pattern, slots)})(?!\w)"
    return re.compile(pattern) if rule.cased else Caseless(pattern)


def _fill(pattern: str, slots: dict[str, str]) -> str:
    shared = dict(read_toml(RULES)["part"])
    for _ in range(4):
        pattern = SLOT.sub(lambda m: f"(?:{shared[m[1]]})" if m[1] in shared else slots.get(m[1], m[0]), pattern)
    leftover = SLOT.findall(pattern)
    if leftover:
        raise LexiconError(f"{RULES}: pattern {pattern[:60]!r} names {leftover[0]!r}, which {WORDS} does not have")
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
