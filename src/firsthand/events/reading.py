"""What a claim is laid out in: a million of these are kept, so they hold no words that fusing does not need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from firsthand.events.spots import Spot
from firsthand.events.voices import Voice
from firsthand.lexicon.fusing import Family
from firsthand.model import Certainty

COPY = 3
"""Turn from which claims are copies."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number as told: what is counted, its range with open ends, its unit and its words."""

    of: str
    low: float | None
    high: float | None
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """What fills a role: the id, else the words in small letters; how it is shown; whether it is known by id."""

    role: str
    value: str
    label: str
    known: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim laid out for comparison, without its words. Sets of ids are empty where nobody known is named.

    `order`: turn, publication, id: the order in which claims are gathered. `types`: the type, as an event has it.
    `joins`: the types that may tell the same.
    `copies`: the report that the claim's own report is a copy of.
    `aspect`: what sets claims of one type apart: what became of a facility, or that a share is told of.
    `placed` and `dated`: whether its words name a place, and a day. `fresh`: a deal that the sentence tells of as new.
    `more`: victims that are counted on from others ("five others").
    `turn` is when it is gathered: what tells (0), then what is denied (1), the denials (2), and so for copies of
    earlier reports (3 to 5). So nothing depends on a denial or a copy but other denials and copies.
    """

    id: str
    document: str
    copies: str | None
    type: str
    published: date
    turn: int
    order: tuple[int, int, str]
    types: tuple[str]
    joins: frozenset[str]
    family: Family
    expected: bool
    against: bool
    certainty: Certainty
    confidence: float
    background: bool
    about: str | None
    gained: frozenset[str]
    lost: frozenset[str]
    lost_by_name: frozenset[str]
    status: str | None
    aspect: str | None
    named: tuple[Named, ...]
    counts: tuple[Count, ...]
    tolls: Mapping[str, frozenset[float]]
    places: tuple[Spot, ...]
    when: tuple[date | None, date | None]
    sentence: int
    trigger: int
    voice: Voice
    placed: bool = True
    dated: bool = True
    fresh: bool = False
    more: bool = False

    @property
    def key(self) -> tuple[date, str]:
        """The order in which claims are shown: by publication, then id."""
        return self.published, self.id

    @property
    def copied(self) -> bool:
        """Whether it stands in a copy of an earlier report."""
        return self.turn >= COPY

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The places, as an event of one claim has them."""
        return self.places

    @property
    def denies(self) -> bool:
        """Whether it speaks against the event."""
        return self.against or self.type == "denial"

    @property
    def earliest(self) -> date | None:
        """The first day that it may have been; None if that is not known."""
        return self.when[0]

    @property
    def latest(self) -> date | None:
        """The last day that it may have been; None if that is not known."""
        return self.when[1]
