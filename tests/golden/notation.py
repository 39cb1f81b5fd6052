"""The notation of golden sentences (tests/golden/sentences/README.md): lines into cases.

A line that cannot be read is an error that names file and line, so that a slip never passes for a test.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import get_args

from firsthand.model import Certainty, ClaimType, Standing

TYPES = frozenset(get_args(ClaimType))
STANDINGS = frozenset(s.value for s in Standing)
CERTAINTIES = frozenset(c.value for c in Certainty)
FIRM = frozenset({"asserted", "reported", "claimed"})
FORECAST = FIRM | {"predicted"}  # a forecast may carry the certainty of what it foresees

_CLAIM = re.compile(r"- (?P<types>[a-z_|]+)\((?P<roles>[^)]*)\)(?P<rest>.*)")
_NUMBER = re.compile(r"(?P<low>\d+(?:\.\d+)?)?(?P<range>\.\.)?(?P<high>\d+(?:\.\d+)?)?(?: (?P<of>[\w ]+))?")
_POINT = re.compile(r"(?P<words>.*?)\s*@(?P<lat>-?\d+(?:\.\d+)?),(?P<lon>-?\d+(?:\.\d+)?)")
_TIME = re.compile(r"[\d.-]+")


class NotationError(Exception):
    """A line of a golden file cannot be read; the message names the file, the line and what is wrong."""


@dataclass(frozen=True)
class Filler:
    """Words that a mention must share, and where it must lie (WGS84 degrees)."""

    words: str
    point: tuple[float, float] | None = None


@dataclass(frozen=True)
class Number:
    """A number as told, its ends open where None; `of` is what is counted or its unit, empty for any."""

    low: float | None
    high: float | None
    of: str


@dataclass(frozen=True)
class Expected:
    """What a claim must be; None is not looked at."""

    line: int
    words: str
    types: frozenset[str]
    roles: tuple[tuple[str, tuple[Filler, ...]], ...]
    standings: frozenset[str] = frozenset({"news"})
    certainties: frozenset[str] = FIRM
    polarity: bool | None = True
    time: tuple[date | None, date | None] | None = None
    numbers: tuple[Number, ...] = ()
    about: str | None = None
    voices: tuple[str, ...] | None = None


@dataclass
class Case:
    """A sentence, the words before it, and what follows from it."""

    path: Path
    line: int
    theatre: str
    published: date
    publisher: str
    before: str
    sentence: str
    claims: list[Expected] = field(default_factory=list)
    nothing: bool = False
    more: bool = False
    never: list[str] = field(default_factory=list)


def parse(path: Path) -> list[Case]:
    """The cases of a golden file, in order."""
    reader = Reader(path)
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            reader.take(number, raw.strip())
        except (NotationError, ValueError) as error:
            raise NotationError(f"{path.name}:{number}: {error}") from error
    for case in reader.cases:
        check(case)
    return reader.cases


@dataclass
class Reader:
    """What was read of a file so far."""

    path: Path
    cases: list[Case] = field(default_factory=list)
    heading: tuple[str, date, str] | None = None
    before: str = ""

    def take(self, number: int, line: str) -> None:
        """Read one line: a heading, the sentence before, what follows, or a sentence."""
        if line.startswith("#"):
            self.heading = read_heading(line) or self.heading
        elif line.startswith("~"):
            self.before = f"{self.before} {line[1:].strip()}".strip()
        elif line.startswith(("- ", "! ")) or line in {"...", "(nothing)"}:
            if not self.cases:
                raise NotationError("nothing to follow from: write a sentence first")
            follow(self.cases[-1], number, line)
        elif line:
            self.start(number, line)

    def start(self, number: int, sentence: str) -> None:
        """A new sentence."""
        if self.heading is None:
            raise NotationError("a sentence before any heading (# theatre: ...; published: ...)")
        self.cases.append(Case(self.path, number, *self.heading, before=self.before, sentence=sentence))
        self.before = ""


def check(case: Case) -> None:
    """Complain about a sentence of which nothing is said, or too much."""
    name = f"{case.path.name}:{case.line}"
    if not (case.claims or case.nothing or case.never):
        raise NotationError(f"{name}: say what follows from the sentence, or (nothing)")
    if case.nothing and (case.claims or case.more or case.never):
        raise NotationError(f"{name}: (nothing) stands alone")


def read_heading(line: str) -> tuple[str, date, str] | None:
    """Theatre, publication day and outlet of a heading; None for a comment."""
    if "theatre:" not in line:
        return None
    parts = dict(part.strip().split(": ", 1) for part in line.lstrip("# ").split(";"))
    theatre, published = parts.pop("theatre"), date.fromisoformat(parts.pop("published"))
    publisher = parts.pop("publisher", "Test Agency")
    if parts:
        raise NotationError(f"unknown in a heading: {sorted(parts)}")
    return theatre, published, publisher


def follow(case: Case, number: int, line: str) -> None:
    """Add what one line says to the case."""
    if line == "...":
        case.more = True
    elif line == "(nothing)":
        case.nothing = True
    elif line.startswith("! "):
        case.never.append(known(line[2:].strip(), TYPES, "type"))
    else:
        case.claims.append(read_claim(line, number))


def read_claim(line: str, number: int) -> Expected:
    """One line `- type(role: words; ...) ...`."""
    m = _CLAIM.fullmatch(line)
    if not m:
        raise NotationError(f"not a claim: {line!r} (wanted: - type(role: words; ...) ...)")
    rest, *voices = (part.strip() for part in m["rest"].split("<"))
    numbers: tuple[Number, ...] = ()
    if "[" in rest:
        rest, _, inner = rest.partition("[")
        inner, _, after = inner.partition("]")
        numbers = tuple(read_number(n.strip()) for n in inner.split(","))
        rest += after
    said = read_words(rest.split())
    types = frozenset(known(t, TYPES, "type") for t in m["types"].split("|"))
    return Expected(
        line=number,
        words=line[2:],
        types=types,
        roles=tuple(read_roles(m["roles"])),
        standings=said.standings,
        certainties=said.certainties or (FORECAST if types == {"forecast"} else FIRM),
        polarity=said.polarity,
        time=said.time,
        numbers=numbers,
        about=said.about,
        voices=tuple(v for v in voices if v != "-") if voices else None,
    )


@dataclass
class Said:
    """The words after the roles, read."""

    standings: frozenset[str] = frozenset({"news"})
    certainties: frozenset[str] | None = None
    polarity: bool = True
    time: tuple[date | None, date | None] | None = None
    about: str | None = None


def read_words(words: list[str]) -> Said:
    """Standing, certainty, polarity, time and `about`, in any order."""
    said = Said()
    queue = list(words)
    while queue:
        word = queue.pop(0)
        if word == "any" or word in STANDINGS:
            said.standings = STANDINGS if word == "any" else frozenset({word})
        elif word == "not":
            said.polarity = False
        elif word == "about":
            said.about = known(queue.pop(0) if queue else "", TYPES, "type after about")
        elif _TIME.fullmatch(word):
            said.time = read_time(word)
        else:
            said.certainties = frozenset(known(c, CERTAINTIES, "word") for c in word.split("|"))
            said.polarity = said.polarity and said.certainties != {"denied"}
    return said


def read_roles(text: str) -> list[tuple[str, tuple[Filler, ...]]]:
    """`actor: the army; place: Nassib @32.5,36.2 + Saida`."""
    roles = []
    for part in filter(None, (p.strip() for p in text.split(";"))):
        name, colon, fillers = part.partition(":")
        if not colon:
            raise NotationError(f"a role without a colon: {part!r}")
        roles.append((name.strip(), tuple(read_filler(f.strip()) for f in fillers.split("+"))))
    return roles


def read_filler(text: str) -> Filler:
    """`Nassib` or `Nassib @32.5,36.2`."""
    m = _POINT.fullmatch(text)
    return Filler(m["words"], (float(m["lat"]), float(m["lon"]))) if m else Filler(text)


def read_number(text: str) -> Number:
    """`12 killed`, `20.. wounded`, `..3000`, `600..700 displaced`."""
    m = _NUMBER.fullmatch(text)
    if not m or (m["low"] is None and m["high"] is None):
        raise NotationError(f"not a number: {text!r}")
    low = float(m["low"]) if m["low"] else None
    high = float(m["high"]) if m["high"] else None
    return Number(low, high if m["range"] else low, m["of"] or "")


def read_time(text: str) -> tuple[date | None, date | None]:
    """A day, month or year, or a range of them with open ends."""
    first, dots, last = text.partition("..")
    if not dots:
        return edge(first, False), edge(first, True)
    return (edge(first, False) if first else None), (edge(last, True) if last else None)


def edge(text: str, last: bool) -> date:
    """The first or last day of `2018`, `2018-07` or `2018-07-06`."""
    year, month, day = ([int(p) for p in text.split("-")] + [0, 0])[:3]
    if not month:
        month = 12 if last else 1
    if not day:
        day = calendar.monthrange(year, month)[1] if last else 1
    return date(year, month, day)


def known(word: str, allowed: frozenset[str], what: str) -> str:
    """The word, if it is one of those allowed."""
    if word not in allowed:
        raise NotationError(f"unknown {what}: {word!r}")
    return word
