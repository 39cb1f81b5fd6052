"""A small map for tests: six places in two square provinces, and events fused from claims laid by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from shapely.geometry import box
from shapely.geometry.base import BaseGeometry
from tests.unit.events.reports import POINTS, Desk, SmallLexicon

from firsthand.events import fuse
from firsthand.ledgers.control import ControlLedger
from firsthand.ledgers.control.evidence import Weigher
from firsthand.ledgers.control.ground import Ground
from firsthand.ledgers.control.holders import HolderTable
from firsthand.ledgers.crossings import CrossingLedger
from firsthand.lexicon.figures import control_weights, fusion_weights, holder_theatres
from firsthand.model import Claim, Event, Place

LEXICON = SmallLexicon()
PLACES = [
    Place(id=id_, name=id_, lat=lat, lon=lon, kind=kind, country="SY", admin1=admin1)
    for id_, (lat, lon, kind, admin1) in POINTS.items()
]
SOUTH = "adm1-SY-DR"


class Squares:
    """One square province that holds all points."""

    def known(self, region: str) -> bool:
        return region == SOUTH

    def polygon(self, region: str) -> BaseGeometry:
        assert region == SOUTH
        return box(35.9, 32.45, 36.4, 33.0)

    def members(self, region: str, places: Sequence[Place]) -> list[Place]:
        return list(places) if region == SOUTH else []


def fused(desk: Desk, claims: Sequence[Claim], known: str | None = None) -> list[Event]:
    kept = [c for c in claims if known is None or desk.heads[c.document].published <= date.fromisoformat(known)]
    return list(fuse(kept, desk.heads, LEXICON))


def control(desk: Desk, claims: Sequence[Claim], known: str | None = None) -> ControlLedger:
    day = date.fromisoformat(known) if known else None
    return ControlLedger(fused(desk, claims, known), LEXICON, PLACES, Squares(), day)


def crossings(desk: Desk, claims: Sequence[Claim], known: str | None = None) -> CrossingLedger:
    return CrossingLedger(fused(desk, claims, known), LEXICON, PLACES)


def weigher() -> Weigher:
    """What turns events into pieces of evidence on this map, with the shipped figures."""
    table = HolderTable(holder_theatres(), LEXICON.ancestors)
    return Weigher(Ground(PLACES, Squares()), table, control_weights(), fusion_weights().witnesses)
