"""The claim: somebody says that something happened, is so or will be. Fields and names are those of wire format 1."""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from firsthand.model.record import Record, Span

ClaimType = Literal[
    "capture", "withdraw", "handover", "control_statement", "offensive", "siege", "clash", "shelling", "airstrike",
    "bombing", "attack_civilians", "abduction", "arrest", "arson", "looting", "casualties", "displacement",
    "evacuation", "return", "negotiation", "agreement", "agreement_violation", "agreement_end", "release",
    "arms_recovered", "arms_surrendered", "arms_supplied", "arms_used", "deployment", "support",
    "infrastructure_status", "aid_access", "protest", "strike_work", "sanction", "demand", "directive", "threat",
    "accusation", "denial", "forecast",
]  # fmt: skip


class Standing(StrEnum):
    """Whether the report tells this as its news, as background to it, or as a habit or definition."""

    NEWS = "news"
    BACKGROUND = "background"
    GENERIC = "generic"


class Certainty(StrEnum):
    """How the words put it: who vouches, or that it is still to come, conditional, denied, accused or asked."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    CLAIMED = "claimed"
    PLANNED = "planned"
    PREDICTED = "predicted"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    ACCUSED = "accused"
    QUESTION = "question"


class Basis(StrEnum):
    """Where a mention comes from: words of the sentence, the report around it, or the document's metadata."""

    SAID = "said"
    CONTEXT = "context"
    DOCUMENT = "document"


MentionKind = Literal["actor", "person", "place", "facility", "item", "people", "source", "thing"]


class Mention(Record):
    """Words that name somebody, a place or a thing, and what they were resolved to (WGS84 degrees; score 0 to 1)."""

    start: int | None = None
    end: int | None = None
    text: str
    basis: Basis
    kind: MentionKind | None = None
    id: str | None = None
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None      # ISO 3166-1 alpha-2
    admin1: str | None = None       # ISO 3166-2
    place_kind: str | None = None
    score: float | None = Field(default=None, ge=0, le=1)
    unresolved: str | None = None   # why there is no id


class Precision(StrEnum):
    """How finely a time was told."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


class Moment(Record):
    """A time as an interval of days at the place; None is an open end. `text` are the words, if there were any."""

    start: int | None = None
    end: int | None = None
    text: str | None = None
    earliest: date | None
    latest: date | None
    precision: Precision
    rule: str                       # the reading rule, e.g. "weekday-before-publication"


class Quantity(Record):
    """A number as told: a range with open ends, its unit and what is counted ("over 8" is 9 to open)."""

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str                       # person, household, percent, km, km2, item, place, money:USD, ...
    of: str                         # killed, wounded, displaced, fighters, area, distance, ...


class Attribution(Record):
    """Who says so: the chain of voices, outermost (the outlet) first, with the cue and the content where they stand."""

    chain: tuple[Mention, ...] = Field(min_length=1)
    cue: Span | None = None
    content: Span | None = None


class Claim(Record):
    """One claim with its words. A claim without a trigger in the text cannot exist."""

    id: str
    document: str
    text_version: str
    type: ClaimType
    standing: Standing
    certainty: Certainty
    polarity: bool
    about: str | None
    confidence: float = Field(ge=0, le=1)
    extractor: str
    sentence: Span
    trigger: Span
    roles: dict[str, tuple[Mention, ...]]
    place: tuple[Mention, ...]
    time: Moment | None
    quantities: tuple[Quantity, ...]
    attribution: Attribution

    def role(self, *names: str) -> tuple[Mention, ...]:
        """All mentions in the given roles, in order."""
        held = [self.roles[n] for n in names if n in self.roles]
        return held[0] if len(held) == 1 else tuple(m for mentions in held for m in mentions)

    @property
    def is_news(self) -> bool:
        """Told as having happened or being so, as news: what may enter a ledger as of now."""
        firm = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.CLAIMED)
        return self.standing is Standing.NEWS and self.polarity and self.certainty in firm


def claim_id(document: str, text_version: str, trigger: Span, type_: str, nth: int = 0) -> str:
    """The stable id of a claim: digest of document, text version, trigger span and type (nth among equals)."""
    key = f"{document}|{text_version}|{trigger.start}-{trigger.end}|{type_}|{nth}"
    return "c-" + hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]
