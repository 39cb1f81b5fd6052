"""The fields of an event: every value that some claim gives, with its claims, and whether they contradict."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from firsthand.events.nearness import Allied, contains, place_fit
from firsthand.events.reading import Reading
from firsthand.events.spots import Spot
from firsthand.lexicon.fusing import Fit
from firsthand.model import Candidate, EventField, Mention

Clash = Callable[[str, str], bool]

SIDED = frozenset({"actor", "opponent", "recipient", "supplier", "holder", "lost_by", "status"})
"""Roles that only one side can fill, so that two sides contradict."""

MUTUAL = frozenset({"clash", "negotiation", "agreement"})
"""Types whose two sides may be told in either order."""


@dataclass(frozen=True, slots=True)
class Told:
    """One value as one claim tells it, with the weight and root of its voice."""

    value: str
    label: str
    claim: str
    root: str
    weight: float


@dataclass(frozen=True, slots=True)
class Kin:
    """What fields must know of actors: who is part of whom, and who is allied."""

    ancestors: Callable[[str], tuple[str, ...]]
    allied: Allied

    def differ(self, a: str, b: str) -> bool:
        """Whether two values of a role cannot both be meant: known bodies of different sides."""
        return not any(self.allied(x, y) for x in a.split("+") for y in b.split("+"))

    def generalises(self, general: str, special: str) -> bool:
        """Whether one body holds the other, so that naming it supports naming the part."""
        return general in self.ancestors(special)


def role_fields(readings: list[Reading], weights: Mapping[str, float], kin: Kin) -> list[EventField]:
    """One field for each role that a claim filled, and `holder` and `lost_by` where ground passed."""
    told: defaultdict[str, list[Told]] = defaultdict(list)
    for reading in readings:
        for named in reading.named:
            if named.role != "holder":
                told[named.role].append(_told(named.value, named.label, reading, weights))
        if reading.family.gain == "holder":
            told["holder"].extend(_joint(reading.gained, reading, weights))
            told["lost_by"].extend(_joint(reading.lost_by_name, reading, weights))
        if reading.status:
            told["status"] = [t for t in told["status"] if t.claim != reading.id]
            told["status"].append(_told(reading.status, reading.status, reading, weights))
    ids = {n.value for r in readings for n in r.named if n.known}
    mutual = all(r.type in MUTUAL for r in readings)

    def differ(a: str, b: str) -> bool:
        return {*a.split("+"), *b.split("+")} <= ids and kin.differ(a, b)

    return [
        make_field(name, rows, kin.generalises, differ if name in SIDED and not mutual else _never)
        for name, rows in sorted(told.items())
        if rows
    ]


def place_field(
    readings: list[Reading], weights: Mapping[str, float], fit: Fit
) -> tuple[EventField | None, dict[str, Mention]]:
    """The places that claims name, likeliest first, and the mention of each; far apart ones contradict."""
    spots: dict[str, Spot] = {}
    rows = []
    for reading in readings:
        for spot in reading.places:
            known = spots.setdefault(spot.key, spot)
            rows.append(_told(spot.key, known.label, reading, weights))
    if not rows:
        return None, {}
    family = readings[0].family
    named = _named_together(rows)

    def apart(a: str, b: str) -> bool:
        return frozenset((a, b)) not in named and place_fit(spots[a], spots[b], family, fit, 1.0) == 0.0

    def inside(a: str, b: str) -> bool:
        return contains(spots[a], spots[b])

    return make_field("place", rows, inside, apart), {key: spot.mention for key, spot in spots.items()}


def time_field(readings: list[Reading], weights: Mapping[str, float]) -> EventField | None:
    """The intervals that claims tell, as ISO "earliest/latest", likeliest first; wide supports narrow."""
    rows = []
    for reading in readings:
        if reading.earliest or reading.latest:
            value = f"{reading.earliest or '..'}/{reading.latest or '..'}"
            rows.append(_told(value, _day_label(value), reading, weights))
    if not rows:
        return None
    return make_field("when", rows, _spans, lambda a, b: not _overlap(a, b))


def count_fields(readings: list[Reading], weights: Mapping[str, float]) -> list[EventField]:
    """One field for each thing that is counted ("count:killed"), as "low..high unit of"; never added up."""
    told: defaultdict[str, list[Told]] = defaultdict(list)
    for reading in readings:
        for q in reading.counts:
            value = f"{_number(q.low)}..{_number(q.high)} {q.unit} {q.of}"
            told[f"count:{q.of}"].append(_told(value, q.text, reading, weights))
    return [make_field(name, rows, _spans_count, _counts_differ) for name, rows in sorted(told.items())]


def make_field(name: str, rows: Iterable[Told], supports: Clash, differ: Clash) -> EventField:
    """A field from told values: probabilities by the weight of roots, copies once; contradiction kept.

    Among equals the first told comes first: "70 percent, up from 30".
    `supports(a, b)`: whoever tells a supports b as well.
    `differ(a, b)`: both cannot be true.
    """
    told = list(rows)
    labels: dict[str, str] = {}
    claims: defaultdict[str, dict[str, None]] = defaultdict(dict)
    roots: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for row in told:
        labels.setdefault(row.value, row.label)
        claims[row.value][row.claim] = None
        roots[row.value][row.root] = max(row.weight, roots[row.value].get(row.root, 0.0))
    if len(labels) == 1:
        ((value, label),) = labels.items()
        only = Candidate(value=value, label=label, probability=1.0, claims=tuple(claims[value]))
        return EventField(name=name, candidates=(only,), contradicted=False)
    mass = {v: math.exp(min(20.0, _support(v, roots, supports))) - 1.0 + 1e-9 for v in labels}
    whole = sum(mass.values())
    made = [
        Candidate(
            value=v, label=labels[v], probability=mass[v] / whole, claims=tuple(claims[v]),
            coarser=any(supports(v, o) and not supports(o, v) for o in labels if o != v),
        )
        for v in labels
    ]  # fmt: skip
    order = {value: number for number, value in enumerate(labels)}
    made.sort(key=lambda c: (-round(c.probability, 9), _width(name, c.value), order[c.value]))
    found = _versions(made, differ) if _contradicted(made, differ) else ()
    return EventField(name=name, candidates=tuple(made), contradicted=bool(found), versions=found)


def _support(value: str, roots: Mapping[str, Mapping[str, float]], supports: Clash) -> float:
    """The weight of the roots that tell a value or one that supports it, each root once."""
    best = dict(roots[value])
    for other, weights in roots.items():
        if other != value and supports(other, value):
            for root, weight in weights.items():
                best[root] = max(weight, best.get(root, 0.0))
    return sum(best.values())


def _clash(a: Candidate, b: Candidate, differ: Clash) -> bool:
    return differ(a.value, b.value) and not set(a.claims) & set(b.claims)


def _contradicted(made: list[Candidate], differ: Clash) -> bool:
    """Whether two values differ that no single claim tells together."""
    return any(_clash(a, b, differ) for i, a in enumerate(made[:12]) for b in made[i + 1 : 12])


def _versions(made: list[Candidate], differ: Clash) -> tuple[tuple[str, ...], ...]:
    """The values that may be true together, each with the likeliest that it goes with; what is only coarser in none."""
    versions: list[list[Candidate]] = []
    for candidate in made[:12]:
        fit = (v for v in versions if not any(_clash(candidate, other, differ) for other in v))
        version = next(fit, None)
        if version is not None:
            version.append(candidate)
        elif not candidate.coarser or any(_clash(candidate, v[0], differ) for v in versions):
            versions.append([candidate])
    return tuple(tuple(c.value for c in v) for v in versions)


def _never(_a: str, _b: str) -> bool:
    return False


def _joint(ids: frozenset[str], reading: Reading, weights: Mapping[str, float]) -> list[Told]:
    """Several bodies named as one holder make one value, "a+b"."""
    value = "+".join(sorted(ids))
    return [_told(value, value, reading, weights)] if value else []


def _told(value: str, label: str, reading: Reading, weights: Mapping[str, float]) -> Told:
    return Told(value, label, reading.id, reading.voice.root, weights[reading.id])


def _named_together(rows: list[Told]) -> set[frozenset[str]]:
    """Pairs of values that some claim names side by side: both are meant."""
    by_claim: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_claim[row.claim].append(row.value)
    return {frozenset((a, b)) for values in by_claim.values() for a in values for b in values if a != b}


def _ends(value: str) -> tuple[str, str]:
    """An interval's ends, open ones as the farthest day, so that they compare as text."""
    low, high = value.split("/")
    return ("0000" if low == ".." else low, "9999" if high == ".." else high)


def _spans(wide: str, narrow: str) -> bool:
    (a, b), (c, d) = _ends(wide), _ends(narrow)
    return a <= c and d <= b


def _overlap(a: str, b: str) -> bool:
    (x, y), (v, w) = _ends(a), _ends(b)
    return max(x, v) <= min(y, w)


def _day_label(value: str) -> str:
    low, high = value.split("/")
    return low if low == high else f"{low} to {high}".replace("..", "open")


def _width(name: str, value: str) -> int:
    """Narrow intervals before wide ones among equals."""
    return 0 if name != "when" or len(set(_ends(value))) == 1 else 1


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _bounds(value: str) -> tuple[float, float]:
    low, _, rest = value.partition("..")
    high = rest.split(" ", 1)[0]
    return float(low or "-inf"), float(high or "inf")


def _spans_count(wide: str, narrow: str) -> bool:
    (a, b), (c, d) = _bounds(wide), _bounds(narrow)
    return a <= c and d <= b


def _counts_differ(a: str, b: str) -> bool:
    """Counts of one unit whose ranges do not touch."""
    if a.split(" ", 1)[1] != b.split(" ", 1)[1]:
        return False
    (x, y), (v, w) = _bounds(a), _bounds(b)
    return max(x, v) > min(y, w)
