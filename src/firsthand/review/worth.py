"""What it is worth to look at a claim: how far what is published would move, if somebody did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from firsthand.model import Claim, Event
from firsthand.review.events import Telling

Change = Callable[[Event | None, Event | None], float]
"""How far the state moves from one version of an event to another; None is no such event."""


class Outcomes(NamedTuple):
    """What an event becomes when a claim of it is confirmed and when it is rejected; `right`: the chance of the first.

    `without` is None if nothing else tells of the event.
    """

    event: Event
    right: float
    confirmed: Event | None
    without: Event | None

    def expected(self, change: Change) -> float:
        """The expected change of the state: p |S+ - S| + (1 - p) |S- - S|."""
        if_right = self.right * change(self.event, self.confirmed)
        return if_right + (1.0 - self.right) * change(self.event, self.without)


def outcomes(event: Event, claim: Claim, claims: Mapping[str, Claim], telling: Telling) -> Outcomes:
    """The two ways in which a look at a claim may end. `claims` are those of the event, by id."""
    sure = claim.model_copy(update={"confidence": 1.0})
    rest = [claims[c] for c in event.claims if c != claim.id and c in claims]
    confirmed = telling.event(event.id, [*rest, sure], event.part_of)
    return Outcomes(event, chance_right(claim), confirmed, telling.event(event.id, rest, event.part_of))


def chance_right(claim: Claim) -> float:
    """The chance that a reading is right: that of the claim, times that of its surest place."""
    scores = [m.score for m in claim.place if m.score is not None]
    return claim.confidence * max(scores, default=1.0)


def probability_change(before: Event | None, after: Event | None) -> float:
    """How far the probability moves that it happened; an event that is gone has none left."""
    return abs((after.probability if after else 0.0) - (before.probability if before else 0.0))


def promise(event: Event, claim: Claim) -> float:
    """A cheap guess at the worth of a claim, to choose those for which it is worked out: doubt among few voices."""
    return (1.0 - chance_right(claim)) * event.probability / max(1, len(event.witnesses))


def total_variation(before: Mapping[str, Mapping[str, float]], after: Mapping[str, Mapping[str, float]]) -> float:
    """How many places would change hands: half the sum of differences between chances of holders, over all places."""
    places: Sequence[str] = sorted({*before, *after})
    return 0.5 * sum(
        abs(before.get(p, {}).get(h, 0.0) - after.get(p, {}).get(h, 0.0))
        for p in places
        for h in {*before.get(p, {}), *after.get(p, {})}
    )
