"""The ground that the reports tell of: its regions, its places and its crossings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from firsthand.model import ClaimType, Event, Place

if TYPE_CHECKING:
    from firsthand.places.gazetteer import Gazetteer
    from firsthand.places.regions import Regions

PROVINCE = "adm1-"
IN_PASSING = 0.1  # share of the events of the country's most told province
MANY = 10  # events
GROUND: frozenset[ClaimType] = frozenset(
    ("capture", "withdraw", "handover", "control_statement", "siege", "offensive", "clash")
)


def told_regions(events: Iterable[Event], regions: Regions) -> tuple[str, ...]:
    """Ids of the regions in which ground is fought over or held, the most told of first.

    A province that is told of a tenth as often as the first of its country, or less, is told of in passing and left
    out, and so is a country of one event where another has ten. A region of several provinces is one of them when at
    least two of its provinces are.
    """
    provinces = Counter(
        PROVINCE + mention.admin1
        for event in events
        if event.type in GROUND
        for mention in event.places[:1]
        if mention.admin1 and regions.known(PROVINCE + mention.admin1)
    )
    most = Counter[str]()
    for region, count in provinces.items():
        most[country_of(region)] = max(most[country_of(region)], count)
    least = 1 if max(most.values(), default=0) >= MANY else 0
    found = ((r, count, most[country_of(r)]) for r, count in provinces.items())
    told = {r: float(count) for r, count, first in found if count > IN_PASSING * first and first > least}
    for region in regions.composed():
        parts = [part for part in regions.parts(region) if part in told]
        if len(parts) > 1:
            told[region] = sum(provinces[part] for part in parts) + 0.5
    return tuple(sorted(told, key=lambda region: (-told[region], region)))


def country_of(province: str) -> str:
    """The country that a province's code begins with: "SY" of "adm1-SY-DR" and of "SY-DR"."""
    return province.removeprefix(PROVINCE).partition("-")[0]


def places_in(told: Iterable[str], gazetteer: Gazetteer) -> list[Place]:
    """The points that the ground of the regions is divided among."""
    found: dict[str, Place] = {}
    for region in told:
        nearby = gazetteer.within(*gazetteer.regions.polygon(region).bounds)
        found |= {p.id: p for p in gazetteer.regions.members(region, nearby)}
    return list(found.values())


def crossings_in(events: Iterable[Event], places: Iterable[Place], gazetteer: Gazetteer) -> list[Place]:
    """The crossings of the regions and those that an event names."""
    found = {p.id: p for p in places if p.kind == "crossing"}
    named = {m.id for event in events for m in event.places if m.id and m.place_kind == "crossing"}
    for id_ in sorted(named - set(found)):
        found[id_] = gazetteer.place(id_)
    return list(found.values())
