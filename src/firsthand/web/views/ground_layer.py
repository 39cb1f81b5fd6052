"""The ground as the browser draws it: areas and place dots with the days from and to which they are so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry import box, mapping
from shapely.geometry.base import BaseGeometry

from firsthand.lexicon.figures import control_weights
from firsthand.model import Event, Place
from firsthand.text.romanise import likeness
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.slots import Face
from firsthand.web.views import ground, region
from firsthand.web.views.front_layer import Stretch, stretches
from firsthand.web.views.timeline import period

if TYPE_CHECKING:
    from firsthand.ledgers.control import Area
    from firsthand.places.polygons import Unit

DECIMALS = 4  # of a degree: 10 m
COARSE = 1 / 2500  # of the width of what is drawn: how far a neighbour's border may be off, about half a pixel
EVER = 99999
ROOM = 0.12  # of the region's width: a province narrower than this has no room for its name
LABELS = 48

Feature = dict[str, Any]


def layer(asked: Asked) -> dict[str, Any]:
    """Areas, dots and labels of the region over the whole period, as known on `known`.

    `f` and `t` are days counted from the first day of the time plot, both in: a step of the slider only
    changes a filter.
    """
    if not region.covered(asked):
        return {"areas": _collection([]), "dots": _collection([]), "front": _collection([]), "faces": {}}
    first, last = period(asked)
    faces = ground.slots(asked)
    areas = region.areas_between(asked, first, last)
    places = {p: asked.world.place(p) for p in {a.place for a in areas}}
    dots = list(_dots(areas, places, named_days(asked), first))
    return {
        "areas": _collection(_area(a, first) for a in areas),
        "dots": _collection(dots),
        "front": _collection(_front(stretches(areas), first)),
        "labels": _collection(_labels(places.values(), asked)),
        "faces": {h: _face(faces.face(h)) for h in sorted(_holders(areas))},
    }


def base(asked: Asked) -> dict[str, Any]:
    """The ground around: the region's outline, the provinces near it and their names."""
    regions = asked.world.gazetteer.regions
    if asked.region is None:
        return {"region": _collection([]), "near": _collection([]), "names": _collection([]), "box": None}
    shape = regions.polygon(asked.region)
    w, s, e, n = shape.bounds
    wide, high = (e - w) * 1.2, (n - s) * 0.8
    window = box(w - wide, s - high, e + wide, n + high)
    coarse = COARSE * (e - w + 2 * wide)
    parts = {p.removeprefix("adm1-") for p in regions.parts(asked.region)}
    others = [u for u in regions.units() if u.key not in parts and window.intersects(box(*u.box))]
    drawn = ((u, regions.polygon("adm1-" + u.key).simplify(coarse).intersection(window)) for u in others)
    near = [(unit, outline) for unit, outline in drawn if not outline.is_empty]
    named = [unit for unit, _ in near if unit.box[2] - unit.box[0] > ROOM * (e - w)]
    return {
        "region": _collection([_feature(shape.simplify(coarse / 4), {})]),
        "near": _collection(_feature(outline, {"c": unit.country}) for unit, outline in near),
        "names": _collection(_around(unit) for unit in named),
        "box": [round(v, DECIMALS) for v in (w, s, e, n)],
    }


def _around(unit: Unit) -> Feature:
    about = {"n": unit.name, "a": local_name(unit.name, unit.names, unit.country, town=False)}
    return _feature(shapely.Point(unit.lon, unit.lat), about)


def named_days(asked: Asked) -> dict[str, list[tuple[date, date]]]:
    """For each place the stretches of days in which a report of ground named it lately, merged."""
    lasts = timedelta(days=control_weights().filter.named_days)
    effects = control_weights().by_type
    found: dict[str, list[date]] = {}
    for event in asked.world.events(asked.known):
        if event.type in effects and not event.expected:
            _note(found, event)
    return {place: merged(sorted(days), lasts) for place, days in found.items()}


def merged(days: list[date], lasts: timedelta) -> list[tuple[date, date]]:
    """Stretches of days that begin on one of the given days and last a while."""
    spans: list[tuple[date, date]] = []
    for day in days:
        if spans and day <= spans[-1][1]:
            spans[-1] = (spans[-1][0], day + lasts)
        else:
            spans.append((day, day + lasts))
    return spans


def _note(found: dict[str, list[date]], event: Event) -> None:
    day = event.latest or event.earliest
    for place in event.places if day else ():
        if place.id is not None and day is not None:
            found.setdefault(place.id, []).append(day)


def _holders(areas: Iterable[Area]) -> set[str]:
    return {h for a in areas for h in (a.holder, a.second) if h}


def _area(area: Area, first: date) -> Feature:
    since, until = _span(area, first)
    pair = [area.holder, area.second] if area.state == "contested" else [area.holder]
    return _feature(
        area.shape,
        {"p": area.place, "f": since, "t": until, "s": _drawn(area), "h": "|".join(h for h in pair if h),
         "c": round(100 * area.probability)},
    )  # fmt: skip


def _front(found: Iterable[Stretch], first: date) -> Iterator[Feature]:
    """Lines of the front: `c` is how sure the holder of the less sure side is, in per cent."""
    for stretch in found:
        until = (stretch.until - first).days if stretch.until else EVER
        about = {"f": (stretch.since - first).days, "t": until, "c": round(100 * stretch.probability)}
        yield _feature(stretch.line, about)


def _drawn(area: Area) -> str:
    """How the ground is drawn: as its state says; "joint" where two hold it together."""
    together = area.holder is not None and "+" in area.holder
    return "joint" if together and area.state in ("firm", "likely") else area.state


def _span(area: Area, first: date) -> tuple[int, int]:
    return (area.valid_from - first).days, (area.valid_to - first).days if area.valid_to else EVER


def _dots(
    areas: Iterable[Area], places: dict[str, Place], named: dict[str, list[tuple[date, date]]], first: date
) -> Iterator[Feature]:
    """A hollow dot for each place and span, and a filled one over it while reports name the place."""
    for area in areas:
        place = places[area.place]
        point = shapely.Point(place.lon, place.lat)
        since, until = _span(area, first)
        about = {"p": place.id, "h": area.holder or "", "k": place.kind}
        yield _feature(point, {**about, "f": since, "t": until, "n": 0})
        for begin, end in named.get(place.id, ()):
            low, high = max(since, (begin - first).days), min(until, (end - first).days)
            if low <= high:
                yield _feature(point, {**about, "f": low, "t": high, "n": 1})


def _labels(places: Iterable[Place], asked: Asked) -> Iterator[Feature]:
    """Names of the places that matter most on the map: told of by events, then the largest."""
    told: dict[str, int] = {}
    for event in asked.world.events(asked.known):
        for mention in event.places[:1]:
            told[mention.id or ""] = told.get(mention.id or "", 0) + 1
    ranked = sorted(places, key=lambda p: (-told.get(p.id, 0) * 4000 - p.population, p.id))
    for rank, place in enumerate([p for p in ranked if p.kind != "crossing"][:LABELS]):
        point = shapely.Point(place.lon, place.lat)
        local = local_name(place.name, place.names, place.country)
        yield _feature(point, {"p": place.id, "n": place.name, "a": local, "r": rank})


def local_name(name: str, names: Iterable[str], country: str | None, *, town: bool = True) -> str:
    """The name in the country's own script, where that is not the Latin one: of several the one that sounds most like
    it; empty if none does. Provinces are translated ("Rural Damascus"), so that theirs need not sound alike.
    """
    scripts = wording.table("scripts")
    script = next((s for s in scripts["letters"] if country in scripts[s]), None)
    if script is None:
        return ""
    first, last = scripts["letters"][script]
    alien = set(scripts["alien"].get(country, ""))
    own = [n for n in names if any(first <= letter <= last for letter in n) and alien.isdisjoint(n.lower())]
    best = max(own, key=lambda n: likeness(name, n), default="")
    return best if best and (not town or likeness(name, best) >= scripts["likeness"][script]) else ""


def _face(face: Face) -> dict[str, Any]:
    return {"name": face.name, "slots": [[s.id, s.shape, s.letter] for s in face.slots]}


def _feature(shape: BaseGeometry, properties: dict[str, Any]) -> Feature:
    rounded = shapely.set_precision(shape, 10.0**-DECIMALS, mode="pointwise")
    return {"type": "Feature", "geometry": _plain(mapping(rounded)), "properties": properties}


def _plain(geometry: Any) -> Any:
    """GeoJSON coordinates rounded as numbers, so that no digits are sent in vain."""
    if isinstance(geometry, dict):
        return {key: _plain(value) for key, value in geometry.items()}
    if isinstance(geometry, tuple | list):
        return [_plain(value) for value in geometry]
    return round(geometry, DECIMALS) if isinstance(geometry, float) else geometry


def _collection(features: Iterable[Feature]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}
