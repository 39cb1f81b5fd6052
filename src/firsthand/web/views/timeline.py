"""Time: events by the day they happened, claims by the day they were published, and the days of change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.model import Event
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.views import region
from firsthand.web.views.event_rows import day_of, happened, inside

MARGIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the plot: events told by several voices, by one, and claims published."""

    day: date
    several: int
    single: int
    published: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The plot of a region's period; `changes` are the days on which some place got another holder."""

    days: tuple[Day, ...]
    on: int
    known: int
    changes: tuple[int, ...]
    same: str

    @property
    def first(self) -> date:
        """The first day of the plot."""
        return self.days[0].day

    @property
    def last(self) -> date:
        """The last day of the plot."""
        return self.days[-1].day


def timeline(asked: Asked) -> Timeline:
    """The plot as known on `known`: nothing published later is counted anywhere in it."""
    first, last = period(asked)
    several, single = _happened(asked)
    printed = {h.id: h.published for h in asked.world.heads(asked.known)}
    published = Counter(printed[c.document] for c in asked.world.claims(asked.known))
    number = (last - first).days + 1
    every = [first + timedelta(days=i) for i in range(number)]
    days = tuple(Day(d, several[d], single[d], published[d]) for d in every)
    changed = sorted({h.valid_from for h in region.changes(asked, first, last)})
    return Timeline(
        days=days,
        on=max(0, min(number - 1, (asked.on - first).days)),
        known=max(0, min(number - 1, (asked.known - first).days)),
        changes=tuple((d - first).days for d in changed),
        same=same_since(changed, asked.on, asked.known),
    )


def period(asked: Asked) -> tuple[date, date]:
    """The days of the plot: from the day before the first report of the region to the last report or the day shown."""
    first, last = asked.world.days()
    told = [e.first_published for e in _here(asked, asked.world.events())]
    return min(told, default=first) - MARGIN, max(last, asked.on)


def _here(asked: Asked, events: Iterable[Event]) -> list[Event]:
    lies = inside(asked.world, asked.region)
    return [e for e in events if lies(e)]


def same_since(changed: list[date], on: date, known: date) -> str:
    """How long the map has looked like this: "same since 5 Jul 2018, next change 8 Jul 2018"."""
    before = [d for d in changed if d <= on]
    after = [d for d in changed if on < d <= known]
    since = f"same since {wording.day(before[-1])}" if before else "no change before this day"
    return since + (f", next change {wording.day(after[0])}" if after else ", no later change is known")


def _happened(asked: Asked) -> tuple[Counter[date], Counter[date]]:
    several: Counter[date] = Counter()
    single: Counter[date] = Counter()
    for event in happened(_here(asked, asked.world.events(asked.known)), asked.known):
        voices = sum(w.supports for w in event.witnesses)
        (several if voices > 1 else single)[day_of(event)] += 1
    return several, single


def recent(events: Iterable[Event], on: date) -> list[str]:
    """Ids of the events that are drawn on the map: of the chosen day and the two days before."""
    return [e.id for e in events if on - timedelta(days=2) <= day_of(e) <= on]
