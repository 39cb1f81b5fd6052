"""Where a claim says it was: a place mention with what is compared of it, small enough to keep a million."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Any

from firsthand.lexicon.units import numbers
from firsthand.model import Mention

COARSE = frozenset({"admin1", "admin2", "country", "region", "line", "group"})

DEGREES = 0.1
"""Side of a cell of points in degrees (about 11 km)."""

COMPARED = frozenset({"id", "lat", "lon", "country", "admin1", "place_kind"})
SHOWN = tuple(name for name in Mention.model_fields if name not in COMPARED)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a claim. `key` tells places apart: the id, else the point, else the words.

    Places that are only counted ("nine border posts") are told by what they are and the unit that they lie in: another
    report may have eight of them.
    """

    key: str
    id: str | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    place_kind: str | None
    cell: tuple[int, int] | None
    shown: tuple[Any, ...]

    @classmethod
    def of(cls, mention: Mention) -> Spot:
        """The spot of a place mention."""
        point = mention.lat is not None and mention.lon is not None and mention.place_kind not in COARSE
        cell = (int(mention.lat // DEGREES), int(mention.lon // DEGREES)) if point else None  # type: ignore[operator]
        return cls(
            key=_key(mention),
            id=_shared(mention.id),
            lat=mention.lat,
            lon=mention.lon,
            country=_shared(mention.country),
            admin1=_shared(mention.admin1),
            place_kind=_shared(mention.place_kind),
            cell=cell,
            shown=tuple(getattr(mention, name) for name in SHOWN),
        )

    @property
    def coarse(self) -> bool:
        """Whether this is a whole unit, line or group of places rather than a point."""
        return self.place_kind in COARSE

    @property
    def label(self) -> str:
        """The name, else the words."""
        mention = self.mention
        return mention.name or mention.text

    @property
    def mention(self) -> Mention:
        """The place mention as the claim has it."""
        return Mention(
            id=self.id, lat=self.lat, lon=self.lon, country=self.country, admin1=self.admin1,
            place_kind=self.place_kind, **dict(zip(SHOWN, self.shown, strict=True)),
        )  # fmt: skip


def _key(mention: Mention) -> str:
    if mention.id:
        return intern(mention.id)
    if mention.lat is not None and mention.lon is not None:
        return f"{mention.lat:.2f},{mention.lon:.2f}"
    words = mention.text.casefold()
    unit = mention.admin1 or mention.country
    things = _count().sub("", words) if unit else words
    return f"words:{things} of {unit}" if things != words else f"words:{words}"


@lru_cache(maxsize=1)
def _count() -> re.Pattern[str]:
    """A number at the beginning, with the words that blur it."""
    words = numbers()
    blurs = "|".join(re.escape(w) for told in words.before.values() for w in sorted(told, key=len, reverse=True))
    said = "|".join(re.escape(w) for w in (*words.value, *words.vague["words"]))
    return re.compile(rf"^(?:(?:{blurs})\s+)?(?:{said}|\d[\d,.]*)\s+(?:of\s+)?")


def _shared(word: str | None) -> str | None:
    """One copy of a word that a million claims use."""
    return intern(word) if word else word
