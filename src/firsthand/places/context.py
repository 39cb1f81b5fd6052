"""What is known of a report beside its words: the theatre, the day, the outlet's home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What is known of a report before its places are read.

    `countries`: ISO codes of the theatre that it is about, with a weight of 0 to 1 (the theatre prior).
    `home`: the
    outlet's own country, or the country whose everyday life its words speak of
    (`home.home`): local papers mostly mean the place next door.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    published: date | None = None
    home: str | None = None
