"""The ground of a region, whole or of those of its provinces that the reports known tell of.

A region of several provinces may have been told of in one of them only by the day `known`: then the others
are not known, and no figure is made up for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from firsthand.model import Holding, Share
from firsthand.web.asked import Asked

if TYPE_CHECKING:
    from firsthand.ledgers.control import Area

UNKNOWN = "unknown"


def covered(asked: Asked) -> tuple[str, ...]:
    """The region itself if it is told of, else its provinces that are; nothing if none is."""
    if asked.region is None:
        return ()
    told = asked.world.regions(asked.known)
    if asked.region in told:
        return (asked.region,)
    return tuple(part for part in asked.world.gazetteer.regions.parts(asked.region) if part in told)


def holdings(asked: Asked) -> list[Holding]:
    """Who holds each place of the region that is known of."""
    return [h for part in covered(asked) for h in asked.world.control(asked.on, asked.known, part)]


def areas(asked: Asked) -> list[Area]:
    """The ground of the region on the day."""
    return [a for part in covered(asked) for a in asked.world.areas(part, asked.on, asked.known)]


def areas_between(asked: Asked, first: date, last: date) -> list[Area]:
    """The ground of the region over a period."""
    return [a for part in covered(asked) for a in asked.world.areas_between(part, first, last, asked.known)]


def changes(asked: Asked, first: date, last: date) -> list[Holding]:
    """The places of the region that got a new holder within a period."""
    return [h for part in covered(asked) for h in asked.world.changes(part, first, last, asked.known)]


def shares(asked: Asked) -> list[Share]:
    """The shares of the whole region's ground, largest first, not known last; none if nothing is told."""
    parts = covered(asked)
    if asked.region is None or not parts:
        return []
    if parts == (asked.region,):
        return list(asked.world.shares(asked.region, asked.on, asked.known))
    weighed = [(_weight(asked, p), s) for p in parts for s in asked.world.shares(p, asked.on, asked.known)]
    missing = max(0.0, 1.0 - sum(_weight(asked, p) for p in parts))
    return combined(asked, asked.region, weighed, missing)


def contested(asked: Asked) -> float:
    """The contested part of the whole region, in per cent."""
    world = asked.world
    parts = covered(asked)
    if parts == (asked.region,):
        return world.contested(parts[0], asked.on, asked.known)
    return sum(_weight(asked, p) * world.contested(p, asked.on, asked.known) for p in parts)


def combined(asked: Asked, region: str, weighed: Iterable[tuple[float, Share]], missing: float) -> list[Share]:
    """Shares of parts as shares of the whole; ends of intervals are added, as if the errors went together.

    `missing` is the part of the region (0 to 1) of which nothing is told: it counts as not known.
    """
    nothing = Share(
        region=region, actor=UNKNOWN, on=asked.on, known=asked.known, percent=100.0, low=100.0, high=100.0,
        named=0.0, inferred=100.0,
    )  # fmt: skip
    sums: dict[str, list[float]] = {}
    for weight, share in [*weighed, (missing, nothing)]:
        values = (share.percent, share.low, share.high, share.named, share.inferred)
        before = sums.setdefault(share.actor, [0.0] * len(values))
        sums[share.actor] = [b + weight * v for b, v in zip(before, values, strict=True)]
    ranked = sorted(sums, key=lambda a: (a == UNKNOWN, -sums[a][0], a))
    return [
        Share(
            region=region, actor=actor, on=asked.on, known=asked.known, percent=sums[actor][0], low=sums[actor][1],
            high=sums[actor][2], named=sums[actor][3], inferred=sums[actor][4],
        )
        for actor in ranked
    ]  # fmt: skip


def _weight(asked: Asked, part: str) -> float:
    """The part's area as a part of the region's (0 to 1)."""
    regions = asked.world.gazetteer.regions
    return regions.area_km2(part) / regions.area_km2(asked.region) if asked.region else 0.0
