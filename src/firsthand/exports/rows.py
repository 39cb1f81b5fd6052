"""Claims and events as flat rows with columns that stay the same from run to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from firsthand.model import Claim, Event, Mention, Record

Row = dict[str, str | int | float | bool | None]

CLAIM_COLUMNS = (
    "id",
    "document",
    "text_version",
    "type",
    "standing",
    "certainty",
    "polarity",
    "confidence",
    "about",
    "earliest",
    "latest",
    "time_precision",
    "time_words",
    "place_id",
    "place_name",
    "place_words",
    "lat",
    "lon",
    "country",
    "admin1",
    "voices",
    "voice_ids",
    "roles",
    "role_ids",
    "quantities",
    "trigger",
    "sentence",
    "sentence_start",
    "sentence_end",
    "extractor",
)
EVENT_COLUMNS = (
    "id",
    "type",
    "types",
    "probability",
    "contradicted",
    "earliest",
    "latest",
    "first_published",
    "last_published",
    "place_id",
    "place_name",
    "lat",
    "lon",
    "country",
    "admin1",
    "fields",
    "contradicted_fields",
    "witnesses",
    "witnesses_against",
    "claims",
    "redirect",
)


def flat(records: Iterable[Record]) -> Iterator[Row]:
    """One row for each claim or event; any other record gives its plain fields."""
    for record in records:
        if isinstance(record, Claim):
            yield claim_row(record)
        elif isinstance(record, Event):
            yield event_row(record)
        else:
            yield {name: _plain(value) for name, value in record.model_dump(mode="json").items()}


def claim_row(claim: Claim) -> Row:
    """A claim in `CLAIM_COLUMNS`: several values of a field are joined by "; ", voices by " < "."""
    place = claim.place[0] if claim.place else None
    time, chain = claim.time, claim.attribution.chain
    values = (
        claim.id,
        claim.document,
        claim.text_version,
        claim.type,
        claim.standing.value,
        claim.certainty.value,
        claim.polarity,
        claim.confidence,
        claim.about,
        str(time.earliest or "") if time else "",
        str(time.latest or "") if time else "",
        time.precision.value if time else None,
        time.text if time else None,
        *_where(place)[:2],
        "; ".join(m.text for m in claim.place),
        *_where(place)[2:],
        " < ".join(m.name or m.text for m in chain),
        " < ".join(m.id or "" for m in chain),
        "; ".join(f"{role}={m.name or m.text}" for role, ms in sorted(claim.roles.items()) for m in ms),
        "; ".join(f"{role}={m.id}" for role, ms in sorted(claim.roles.items()) for m in ms if m.id),
        "; ".join(f"{_range(q.low, q.high)} {q.unit} {q.of}" for q in claim.quantities),
        claim.trigger.text,
        claim.sentence.text,
        claim.sentence.start,
        claim.sentence.end,
        claim.extractor,
    )
    return dict(zip(CLAIM_COLUMNS, values, strict=True))


def event_row(event: Event) -> Row:
    """An event in `EVENT_COLUMNS`: of each field the likeliest value; witnesses are counted."""
    supporting = sum(w.supports for w in event.witnesses)
    values = (
        event.id,
        event.type,
        "; ".join(event.types),
        event.probability,
        event.contradicted,
        str(event.earliest or ""),
        str(event.latest or ""),
        str(event.first_published),
        str(event.last_published),
        *_where(event.place),
        "; ".join(f"{f.name}={f.candidates[0].label}" for f in event.fields if f.candidates),
        "; ".join(f.name for f in event.fields if f.contradicted),
        supporting,
        len(event.witnesses) - supporting,
        "; ".join(event.claims),
        event.redirect,
    )
    return dict(zip(EVENT_COLUMNS, values, strict=True))


def _where(place: Mention | None) -> tuple[str | float | None, ...]:
    if place is None:
        return (None,) * 6
    return place.id, place.name or place.text, place.lat, place.lon, place.country, place.admin1


def _range(low: float | None, high: float | None) -> str:
    if low is not None and low == high:
        return f"{low:g}"
    return f"{'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"


def _plain(value: Any) -> str | int | float | bool | None:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, dict):
        return "; ".join(f"{key}={_plain(part)}" for key, part in value.items())
    return "; ".join(str(_plain(part)) for part in value)
