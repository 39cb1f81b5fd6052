"""What the caller knows about a report besides its bytes, and how it fills what the report does not say."""

from __future__ import annotations

from datetime import date

from firsthand.model import Record

LARGEST = 20_000_000  # characters of one report


class Supplied(Record):
    """What is known of the reports in a file from outside it; `today` lets a future date be found out.

    For a file of one report these outrank what the file says of itself; for a file of many they fill its
    gaps.
    """

    published: date | None = None
    publisher: str | None = None
    publisher_id: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None  # ISO 639-1
    translation: str | None = None  # an English text of the report
    translator: str = "human"
    today: date | None = None  # None: a date is not checked against the calendar
    largest: int = LARGEST  # characters
