"""The dateline of an agency report: "KHARTOUM, June 3 (AFP) — ..." names the place, the day and who carries
it.
"""

from __future__ import annotations

import re

from firsthand.model import Record, Span

_WORD = r"[A-ZÀ-Þ][\w’'.\-]*"
_PLACE = rf"(?P<place>{_WORD}(?:[ /\-]{_WORD}){{0,4}}(?:,\s{_WORD}(?:\s{_WORD}){{0,3}})??)"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.?|April|Apr\.?|May|June?|Jun\.|July?|Jul\.|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = rf"(?P<date>(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?)"
_AGENCY = r"(?:\((?P<agency>[^()\d\n]{2,40})\)|/(?P<slashed>[A-Z][A-Za-z. ]{1,30})/)"
_DASH = r"\s*[-–—―]{1,3}(?=\s)"
_CAPITALS = rf"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ’'.\- ]{{2,30}}(?:,\s{_WORD}(?:\s{_WORD}){{0,3}}?)??)"
_FORMS = tuple(
    re.compile(rf"\s*{form}")
    for form in (
        rf"{_PLACE}(?:,?\s{_DATE})?[,.]?\s{_AGENCY}(?:{_DASH}|\.(?=\s))",  # BEIRUT, June 3 (Reuters) -
        rf"{_AGENCY}{_DASH}",  # (Reuters) -
        rf"{_CAPITALS}(?:,?\s{_DATE})?{_DASH}",  # BEIRUT, Lebanon —
    )
)


class Dateline(Record):
    """The opening of a report: its place, day and the agency that carries it, and where the story starts.

    The agency is a voice of the chain (it carries the report).
    The place is where it was filed, not where things happened.
    """

    place: Span | None
    agency: Span | None
    date: Span | None
    end: int


def dateline(text: str) -> Dateline | None:
    """The dateline that a text opens with, or None."""
    for form in _FORMS:
        found = form.match(text)
        if found:
            agency = _span(found, "agency") or _span(found, "slashed")
            return Dateline(
                place=_span(found, "place"), agency=agency, date=_span(found, "date"), end=found.end()
            )
    return None


def _span(found: re.Match[str], group: str) -> Span | None:
    words = found.groupdict().get(group)
    words = words.rstrip() if words else None
    at = found.start(group) if words else 0
    return Span(start=at, end=at + len(words), text=words) if words else None
