"""Who holds the ground: shares with their intervals, places with holders, crossings with states."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.chance.rounding import largest_remainder
from firsthand.model import CrossingState, Holding, Share
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.slots import Face, Slots
from firsthand.web.views import region
from firsthand.web.views.evidence import Quote
from firsthand.web.views.said import last_quotes


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

    @property
    def told(self) -> bool:
        """Whether any report tells of it, as known on the day."""
        return bool(self.state.controller_events or self.state.status_events)


def slots(asked: Asked, place: str | None = None) -> Slots:
    """The slots of all holders that are told of in the country of a place, or else of the region, settled by id, so
    that no day changes a colour.
    """
    world = asked.world
    found = Slots(lambda a: world.lexicon.side(a), world.name)
    found.settle(sorted(world.holders(asked.region, place)))
    return found


def shares(asked: Asked, faces: Slots) -> list[ShareRow]:
    """The shares of the region's ground, largest first, not known last; the figures shown sum to 100."""
    found = region.shares(asked)
    if not found:
        return []
    shown = largest_remainder([s.percent for s in found], 100)
    return [_share(asked, faces, share, round(figure)) for share, figure in zip(found, shown, strict=True)]


def _share(asked: Asked, faces: Slots, share: Share, figure: int) -> ShareRow:
    href = asked.link(f"/map/{asked.region}/table", "holders", holder=share.actor)
    return ShareRow(faces.face(share.actor), share.actor, figure, share, href)


def holders(asked: Asked, faces: Slots, actor: str | None = None) -> list[PlaceRow]:
    """The places of the region with holders, those that reports name first; one holder's, if asked for."""
    held = region.holdings(asked)
    wanted = [h for h in held if actor is None or (h.holder or region.UNKNOWN) == actor or _second(h) == actor]
    wanted.sort(key=lambda h: (not h.events, not h.named, asked.world.name(h.place)))
    said = last_quotes(asked, [(h.place, h.events) for h in wanted])
    return [_place(asked, faces, h, q) for h, q in zip(wanted, said, strict=True)]


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
    """The crossings of the region and those at its edge that reports name; those that none tells of come last."""
    near = [s for s in asked.world.crossings(asked.on, asked.known) if _near(asked, s.crossing)]
    states = sorted(near, key=lambda s: not (s.controller_events or s.status_events))
    held = last_quotes(asked, [(s.crossing, s.controller_events) for s in states])
    works = last_quotes(asked, [(s.crossing, s.status_events) for s in states])
    return [_crossing(asked, faces, *row) for row in zip(states, held, works, strict=True)]


def _crossing(asked: Asked, faces: Slots, state: CrossingState, held: Quote | None, works: Quote | None) -> CrossingRow:
    place = asked.world.place(state.crossing)
    return CrossingRow(
        state=state,
        face=faces.face(state.controller),
        status=wording.word("status", state.status),
        controller_quote=held,
        status_quote=works,
        href=asked.link(f"/places/{state.crossing}"),
        lat=place.lat,
        lon=place.lon,
    )


def _near(asked: Asked, crossing: str) -> bool:
    if asked.region is None:
        return True
    place = asked.world.place(crossing)
    w, s, e, n = asked.world.gazetteer.regions.polygon(asked.region).bounds
    return w - 0.1 <= place.lon <= e + 0.1 and s - 0.1 <= place.lat <= n + 0.1
