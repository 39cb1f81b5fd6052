"""The frame of every page: the bar, and the stamp that says which state of what is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from firsthand.store import Counts
from firsthand.web import wording
from firsthand.web.asked import Asked

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
class Frame:
    """What stands above and below every page."""

    title: str
    bar: tuple[Link, ...]
    region: str
    region_href: str
    regions: tuple[Link, ...]
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
        regions=tuple(
            Link(region_name(asked, r), asked.link(f"/map/{r}"), r == asked.region) for r in world.regions(asked.known)
        ),
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
