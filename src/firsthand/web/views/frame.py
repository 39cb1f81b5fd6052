"""The frame of every page: the bar, and the stamp that says which state of what is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from firsthand.pipeline.ground import country_of
from firsthand.store import Counts
from firsthand.web import wording
from firsthand.web.asked import Asked

if TYPE_CHECKING:
    from firsthand.places.regions import Regions

BAR = (
    ("Map", "/map"),
    ("Events", "/events"),
    ("Places", "/places"),
    ("Documents", "/documents"),
    ("Sources", "/sources"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words; `current` if it is where the reader is."""

    words: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """The regions of a country that are told of; `whole` leads to the map of all of it, where it has several."""

    name: str
    whole: Link | None
    regions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands above and below every page."""

    title: str
    bar: tuple[Link, ...]
    region: str
    region_href: str
    countries: tuple[Country, ...]
    on: date
    known: date
    late: bool
    latest: date
    latest_href: str
    counts: Counts
    formats: tuple[Link, ...] = ()
    crumbs: tuple[Link, ...] = field(default=())
    snapshot: str = ""


def frame(
    asked: Asked, title: str, section: str, formats: tuple[Link, ...] = (), crumbs: tuple[Link, ...] = ()
) -> Frame:
    """The frame of a page in a section of the bar ("Map", "Events", ...)."""
    world = asked.world
    home = f"/map/{asked.region}" if asked.region else "/events"
    bar = tuple(
        Link(words, asked.link(home if words == "Map" else path), words == section)
        for words, path in BAR
        if words != "Map" or asked.region
    )
    return Frame(
        title=title,
        bar=bar,
        region=region_name(asked, asked.region),
        region_href=asked.link(home),
        countries=tuple(_countries(asked)),
        on=asked.on,
        known=asked.known,
        late=asked.late,
        latest=world.latest(),
        latest_href=asked.moved(known=world.latest()),
        counts=world.counts(asked.known),
        formats=formats,
        crumbs=crumbs,
        snapshot=world.snapshot(asked.known),
    )


def _countries(asked: Asked) -> Iterator[Country]:
    """The regions that the reports tell of by country, the most told of first."""
    regions = asked.world.gazetteer.regions
    grouped: dict[str, list[str]] = {}
    for region in asked.world.regions(asked.known):
        grouped.setdefault(country_of(regions.parts(region)[0]), []).append(region)
    for code, told in grouped.items():
        all_of = f"country-{code}"
        several = len(told) > 1 and regions.known(all_of) and not _one_holds_all(regions, told)
        links = tuple(_to_map(asked, r) for r in told)
        yield Country(asked.world.name(all_of), _to_map(asked, all_of) if several else None, links)


def _one_holds_all(regions: Regions, told: Sequence[str]) -> bool:
    """Whether one of the regions is made of all that are told of."""
    provinces = {part for region in told for part in regions.parts(region)}
    return any(provinces <= set(regions.parts(region)) for region in told)


def _to_map(asked: Asked, region: str) -> Link:
    return Link(region_name(asked, region), asked.link(f"/map/{region}"), region == asked.region)


def region_name(asked: Asked, region: str | None) -> str:
    """A region's name with a capital."""
    if region is None:
        return "No region"
    name = asked.world.name(region)
    return name[0].upper() + name[1:]


def formats(asked: Asked, path: str, *kinds: str) -> tuple[Link, ...]:
    """Links to a page's data in other formats."""
    words = {"json": "JSON", "csv": "CSV", "geojson": "GeoJSON"}
    return tuple(Link(words[kind], asked.link(f"{path}.{kind}")) for kind in kinds)


def state_line(asked: Asked) -> str:
    """The state in one line, for titles and those who listen."""
    return f"State on {wording.day(asked.on)}, as known on {wording.day(asked.known)}"
