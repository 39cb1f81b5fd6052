"""Happenings: events that belong together, though they are told apart, and why.

A report tells the dead with the attack and the terms with the deal: those events are `part_of` another already. Others
no report tells together: on Friday one outlet has the battle for a town, on Saturday another its capture, and a week
later a third writes who has held it since. These are bound by rules (`bonds.toml`) on place, days, sides and types. A
bond changes no event; each says in words what it rests on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Protocol

from firsthand.events.nearness import any_allied, near
from firsthand.events.spots import Spot
from firsthand.events.wholes import greatest
from firsthand.lexicon.figures import FusionWeights, fusion_weights
from firsthand.lexicon.fusing import Bond as Rule
from firsthand.model import Event

ACTED = ("holder", "actor")
PARTIES = ("actor", "opponent", "holder", "lost_by", "parties", "recipient", "target", "side")
WIDE = 10
"""Days from which a time is a period, such as that of a yearly toll."""

AROUND = timedelta(days=2 * WIDE)
"""How far from an event others may lie that decide on its bonds."""

COUNT, MANY = "count:", 10
"""Fields of counts, and from which number two that agree exactly are hardly by chance."""

TALKERS = 2
"""Bodies that talks and a deal must share where no place tells that they are the same."""


class Sides(Protocol):
    """Names bodies and tells who is allied; the lexicon answers."""

    def name_of(self, id_: str, /) -> str:
        """The name of a body; its id back if there is none such."""
        ...

    def same_side(self, a: str, b: str, /) -> bool:
        """Whether two bodies are one, part of each other, or allies."""
        ...


@dataclass(frozen=True, slots=True)
class Bond:
    """An event that is part of another's happening, by which rule, and what this rests on in words."""

    part: str
    whole: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What is compared of an event: where and when it was, who gained or acted, and all who took part."""

    event: Event
    spots: tuple[Spot, ...]
    earliest: date
    latest: date
    acted: frozenset[str]
    parties: frozenset[str]
    counts: frozenset[str]
    rank: tuple[float, int, str]


def happenings(events: Iterable[Event], sides: Sides, weights: FusionWeights | None = None) -> dict[str, str]:
    """For each event the id of the greatest that it is part of: the deal for its terms, else its own id."""
    held = {e.id: e for e in events}
    above = {b.part: b.whole for b in bonds(held.values(), sides, weights)}
    above |= {e.id: e.part_of for e in held.values() if e.part_of in held}
    return {id_: greatest(id_, above) for id_ in held}


def bonds(events: Iterable[Event], sides: Sides, weights: FusionWeights | None = None) -> Iterator[Bond]:
    """The bonds of events that no report tells as part of another; each has at most one, to a greater event."""
    figures = weights or fusion_weights()
    scenes = list(_scenes(events, sides, figures))
    shelves = _Shelves(scenes, figures)
    for part in scenes:
        if not part.event.part_of:
            found = (_bond(part, rule, shelves, sides) for rule in figures.bonds)
            yield from islice((b for b in found if b), 1)


def bonds_of(event: Event, events: Iterable[Event], sides: Sides) -> list[Bond]:
    """The bonds of one event, as part or as whole; only events of the weeks around are looked at."""
    if event.earliest is None or event.latest is None:
        return []
    first, last = event.earliest - AROUND, event.latest + AROUND
    near_by = (e for e in events if e.earliest and e.latest and e.earliest <= last and e.latest >= first)
    return [b for b in bonds(near_by, sides) if event.id in (b.part, b.whole)]


class _Shelves:
    """Events that others may be part of, by what is looked up: a place, or a body that took part."""

    def __init__(self, scenes: Iterable[Scene], figures: FusionWeights) -> None:
        self._held: defaultdict[object, list[Scene]] = defaultdict(list)
        types = {type_ for rule in figures.bonds for type_ in rule.wholes}
        for scene in scenes:
            if scene.event.type in types and any(w.supports for w in scene.event.witnesses):
                for key in {*_keys(scene, around=False), *scene.parties, *scene.counts}:
                    self._held[key].append(scene)

    def around(self, part: Scene, rule: Rule) -> list[Scene]:
        """The greater events of the rule's types that are at the part's places, of its parties or with its counts."""
        keys = _sought(part, rule)
        found = {s.event.id: s for key in keys for s in self._held.get(key, ()) if s.event.type in rule.wholes}
        return [s for s in found.values() if s.rank > part.rank]


def _sought(part: Scene, rule: Rule) -> Iterable[object]:
    if rule.counted:
        return part.counts
    return _keys(part, around=True) if rule.km else part.parties


def _keys(scene: Scene, around: bool) -> Iterator[object]:
    for spot in scene.spots:
        yield spot.key
        if spot.cell:
            row, column = spot.cell
            reach = (-1, 0, 1) if around else (0,)
            yield from ((row + down, column + right) for down in reach for right in reach)


def _scenes(events: Iterable[Event], sides: Sides, figures: FusionWeights) -> Iterator[Scene]:
    """What is told as having happened at a known time. A share of a province is no hold of a place in it."""
    for event in events:
        days = _days(event)
        if event.expected or days is None or event.field("share"):
            continue
        spots = tuple(s for s in map(Spot.of, event.places) if not s.coarse)
        known = {n: _known(event, n, sides) - figures.anybody for n in PARTIES}
        acted = frozenset().union(*(known[n] for n in ACTED))
        parties = frozenset().union(*known.values())
        rank = (figures.parts.rank(event.type), -event.first_published.toordinal(), event.id)
        yield Scene(event, spots, *days, acted, parties, _counts(event), rank)


def _counts(event: Event) -> frozenset[str]:
    """What is counted exactly and with more than a handful, as fields have it ("118..118 person soldiers released")."""
    told = (c.value for f in event.fields if f.name.startswith(COUNT) for c in f.candidates)
    return frozenset(v for v in told if _exact(v) >= MANY)


def _exact(count: str) -> float:
    """The number of an exact count, 0 of a range."""
    low, _, rest = count.partition("..")
    return float(low) if low and low == rest.split(" ", 1)[0] else 0.0


def _days(event: Event) -> tuple[date, date] | None:
    """The first and last day that it may have been; None if they are open, or too far apart to tell it from others."""
    if event.earliest is None or event.latest is None or (event.latest - event.earliest).days > WIDE:
        return None
    return event.earliest, event.latest


def _known(event: Event, name: str, sides: Sides) -> frozenset[str]:
    """The known bodies that fill a role, whoever tells of them."""
    told = event.field(name)
    values = {v for c in told.candidates for v in c.value.split("+")} if told else set()
    return frozenset(v for v in values if sides.name_of(v) != v)


def _bond(part: Scene, rule: Rule, shelves: _Shelves, sides: Sides) -> Bond | None:
    if part.event.type not in rule.parts or (rule.unless and _is(part.event, rule.unless)):
        return None
    fit = [w for w in shelves.around(part, rule) if _days_fit(part, w, rule) and _sides_fit(part, w, rule, sides)]
    near_by = [w for w in fit if not rule.km or (part.spots and _shared(part, w, rule.km) == list(part.spots))]
    if not near_by:
        return None
    whole = min(near_by, key=lambda w: (_days_between(part, w), w.event.first_published, w.event.id))
    return Bond(part.event.id, whole.event.id, rule.id, _words(part, whole, rule, sides))


def _is(event: Event, status: str) -> bool:
    told = event.field("status")
    return told is not None and told.candidates[0].value == status


def _days_fit(part: Scene, whole: Scene, rule: Rule) -> bool:
    """Whether the part is not over long before the whole begins, nor begins long after it."""
    early = (whole.earliest - part.latest).days
    late = (part.earliest - whole.latest).days
    return early <= rule.before and late <= rule.after


def _days_between(part: Scene, whole: Scene) -> int:
    return abs((part.earliest - whole.earliest).days)


def _sides_fit(part: Scene, whole: Scene, rule: Rule, sides: Sides) -> bool:
    mine, theirs = (part.acted, whole.acted) if rule.sides == "gainer" else (part.parties, whole.parties)
    if not rule.km and not rule.counted:
        return len(mine & theirs) >= TALKERS
    if not mine or not theirs:
        return rule.sides == "open"
    return any_allied(mine, theirs, sides.same_side)


def _shared(part: Scene, whole: Scene, km: float) -> Sequence[Spot]:
    """The places of the part that are the whole's, or this near to one of them."""
    return [a for a in part.spots if any(a.key == b.key or near(a, b, km) for b in whole.spots)]


def _words(part: Scene, whole: Scene, rule: Rule, sides: Sides) -> str:
    """What a bond rests on: the rule's words, the place, the days and the bodies that both name."""
    places = ", ".join(dict.fromkeys(s.label for s in _shared(part, whole, rule.km))) if rule.km else ""
    days = _days_between(part, whole)
    bodies = ", ".join(sides.name_of(a) for a in sorted(part.parties & whole.parties))
    same = ", ".join(c.partition("..")[2] for c in sorted(part.counts & whole.counts)) if rule.counted else ""
    told = [rule.why, same, places, "the same day" if not days else f"{days} day{'s' * (days > 1)} apart", bodies]
    return "; ".join(t for t in told if t)
