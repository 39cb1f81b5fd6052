"""Fusing: claims in, events out, with witnesses, candidate values and contradictions kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from firsthand.events.clusters import Cluster, Gatherer
from firsthand.events.fields import Kin, count_fields, place_field, role_fields, time_field
from firsthand.events.readings import Bodies, Reading, lay_out, tells_of_something
from firsthand.events.witnesses import gather_witnesses, interest_of, probability_of, weight_of
from firsthand.lexicon.figures import FusionWeights, fusion_weights
from firsthand.model import Claim, DocumentHead, Event, EventField


def fuse(
    claims: Iterable[Claim],
    heads: Mapping[str, DocumentHead],
    lexicon: Bodies,
    weights: FusionWeights | None = None,
) -> Iterator[Event]:
    """The events that claims tell of, in order of first publication; the order of the claims does not matter.

    An event as known on a day is fused from the claims published by that day. Habits, definitions and
    questions tell of no single happening and make none. UnknownId if a claim's document has no head.
    """
    figures = weights or fusion_weights()
    allied = lru_cache(maxsize=65536)(lambda a, b: lexicon.same_side(a, b))
    kin = Kin(lru_cache(maxsize=65536)(lexicon.ancestors), allied)
    profile_of = lru_cache(maxsize=65536)(lexicon.sources.of)
    readings = [lay_out(c, heads, profile_of, figures) for c in claims if tells_of_something(c)]
    clusters = Gatherer(figures.witnesses.fit, allied).gather(readings)
    events = [_event(cluster, kin, figures) for cluster in clusters]
    yield from sorted(events, key=lambda e: (e.first_published, e.id))


def event_id(founder: str) -> str:
    """The id of an event: a digest of the id of its earliest claim."""
    return "e-" + hashlib.sha256(founder.encode("utf-8")).hexdigest()[:12]


def _event(cluster: Cluster, kin: Kin, figures: FusionWeights) -> Event:
    """The record of a cluster."""
    readings = sorted(cluster.readings, key=lambda r: r.key)
    telling = [r for r in readings if not r.against and r.claim.type != "denial"] or readings
    witnesses = gather_witnesses(readings, kin.allied, figures.witnesses)
    weights = _claim_weights(telling, kin, figures)
    where, mentions = place_field(telling, weights, figures.witnesses.fit)
    when = time_field(telling, weights)
    fields = [*role_fields(telling, weights, kin), *count_fields(telling, weights)]
    fields += [f for f in (where, when) if f]
    places = tuple(mentions[c.value] for c in where.candidates) if where else ()
    earliest, latest = _interval(when)
    return Event(
        id=event_id(readings[0].claim.id),
        type=_main_type(telling),
        types=tuple(sorted({r.claim.type for r in readings})),
        claims=tuple(r.claim.id for r in readings),
        fields=tuple(sorted(fields, key=lambda f: f.name)),
        witnesses=tuple(witnesses),
        place=places[0] if places else None,
        places=places,
        earliest=earliest,
        latest=latest,
        probability=probability_of(witnesses, readings, kin.allied, figures.witnesses),
        contradicted=any(f.contradicted for f in fields) or len({w.supports for w in witnesses}) > 1,
        first_published=min(r.published for r in readings),
        last_published=max(r.published for r in readings),
        expected=readings[0].expected,
    )


def _claim_weights(readings: list[Reading], kin: Kin, figures: FusionWeights) -> dict[str, float]:
    """What each claim weighs for the values that it tells, by its id."""
    gainers = {a for r in readings for a in r.gained}
    losers = {a for r in readings for a in r.lost}
    return {r.claim.id: weight_of(r, interest_of(r, gainers, losers, kin.allied), figures.witnesses) for r in readings}


def _main_type(readings: list[Reading]) -> str:
    """The type that most claims give, bridges such as casualties last, the earliest of equals."""
    bridges = readings[0].family.bridges
    types = [r.claim.type for r in readings]
    own = [t for t in types if t not in bridges] or types
    return max(own, key=lambda t: (own.count(t), -own.index(t)))


def _interval(when: EventField | None) -> tuple[date | None, date | None]:
    """The likeliest interval; None for an open or unknown end."""
    if when is None:
        return None, None
    low, high = when.candidates[0].value.split("/")
    return (
        None if low == ".." else date.fromisoformat(low),
        None if high == ".." else date.fromisoformat(high),
    )
