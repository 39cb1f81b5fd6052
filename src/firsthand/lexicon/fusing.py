"""The records of the figures by which claims are fused, as they stand in `data/fusion`; `figures` reads them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from firsthand.model import ClaimType, Record


class Family(Record):
    """Types of claims that may tell one event, and how near in place, time and sides they must be."""

    id: str
    types: tuple[ClaimType, ...]
    bridges: tuple[ClaimType, ...]
    radius_km: float
    contains: float
    needs_place: bool
    days: int
    reach_days: int
    sides: Literal["agree", "differ", "share", "part"]
    undated: bool
    joins_plans: bool
    prior: float
    gain: str
    shame: str


class Interest(Record):
    """Factors on a witness's weight by what it stands to win."""

    gains: float
    none: float
    admits: float


class Discount(Record):
    """Factors on weights: further voices of one party, background, the least of a shaky reading."""

    same_party: float
    background: float
    least_confidence: float


class Learning(Record):
    """From how many shared items a source's accuracy is learned, how many its grade counts for, the surest it gets."""

    least_shared: int
    prior_items: int
    surest: float


class Fit(Record):
    """How well two claims fit together, each factor from 0 to 1, and the least product that joins them."""

    threshold: float
    near_place: float
    same_words: float
    no_place: float
    near_time: float
    unknown_side: float
    disputed_side: float
    undated: float
    undated_days: int
    open_ended: float
    bridged: float
    toll_doubled: float
    least_toll: float
    telling_toll: float


class WitnessWeights(Record):
    """What a witness weighs in natural log-odds, by grade, interest, certainty of the words."""

    grade: dict[str, float]
    interest: Interest
    certainty: dict[str, float]
    discount: Discount
    learning: Learning
    fit: Fit
    learned: dict[str, float] = {}
    source: str


class Parts(Record):
    """Which of two things told together is part of the other, and how near they must be told (days, km, sentences)."""

    ranks: tuple[tuple[ClaimType, ...], ...]
    deals: frozenset[ClaimType]
    terms: frozenset[ClaimType]
    terms_within: int
    offered: frozenset[ClaimType]
    counted: frozenset[ClaimType]
    days: int
    share: float
    apart_km: float
    through: tuple[str, ...]
    deal_words: tuple[str, ...]
    pointing: frozenset[str]
    counting_on: frozenset[str]
    held: frozenset[ClaimType]
    attacks: frozenset[ClaimType]
    source: str

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {type_: -number for number, row in enumerate(self.ranks) for type_ in row}

    def tells_anew(self, sentence: str) -> bool:
        """Whether a sentence tells of something done through a deal that is news itself ("under a local deal")."""
        return bool(self._anew.search(sentence))

    def counts_on(self, victims: str) -> bool:
        """Whether victims are counted on from those told of before ("five others", "a further 12 civilians")."""
        return not self.counting_on.isdisjoint(victims.casefold().split())

    @cached_property
    def _anew(self) -> re.Pattern[str]:
        through, deals = ("|".join(map(re.escape, words)) for words in (self.through, self.deal_words))
        return re.compile(rf"\b(?:{through}) an? (?:[\w'-]+ ){{0,4}}?(?:{deals})\b", re.IGNORECASE)

    def rank(self, type_: str, against: bool = False) -> float:
        """How much a type may hold: the greater holds the smaller; what is denied, only what is said (last row)."""
        rank = self._ranks.get(type_, -len(self.ranks))
        return min(rank, 1.5 - len(self.ranks)) if against else rank

    def apart(self, part: str, whole: str) -> bool:
        """Whether things of these types are never one part of the other, in whatever sentence they stand."""
        return part in self.held and whole in self.attacks


class Bond(Record):
    """When an event is part of a greater one that no report tells with it: types, km, days, sides; and why in words."""

    id: str
    parts: frozenset[ClaimType]
    wholes: frozenset[ClaimType]
    km: float
    before: int
    after: int
    sides: Literal["gainer", "known", "open"]
    counted: bool = False
    unless: str | None = None
    why: str
