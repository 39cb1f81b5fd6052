"""Which event is which, when claims are gathered anew: ids stay with what they were given to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """What a report did to the events: ids of new ones, of ones with other claims or readings, and of ones without any.

    `merged`: an id that went into another. `split`: a new id, and the event that its claims came from.
    """

    new: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    merged: Mapping[str, str] = field(default_factory=dict)
    split: Mapping[str, str] = field(default_factory=dict)


def event_id(founder: str) -> str:
    """The id of an event: a digest of the id of its earliest claim."""
    return "e-" + hashlib.sha256(founder.encode("utf-8")).hexdigest()[:12]


def name_events(
    clusters: Sequence[Sequence[str]], were: Mapping[str, str], issued: Container[str]
) -> dict[str, Sequence[str]]:
    """An id for each cluster of claims, earliest claim first. `were`: the event that a claim was in so far.

    The id of an event goes to the cluster that holds most of its claims; the others get new ones.
    """
    shared = Counter((n, were[c]) for n, claims in enumerate(clusters) for c in claims if c in were)
    named: dict[str, Sequence[str]] = {}
    settled: set[int] = set()
    for (n, id_), _ in sorted(shared.items(), key=lambda row: (-row[1], row[0][1], clusters[row[0][0]][0])):
        if n not in settled and id_ not in named:
            named[id_] = clusters[n]
            settled.add(n)
    for n, claims in enumerate(clusters):
        if n not in settled:
            named[_fresh(claims[0], issued, named)] = claims
    return named


def _fresh(founder: str, issued: Container[str], named: Container[str]) -> str:
    """The id after the earliest claim; where another event has or had it, one after that."""
    id_ = event_id(founder)
    while id_ in issued or id_ in named:
        id_ = event_id(id_)
    return id_


def compare(before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]) -> Changes:
    """What became of events when their claims were gathered anew; each with its claims, before and after."""
    now = {claim: id_ for id_, claims in after.items() for claim in claims}
    then = {claim: id_ for id_, claims in before.items() for claim in claims}
    lost = before.keys() - after.keys()
    went = {id_: _most(now[c] for c in before[id_] if c in now) for id_ in lost}
    came = {id_: _most(then[c] for c in after[id_] if c in then) for id_ in after.keys() - before.keys()}
    return Changes(
        new=frozenset(id_ for id_, origin in came.items() if origin is None),
        changed=frozenset(id_ for id_ in before.keys() & after.keys() if set(before[id_]) != set(after[id_])),
        gone=frozenset(id_ for id_, target in went.items() if target is None),
        merged={id_: target for id_, target in went.items() if target},
        split={id_: origin for id_, origin in came.items() if origin},
    )


def _most(ids: Iterable[str]) -> str | None:
    """The id that occurs most, the first by name of equals."""
    counts = Counter(ids)
    return min(counts, key=lambda id_: (-counts[id_], id_)) if counts else None
