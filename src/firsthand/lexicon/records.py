"""What the lexicon answers with: hits, theatres, countries, slants and the profile of a source."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from firsthand.model import Record

NameKind = Literal["actor", "outlet", "official", "country"]


class NameHit(Record):
    """A known name in a text (offsets, end exclusive).

    Several ids: the name alone does not tell which body.
    """

    start: int
    end: int
    text: str
    ids: tuple[str, ...]
    kind: NameKind


class Country(Record):
    """A country and its words; `state` is the actor that its name and capital stand for in news."""

    id: str
    iso: str  # ISO 3166-1 alpha-2
    name: str
    capital: str | None = None
    demonyms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    state: str = ""
    forces: str = ""  # id of its armed forces


class Era(Record):
    """Years of a conflict in which generic words mean somebody else. An empty id: nobody in particular."""

    since: int | None = None
    until: int | None = None
    roles: dict[str, str] = Field(default_factory=dict)
    generic: dict[str, str] = Field(default_factory=dict)

    def has(self, year: int) -> bool:
        """Tell whether a year is one of these."""
        return (self.since or 0) <= year <= (self.until or 9999)


class Theatre(Record):
    """A conflict that reports are about. The first of `countries` is the one that it is fought in.

    `roles` says who "the rebels" or "the army" are here, `generic` settles whole phrases, `sides` overrides the
    side of an actor here, `states` are the countries whose governments are parties: their words are claims. `eras` tell
    what is otherwise in some years.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    roles: dict[str, str] = Field(default_factory=dict)
    generic: dict[str, str] = Field(default_factory=dict)
    sides: dict[str, str] = Field(default_factory=dict)
    eras: tuple[Era, ...] = ()
    active_from: int | None = None
    active_to: int | None = None
    source: str = "editor"

    def on(self, year: int | None) -> bool:
        """Tell whether the conflict was being fought in a year (None: not known, so it may have been)."""
        return year is None or (self.active_from or 0) <= year <= (self.active_to or 9999)

    def at(self, year: int | None) -> Theatre:
        """The theatre with what generic words meant in a year; later eras of the list go before earlier ones."""
        told = [era for era in self.eras if year is not None and era.has(year)]
        if not told:
            return self
        roles, generic = dict(self.roles), dict(self.generic)
        for era in told:
            roles |= era.roles
            generic |= era.generic
        meant = {"roles": _somebody(roles), "generic": _somebody(generic), "eras": ()}
        return self.model_copy(update=meant)


def _somebody(table: dict[str, str]) -> dict[str, str]:
    return {words: id_ for words, id_ in table.items() if id_}


class Slant(Record):
    """A word by which a party names its enemy, the neutral word for it, and whom it is used against."""

    word: str
    neutral: str
    against: str  # a side or role: "government", "opposition", ...


class GenericHit(Record):
    """What a generic phrase stands for. Without an id it stays generic and `unresolved` says why."""

    text: str
    id: str | None
    name: str
    role: str | None
    rule: str  # name | phrase | demonym | role | metonym
    slant: tuple[str, ...] = ()
    unresolved: str | None = None


class SourceProfile(Record):
    """Who a voice is: its grade (Admiralty A to F), for whom it speaks, and if it gains from being believed.

    `stake` tells "claimed" (a party to the conflict) from "reported" (a monitor, a doctor, an agency).
    `root` is the outlet whose words it usually carries. `id` is None for a voice known by its words only.
    """

    id: str | None
    name: str
    grade: str
    party: str | None
    kind: str
    root: str | None
    stake: bool
    rule: str


class SourceWords(Record):
    """Words that tell an unnamed source, e.g.

    "medics": its kind, grade and the role it speaks for, if any.
    """

    words: tuple[str, ...]
    kind: str
    grade: str = "F"
    role: str | None = None
    stake: bool = False
