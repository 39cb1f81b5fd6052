"""What moved on the map, and on whose word: changes between two states of knowledge, and the front of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from shapely.geometry import mapping

from firsthand.model import Holding, Record, Witness

if TYPE_CHECKING:
    from firsthand.ledgers.control import Area, Front
    from firsthand.pipeline.state import World

Feature = dict[str, Any]


class Moved(Record):
    """A place that is held otherwise than before, and those on whose word; `inferred` where nobody spoke of it."""

    place: str
    before: Holding
    after: Holding
    events: tuple[str, ...]
    voices: tuple[Witness, ...]
    inferred: bool


class FrontPiece(Record):
    """A stretch of front between two neighbouring places and their holders (`places` and `holders` in one order).

    `probability`: that two holders face each other there. `band_km`: how wide the strip is in which the line may run.
    """

    region: str
    on: date
    known: date
    holders: tuple[str, str]
    places: tuple[str, str]
    probability: float
    band_km: float
    length_km: float
    named: bool
    events: tuple[str, ...]
    line: dict[str, Any]


def moved(
    world: World,
    on: date | None = None,
    known: date | None = None,
    since: date | None = None,
    region: str | None = None,
) -> list[Moved]:
    """What changed on the map between the state of `since`, as known then, and that of `on`, as known on `known`.

    `since` is the day before `on` unless given. Changes of holder come first.
    """
    from firsthand.ledgers.control import what_changed

    axes = world.axes(on, known)
    day = since or axes.on - timedelta(days=1)
    now, then = world.replay(axes.known), world.replay(min(day, axes.known))
    found: dict[str, Moved] = {}
    for each in (region,) if region else now.regions:
        for c in what_changed(then.ground.of(each), now.ground.of(each), each, day, axes.on, now.events):
            found[c.place] = Moved(place=c.place, before=c.before, after=c.after, events=c.events,
                                   voices=c.voices, inferred=c.inferred)  # fmt: skip
    return sorted(found.values(), key=lambda m: (m.before.holder == m.after.holder, m.inferred, m.place))


def front_of(
    world: World, on: date | None = None, known: date | None = None, region: str | None = None
) -> list[FrontPiece]:
    """The front of a day in a region or all that are told of, each stretch once, by places."""
    from firsthand.ledgers.control import front

    axes = world.axes(on, known)
    replay = world.replay(axes.known)
    found: dict[tuple[str, str], FrontPiece] = {}
    for each in (region,) if region else replay.regions:
        for piece in front(replay.ground.of(each), each, axes.on):
            events = (e for p in piece.places for e in replay.ground.at(p).events_of(p, axes.on))
            row = _piece(piece, each, axes.on, axes.known, tuple(dict.fromkeys(events)))
            found.setdefault(piece.places, row)
    return [found[places] for places in sorted(found)]


def _piece(piece: Front, region: str, on: date, known: date, events: tuple[str, ...]) -> FrontPiece:
    return FrontPiece(
        region=region, on=on, known=known, holders=piece.holders, places=piece.places, probability=piece.probability,
        band_km=piece.band_km, length_km=piece.length_km, named=piece.named, events=events,
        line=dict(mapping(piece.line)),
    )  # fmt: skip


def front_features(pieces: list[FrontPiece]) -> Iterator[Feature]:
    """The front as GeoJSON lines with their uncertainty."""
    for piece in pieces:
        about = piece.model_dump(mode="json", exclude={"line", "events"})
        yield _feature(" ".join(piece.places), piece.line, {**about, "evidence": list(piece.events)})


def area_features(world: World, on: date | None = None, known: date | None = None) -> Iterator[Feature]:
    """The ground of all regions that are told of on a day, each place once: holder, all chances, named or inferred."""
    axes = world.axes(on, known)
    replay, seen = world.replay(axes.known), set[str]()
    chances = replay.ground.chances(axes.on)
    for region in replay.regions:
        for area in replay.ground.of(region).areas(region, axes.on):
            if area.place not in seen:
                seen.add(area.place)
                events = replay.ground.at(area.place).events_of(area.place, axes.on)
                about = _about_area(world, area, chances[area.place])
                about |= {"on": str(axes.on), "known": str(axes.known), "evidence": list(events)}
                yield _feature(area.place, dict(mapping(area.shape)), about)


def _about_area(world: World, area: Area, chances: dict[str, float]) -> dict[str, Any]:
    """What an area says of itself; the entropy of its chances in bits says how unsure it is as one number."""
    return {
        "place": area.place, "name": world.name(area.place), "holder": area.holder, "second": area.second,
        "state": area.state, "probability": area.probability, "chances": chances, "unsure_bits": area.unsure_bits,
        "named": area.named, "km2": area.km2, "since": str(area.valid_from),
    }  # fmt: skip


def _feature(id_: str, geometry: dict[str, Any], properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": properties}
