"""Simulated streams of reports about control: the product's own holders and shares for each day asked.

Mapping only: a row of a stream becomes one claim of one report, whose outlet has the side that the stream
gives it and a grade that cannot be judged. The state of the first day, which a stream gives as known, becomes a
statement by an outlet of the best grade.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from firsthand.events import fuse
from firsthand.ledgers.control import ControlLedger
from firsthand.lexicon.records import SourceProfile
from firsthand.model import (
    Attribution,
    Basis,
    Certainty,
    Claim,
    ClaimType,
    DocumentHead,
    Event,
    Mention,
    Moment,
    Place,
    Precision,
    Quantity,
    Span,
    Standing,
    UnknownId,
)

GIVEN = "initial state"
TYPES: dict[str, ClaimType] = {
    "captured": "capture",
    "holds": "control_statement",
    "contested": "clash",
    "share": "control_statement",
}


class Sides:
    """The sources and actors of one stream: no actor is part of another, each is only on its own side."""

    def __init__(self, parties: dict[str, str | None]) -> None:
        self._parties = parties

    @property
    def sources(self) -> Sides:
        """The voices, which this answers for itself."""
        return self

    def of(self, words: str, /) -> SourceProfile:
        """A source's profile: its side as given, its worth not known."""
        grade = "A" if words == GIVEN else "F"
        party = self._parties.get(words)
        return SourceProfile(
            id=words,
            name=words,
            grade=grade,
            party=party,
            kind="outlet",
            root=words,
            stake=bool(party),
            rule="stream",
        )

    def ancestors(self, _id: str, /) -> tuple[str, ...]:
        """Nobody is part of anybody."""
        return ()

    def same_side(self, a: str, b: str, /) -> bool:
        """Whether two actors are one."""
        return a == b


class Parts:
    """The polygons of a stream: the whole area and its parts."""

    def __init__(self, shapes: dict[str, BaseGeometry]) -> None:
        self._shapes = shapes

    def known(self, region: str, /) -> bool:
        """Whether the stream has the part."""
        return region in self._shapes

    def polygon(self, region: str, /) -> BaseGeometry:
        """Its polygon."""
        if region not in self._shapes:
            raise UnknownId(f"the stream has no region {region!r}; see its region.geojson")
        return self._shapes[region]

    def members(self, region: str, places: Sequence[Place], /) -> list[Place]:
        """The places inside."""
        here = self.polygon(region)
        shapely.prepare(here)
        return [p for p in places if here.covers(Point(p.lon, p.lat))]


class Stream:
    """One folder of a stream, as claims that the product takes."""

    def __init__(self, folder: Path) -> None:
        self.queries: dict[str, Any] = json.loads((folder / "queries.json").read_text(encoding="utf-8"))
        self.places = [
            Place(
                id=r["id"],
                name=r["name"],
                lat=float(r["lat"]),
                lon=float(r["lon"]),
                kind="town",
                country="ZZ",
            )
            for r in table(folder / "places.csv")
        ]
        drawn = json.loads((folder / "region.geojson").read_text(encoding="utf-8"))["features"]
        self.parts = Parts({f["properties"]["id"]: shape(f["geometry"]) for f in drawn})
        self.sides = Sides({r["id"]: r["affiliation"] or None for r in table(folder / "sources.csv")})
        self.heads: dict[str, DocumentHead] = {}
        self._points = {p.id: p for p in self.places}
        rows = [
            {
                "id": f"given {r['place']}",
                "date": r["date"],
                "source": GIVEN,
                "type": "holds",
                "place": r["place"],
                "actor": r["actor"],
            }
            for r in table(folder / "initial.csv")
        ]
        lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
        self.claims = [self._claim(row) for row in [*rows, *map(json.loads, lines)]]

    def events(self, known: date) -> list[Event]:
        """What the claims published by a day tell of."""
        told = [c for c in self.claims if self.heads[c.document].published <= known]
        return list(fuse(told, self.heads, self.sides))

    def ledger(self, known: date) -> ControlLedger:
        """The ledger as known on a day."""
        return ControlLedger(self.events(known), self.sides, self.places, self.parts, known)

    def _claim(self, row: dict[str, Any]) -> Claim:
        day, document = date.fromisoformat(row["date"]), f"sha256:{row['id']}"
        self.heads[document] = DocumentHead(
            id=document, publisher=row["source"], publisher_id=row["source"], published=day
        )
        type_, actor = TYPES[row["type"]], row.get("actor")
        words = Span(start=0, end=len(type_), text=type_)
        side = (Mention(text=actor, basis=Basis.SAID, kind="actor", id=actor),) if actor else ()
        role = "holder" if type_ == "control_statement" else "actor"
        return Claim(
            id=f"c-{row['id']}",
            document=document,
            text_version="original",
            type=type_,
            standing=Standing.NEWS,
            certainty=Certainty.ASSERTED,
            polarity=True,
            about=None,
            confidence=1.0,
            extractor="stream",
            sentence=words,
            trigger=words,
            roles={role: side} if side else {},
            place=(self._where(row),),
            time=Moment(earliest=day, latest=day, precision=Precision.DAY, rule="given"),
            quantities=shares(row),
            attribution=Attribution(chain=(Mention(text=row["source"], basis=Basis.DOCUMENT, id=row["source"]),)),
        )

    def _where(self, row: dict[str, Any]) -> Mention:
        if "place" not in row:
            return Mention(
                text=row["region"],
                basis=Basis.SAID,
                kind="place",
                id=row["region"],
                place_kind="region",
                country="ZZ",
            )
        point = self._points[row["place"]]
        return Mention(
            text=point.name,
            basis=Basis.SAID,
            kind="place",
            id=point.id,
            name=point.name,
            lat=point.lat,
            lon=point.lon,
            country="ZZ",
            place_kind="town",
        )


def shares(row: dict[str, Any]) -> tuple[Quantity, ...]:
    """The share that a row tells, as a quantity in percent."""
    if row["type"] != "share":
        return ()
    percent = 100 * float(row["value"])
    return (
        Quantity(text=f"{percent:g} percent", start=0, end=1, low=percent, high=percent, unit="percent", of="share"),
    )


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def evaluate(source: Path, _engine: object = None) -> Iterator[dict[str, Any]]:
    """Holders of all places and shares of all regions, for each stream of a folder (or one stream) and each day asked.

    The answer for a day is replayed from the claims published by that day.
    """
    folders = [source] if (source / "queries.json").is_file() else sorted(p for p in source.iterdir() if p.is_dir())
    for folder in folders:
        stream = Stream(folder)
        for day in stream.queries["dates"]:
            yield from answers(stream, date.fromisoformat(day))


def answers(stream: Stream, on: date) -> Iterator[dict[str, Any]]:
    """The answers of one day."""
    ledger, name = stream.ledger(on), stream.queries["stream"]
    chances = ledger.chances(on)
    for place in stream.places:
        yield {"stream": name, "date": str(on), "place": place.id, "posterior": chances[place.id]}
    for region in stream.queries["regions"]:
        told = {s.actor: [s.low / 100, s.percent / 100, s.high / 100] for s in ledger.shares(region, on)}
        told.pop("unknown", None)
        yield {"stream": name, "date": str(on), "region": region, "share": told}
