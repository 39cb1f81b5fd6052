"""Who holds the ground: shares with their intervals, places with their holders, crossings with their states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.chance.rounding import largest_remainder
from firsthand.model import Claim, CrossingState, Event, Holding, Share, UnknownId
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.slots import Face, Slots
from firsthand.web.views.evidence import Quote, quote

UNKNOWN = "unknown"
SMALLEST = 0.5  # per cent: holders below this are one line


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A holder's share of the ground in per cent, with its 90 % interval, named and inferred apart."""

    face: Face
    actor: str
    percent: int
    exact: Share
    href: str

    @property
    def range(self) -> str:
        """The 90 % interval, as "62–72"."""
        return f"{self.exact.low:.0f}–{self.exact.high:.0f}"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its holder, how sure that is, and the sentence that moved it last."""

    id: str
    name: str
    holding: Holding
    face: Face
    second: Face | None
    state: str
    quote: Quote | None
    href: str


@dataclass(frozen=True, slots=True)
class CrossingRow:
    """A crossing: its controller and its status are two accounts, each with its own sentence."""

    state: CrossingState
    face: Face
    status: str
    controller_quote: Quote | None
    status_quote: Quote | None
    href: str
    lat: float
    lon: float


def told(asked: Asked) -> bool:
    """Whether the reports known tell of the region's ground at all."""
    return asked.region is not None and asked.region in asked.world.regions(asked.known)


def slots(asked: Asked) -> Slots:
    """The slots of all holders of the region, settled in the order of their ids, so that days do not change them."""
    world = asked.world
    found = Slots(lambda a: world.lexicon.side(a), world.name)
    if asked.region is not None:
        last = world.days()[1]
        holders = world.replay(last).ground.holders if world.regions(last) else ()
        found.settle(sorted(holders))
    return found


def shares(asked: Asked, faces: Slots) -> list[ShareRow]:
    """The shares of the region's ground, largest first, not known last; the figures shown sum to 100."""
    if not told(asked) or asked.region is None:
        return []
    found = list(asked.world.shares(asked.region, asked.on, asked.known))
    shown = largest_remainder([s.percent for s in found], 100)
    return [_share(asked, faces, share, figure) for share, figure in zip(found, shown, strict=True)]


def _share(asked: Asked, faces: Slots, share: Share, figure: int) -> ShareRow:
    href = asked.link(f"/map/{asked.region}/table", fragment="holders", holder=share.actor)
    return ShareRow(faces.face(share.actor), share.actor, round(figure), share, href)


def holders(asked: Asked, faces: Slots, actor: str | None = None) -> list[PlaceRow]:
    """The places of the region with their holders, those that reports name first; one holder's, if asked for."""
    if not told(asked):
        return []
    held = asked.world.control(asked.on, asked.known, asked.region)
    wanted = [h for h in held if actor is None or (h.holder or UNKNOWN) == actor or _second(h) == actor]
    wanted.sort(key=lambda h: (not h.events, not h.named, asked.world.name(h.place)))
    said = last_quotes(asked, [h.events for h in wanted])
    return [_place(asked, faces, h, said.get(h.events[0]) if h.events else None) for h in wanted]


def _place(asked: Asked, faces: Slots, held: Holding, said: Quote | None) -> PlaceRow:
    second = _second(held)
    return PlaceRow(
        id=held.place,
        name=asked.world.name(held.place),
        holding=held,
        face=faces.face(held.holder),
        second=faces.face(second) if second else None,
        state=wording.word("state", held.state),
        quote=said,
        href=asked.link(f"/places/{held.place}"),
    )


def _second(held: Holding) -> str | None:
    """The other likely holder of contested ground."""
    ranked = sorted(held.posterior, key=lambda a: (-held.posterior[a], a))
    return ranked[1] if held.state == "contested" and len(ranked) > 1 else None


def crossings(asked: Asked, faces: Slots) -> list[CrossingRow]:
    """The crossings of the region and those at its edge that reports name."""
    states = [s for s in asked.world.crossings(asked.on, asked.known) if _near(asked, s.crossing)]
    events = [e for s in states for e in (s.controller_events, s.status_events)]
    said = last_quotes(asked, events)

    def last(ids: tuple[str, ...]) -> Quote | None:
        return said.get(ids[0]) if ids else None

    found = []
    for state in states:
        place = asked.world.place(state.crossing)
        found.append(
            CrossingRow(
                state, faces.face(state.controller), wording.word("status", state.status),
                last(state.controller_events), last(state.status_events),
                asked.link(f"/places/{state.crossing}"), place.lat, place.lon,
            )
        )  # fmt: skip
    return found


def _near(asked: Asked, crossing: str) -> bool:
    if asked.region is None:
        return True
    place = asked.world.place(crossing)
    w, s, e, n = asked.world.gazetteer.regions.polygon(asked.region).bounds
    return w - 0.1 <= place.lon <= e + 0.1 and s - 0.1 <= place.lat <= n + 0.1


def last_quotes(asked: Asked, moved: Iterable[tuple[str, ...]]) -> dict[str, Quote]:
    """For the newest event of each list, by its id, its latest claim for it as a quote."""
    events: dict[str, Event] = {}
    for ids in moved:
        if ids and ids[0] not in events:
            try:
                events[ids[0]] = asked.world.event(ids[0], asked.known)
            except UnknownId:
                continue
    wanted = [c for event in events.values() for c in event.claims]
    claims = {c.id: c for c in asked.world.claims(asked.known, ids=wanted)}
    return {
        id_: quote(asked, best, event)
        for id_, event in events.items()
        if (best := best_claim(event, [claims[c] for c in event.claims if c in claims])) is not None
    }


def best_claim(event: Event, claims: Sequence[Claim]) -> Claim | None:
    """The claim that speaks best for an event: of a witness for it, news before background, its own type first."""
    supporting = {c for w in event.witnesses if w.supports for c in w.claims}
    ranked = sorted(
        claims,
        key=lambda c: (c.id in supporting, c.is_news, c.type == event.type, c.confidence),
        reverse=True,
    )
    return ranked[0] if ranked else None


def since(day: date | None) -> str:
    """Since when, in words."""
    return f"since {wording.day(day)}" if day else "since when is not known"
