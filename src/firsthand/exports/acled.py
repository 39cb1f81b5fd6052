"""ACLED's columns for spreadsheets that expect them: a row for the main event of each sentence that tells one.

Only what a claim states is filled; a cell that would need a guess stays empty. Every row names the claims it rests on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TextIO

from firsthand.codings import CodedEvent, Coder
from firsthand.exports.csv import write as write_csv
from firsthand.lexicon import Lexicon
from firsthand.model import Claim, FirsthandError, Mention, Moment, Record, Sentence, TextVersion

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type", "actor1", "actor2",
    "iso2", "admin1", "location", "latitude", "longitude", "source", "notes", "fatalities", "tags",
)  # fmt: skip
OUTSIDE = "Outside conflict"  # classes that ACLED does not code
PRECISE = (1, 7, 31)  # days up to which ACLED's time precision is 1, 2, 3 (codebook 2023, "Date")

Row = dict[str, str | int | float | None]


def write(records: Iterable[Record], stream: TextIO) -> int:
    """Write the events that claims tell as having happened, and say how many; FirsthandError for other records."""
    return write_csv(rows(_claim(record) for record in records), stream, COLUMNS)


def _claim(record: Record) -> Claim:
    if not isinstance(record, Claim):
        raise FirsthandError("acled codes the sentences of claims; export them with --what claims")
    return record


def rows(claims: Iterable[Claim]) -> Iterator[Row]:
    """A row for each sentence whose main event happened and is one of ACLED's types. Claims come report by report."""
    coder: Coder | None = None
    for _, held in groupby(claims, key=lambda c: (c.document, c.text_version, c.sentence.start)):
        told = tuple(held)
        coder = coder or Coder(Lexicon.load(), "acled")
        main = next(iter(coder.code(sentence(told[0]), told)), None)
        if main is not None and main.told == "happened" and main.claims and main.group != OUTSIDE:
            yield row(main, told)


def sentence(claim: Claim) -> TextVersion:
    """The sentence of a claim as a text by itself, at the offsets that it has in its report."""
    span = claim.sentence
    only = Sentence(start=span.start, end=span.end, paragraph=0, segment=0)
    text = " " * span.start + span.text
    return TextVersion(name=claim.text_version, language="en", text=text, sentences=(only,), segments=())


def row(event: CodedEvent, told: tuple[Claim, ...]) -> Row:
    """A coded event in ACLED's columns; place, time and voice are those of its first claim."""
    claims = [c for c in told if c.id in event.claims]
    first = claims[0]
    place = next((m for c in claims for m in c.place), None)
    key = "|".join((event.code, *event.claims))
    values = (
        hashlib.sha256(key.encode("utf-8")).hexdigest()[:12],
        *_when(first.time),
        event.group,
        event.code,
        "; ".join(event.source) or None,
        "; ".join(event.target) or None,
        *_where(place),
        "; ".join(dict.fromkeys(c.attribution.chain[0].text for c in claims)),
        first.sentence.text,
        _killed(told),
        f"claims={' '.join(event.claims)}; rule={event.rule}; certainty={first.certainty.value}",
    )
    return dict(zip(COLUMNS, values, strict=True))


def _when(time: Moment | None) -> tuple[str | None, int | None, int | None]:
    """Day, year and precision; a time with an open end is no date."""
    if time is None or time.earliest is None or time.latest is None:
        return None, None, None
    days = (time.latest - time.earliest).days + 1
    precision = next((n for n, most in enumerate(PRECISE, 1) if days <= most), None)
    return time.earliest.isoformat() if precision else None, time.earliest.year, precision


def _where(place: Mention | None) -> tuple[str | None, str | None, str | None, float | None, float | None]:
    if place is None:
        return None, None, None, None, None
    return place.country, place.admin1, place.name or place.text, place.lat, place.lon


def _killed(told: tuple[Claim, ...]) -> int | None:
    """The dead of a sentence, if exactly one number of them is told; a range gives its lower end."""
    counts = {q.low for c in told if c.type == "casualties" for q in c.quantities if q.of == "killed"}
    low = counts.pop() if len(counts) == 1 else None
    return int(low) if low is not None else None
