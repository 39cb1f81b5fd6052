"""Actors, outlets and officials as the lexicon knows them."""

from __future__ import annotations

from typing import Literal

from firsthand.model.record import Record

ActorKind = Literal[
    "state", "government", "military", "police", "militia", "rebel", "jihadist", "alliance", "party", "ministry",
    "international", "ngo", "monitor", "peacekeeping", "company", "media", "ethnic", "civilian", "generic",
]  # fmt: skip


class Actor(Record):
    """A body that acts or speaks in a conflict. `parents` are ids from near to far; years are inclusive."""

    id: str
    name: str
    kind: ActorKind
    names: dict[str, tuple[str, ...]] = {}   # ISO 639-3 language -> spellings
    parents: tuple[str, ...] = ()
    side: str | None = None                  # the side in its theatre: "government", "opposition", ... (theatre file)
    country: str | None = None               # ISO 3166-1 alpha-2
    theatres: tuple[str, ...] = ()
    active_from: int | None = None
    active_to: int | None = None
    party: bool = True                       # a party to a conflict or its backer (its words are "claimed")
    source: str = "editor"


class Outlet(Record):
    """A publisher or agency; grade is Admiralty A (reliable) to F (cannot be judged)."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: Literal[
        "agency", "newspaper", "broadcaster", "state_media", "party_media", "monitor", "ngo", "un", "site", "map",
        "social",
    ]  # fmt: skip
    country: str | None = None
    party: str | None = None                 # id of the actor that it speaks for, if any
    grade: str = "F"
    root: str | None = None                  # id of the outlet whose words it usually carries
    source: str = "editor"


class Official(Record):
    """A public figure who speaks or acts in office."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    title: str | None = None
    of: str | None = None                    # actor or outlet id
    theatres: tuple[str, ...] = ()
    source: str = "editor"
