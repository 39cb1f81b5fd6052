"""A record with the point that it is shown at, for formats that draw maps."""

from __future__ import annotations

from pydantic import SerializeAsAny

from firsthand.model import Claim, Event, Mention, Record


class Located(Record):
    """A record and its place in WGS84 degrees; None: the place is not known, and the record is still told."""

    record: SerializeAsAny[Record]
    name: str | None
    lat: float | None
    lon: float | None


def locate(record: Record) -> Located:
    """The record at the place that it names itself; others come as Located already."""
    if isinstance(record, Located):
        return record
    mention = place_of(record)
    if mention is None:
        return Located(record=record, name=None, lat=None, lon=None)
    return Located(record=record, name=mention.name or mention.text, lat=mention.lat, lon=mention.lon)


def place_of(record: Record) -> Mention | None:
    """The first place of a claim or event that has coordinates, else the first."""
    match record:
        case Claim():
            named = record.place
        case Event():
            named = ((record.place,) if record.place else ()) + record.places
        case _:
            named = ()
    return next((m for m in named if m.lat is not None and m.lon is not None), named[0] if named else None)
