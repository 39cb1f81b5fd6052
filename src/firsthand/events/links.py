"""Which claims hang together: each is linked to the earlier claim that it fits best.

What hangs together by links is gathered into events by itself. A link depends on nothing but the claims in the blocks
around, and a group on nothing but its own claims: so a report touches its surroundings only, and neither the order of
arrival nor what was read and taken out again leaves a trace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from firsthand.events.blocks import Blocks, Order
from firsthand.events.fitting import Cluster, Fitting
from firsthand.events.reading import Reading


class Links:
    """All claims with the link of each."""

    def __init__(self, fitting: Fitting, top: Callable[[str], str]) -> None:
        self._fitting = fitting
        self._blocks = Blocks(top)
        self._readings: dict[Order, Reading] = {}
        self._orders: dict[str, Order] = {}
        self._link: dict[Order, tuple[Order, float]] = {}
        self._linked: defaultdict[Order, set[Order]] = defaultdict(set)
        self._about: defaultdict[str, set[Order]] = defaultdict(set)
        self._claims_of: defaultdict[str, set[str]] = defaultdict(set)

    def reading(self, claim: str) -> Reading:
        """The reading of a claim."""
        return self._readings[self._orders[claim]]

    def fill(self, readings: Iterable[Reading]) -> None:
        """Enter the first claims, all at once; as many single steps would come to the same."""
        held = list(readings)
        self._blocks.fill(held)
        for reading in held:
            self._enter(reading)
        for reading in held:
            self._tie(reading)

    def change(self, new: Iterable[Reading], gone: Iterable[str]) -> set[Order]:
        """Enter some claims and take others out; the claims whose group may be another now."""
        touched: set[Order] = set()
        loose: set[Order] = set()
        for claim in gone:
            loose |= self._leave(self.reading(claim))
        entered = list(new)
        for reading in entered:
            self._enter(reading)
            self._blocks.put(reading)
        for reading in entered:
            loose.add(reading.order)
            loose |= self._moved(reading) | self._about.get(reading.id, set())
        for order in loose & self._readings.keys():
            touched.add(order)
            touched |= self._tie(self._readings[order])
        return (touched | loose) & self._readings.keys()

    def leader(self, reading: Reading) -> str | None:
        """The claim whose event a denial or a copy goes to, whatever else would fit."""
        follows = reading.copies or (reading.type == "denial" and reading.about)
        linked = self._link.get(reading.order) if follows else None
        return linked[0][2] if linked else None

    def groups(self, touched: Iterable[Order] | None = None) -> Iterator[list[Reading]]:
        """The groups of these claims, or all groups; each in order."""
        left = set(self._readings if touched is None else touched)
        while left:
            group = self._group(left.pop())
            left -= group
            yield [self._readings[order] for order in sorted(group)]

    def _group(self, order: Order) -> set[Order]:
        group, ahead = {order}, [order]
        while ahead:
            at = ahead.pop()
            around = self._linked.get(at, set()) | ({self._link[at][0]} if at in self._link else set())
            ahead += around - group
            group |= around
        return group

    def _enter(self, reading: Reading) -> None:
        self._readings[reading.order] = reading
        self._orders[reading.id] = reading.order
        self._claims_of[reading.document].add(reading.id)
        if reading.type == "denial" and reading.about:
            self._about[reading.about].add(reading.order)

    def _leave(self, reading: Reading) -> set[Order]:
        """Take a claim out; the claims that must be linked anew, and the one it was linked to."""
        after, full = self._blocks.after(reading)
        freed = (after if full else set()) | self._linked.pop(reading.order, set())
        freed |= self._untie(reading.order)
        self._blocks.drop(reading)
        self._claims_of[reading.document].discard(reading.id)
        del self._readings[reading.order], self._orders[reading.id]
        if reading.type == "denial" and reading.about:
            self._about[reading.about].discard(reading.order)
        return freed

    def _moved(self, reading: Reading) -> set[Order]:
        """The later claims that a new one draws to itself, or drives out of reach of what they were linked to."""
        after, full = self._blocks.after(reading)
        return after if full else {order for order in after if self._draws(reading, order)}

    def _draws(self, reading: Reading, order: Order) -> bool:
        score = self._fitting.score(self._readings[order], reading)
        if score < self._fitting.fit.threshold:
            return False
        linked = self._link.get(order)
        return linked is None or (-score, reading.order) < (-linked[1], linked[0])

    def _tie(self, reading: Reading) -> set[Order]:
        """Link a claim to what it fits best; the claims that it was and is linked to."""
        freed = self._untie(reading.order)
        best = self._denied(reading) or self._copied(reading) or self._best(reading)
        if best is None:
            return freed
        self._link[reading.order] = best
        self._linked[best[0]].add(reading.order)
        return freed | {best[0]}

    def _untie(self, order: Order) -> set[Order]:
        linked = self._link.pop(order, None)
        if linked is None:
            return set()
        self._linked[linked[0]].discard(order)
        return {linked[0]}

    def _denied(self, reading: Reading) -> tuple[Order, float] | None:
        """The claim that a denial is about."""
        target = self._orders.get(reading.about or "") if reading.type == "denial" else None
        return (target, 1.0) if target and target < reading.order else None

    def _best(self, reading: Reading) -> tuple[Order, float] | None:
        """The earlier claim that fits best, the earliest of equals; None below the threshold."""
        best: Order | None = None
        most = self._fitting.fit.threshold
        for order in self._blocks.before(reading):
            other = self._readings[order]
            score = self._fitting.score(reading, other) if other.type in reading.joins else 0.0
            if score > most or (score == most and (best is None or order < best)):
                best, most = order, score
        return (best, most) if best else None

    def _copied(self, reading: Reading) -> tuple[Order, float] | None:
        """For a copy, the claim that it is a copy of: of the same type, in nearly the same place of the report."""
        if not reading.copies:
            return None
        there = [self._orders[c] for c in self._claims_of.get(reading.copies, ()) if c in self._orders]
        same = [o for o in there if o < reading.order and self._readings[o].type == reading.type]
        scored = [(o, self._fitting.score(reading, self._readings[o])) for o in same]
        fit = [(o, score) for o, score in scored if score >= self._fitting.fit.threshold]
        return min(fit, key=lambda f: (abs(self._readings[f[0]].trigger - reading.trigger), -f[1], f[0]), default=None)


def gather(group: Iterable[Reading], fitting: Fitting, leader: Callable[[Reading], str | None]) -> list[Cluster]:
    """The events of a group of claims: in order, each claim goes to the event that it fits best, or founds one.

    One that follows a leader goes to its leader's event.
    """
    clusters: list[Cluster] = []
    of_claim: dict[str, Cluster] = {}
    for reading in group:
        target = of_claim.get(leader(reading) or "") or _fitting_best(reading, clusters, fitting)
        if target:
            target.take(reading)
        else:
            target = Cluster.found(reading)
            clusters.append(target)
        of_claim[reading.id] = target
    return clusters


def _fitting_best(reading: Reading, clusters: Iterable[Cluster], fitting: Fitting) -> Cluster | None:
    best, most = None, fitting.fit.threshold - 1e-9
    for cluster in clusters:
        score = fitting.score(reading, cluster)
        if score > most + 1e-9:
            best, most = cluster, score
    return best
