"""Which claims hang together: each is linked to the earlier claim that it fits best.

What hangs together by links is gathered into events by itself. A link depends on nothing but the claims in the blocks
around, and a group on nothing but its own claims: so a report touches its surroundings only, and neither the order of
arrival nor what was read and taken out again leaves a trace.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from firsthand.events.blocks import Blocks, Keys, Order
from firsthand.events.fitting import Cluster, Fitting
from firsthand.events.memory import Memory
from firsthand.events.reading import Reading


class Links:
    """All claims with the link of each."""

    def __init__(self, fitting: Fitting, keys: Keys, memory: Memory) -> None:
        self._fitting = fitting
        self._keys = keys
        self._memory = memory
        self._blocks = memory.blocks

    def reading(self, claim: str) -> Reading:
        """The reading of a claim."""
        return self._memory.readings[self._memory.orders[claim]]

    def fill(self, readings: Iterable[Reading]) -> None:
        """Enter the first claims, all at once; as many single steps would come to the same."""
        held = list(readings)
        assert isinstance(self._blocks, Blocks), "only what is kept in memory is filled at once"
        self._blocks.fill((self._keys.own(r), r.order) for r in held)
        for reading in held:
            self._enter(reading)
        for reading in held:
            self._tie(reading)

    def change(self, new: Iterable[Reading], gone: Iterable[str]) -> set[Order]:
        """Enter some claims and take others out; the claims whose group may be another now."""
        loose: set[Order] = set()
        for claim in gone:
            loose |= self._leave(self.reading(claim))
        entered = list(new)
        for reading in entered:
            self._enter(reading)
            self._blocks.put(self._keys.own(reading), reading.order)
        for reading in entered:
            loose.add(reading.order)
            loose |= self._moved(reading) | self._memory.denials.get(reading.id, set())
        touched = loose | self._tie_anew(loose)
        return {order for order in touched if order in self._memory.readings}

    def leader(self, reading: Reading) -> str | None:
        """The claim whose event a denial or a copy goes to, whatever else would fit."""
        follows = reading.copies or (reading.type == "denial" and reading.about)
        linked = self._memory.link.get(reading.order) if follows else None
        return linked[0][2] if linked else None

    def groups(self, touched: Iterable[Order] | None = None) -> Iterator[list[Reading]]:
        """The groups of these claims, or all groups; each in order."""
        readings = self._memory.readings
        left = set(readings if touched is None else touched)
        while left:
            group = self._group(left.pop())
            left -= group
            yield [readings[order] for order in sorted(group)]

    def _group(self, order: Order) -> set[Order]:
        link, linked = self._memory.link, self._memory.linked
        group, ahead = {order}, [order]
        while ahead:
            self._memory.ahead(at[2] for at in ahead)
            found: set[Order] = set()
            for at in ahead:
                found |= linked.get(at, set()) | ({link[at][0]} if at in link else set())
            ahead = list(found - group)
            group |= found
        return group

    def _enter(self, reading: Reading) -> None:
        self._memory.readings[reading.order] = reading
        self._memory.orders[reading.id] = reading.order
        if reading.type == "denial" and reading.about:
            self._memory.denials.setdefault(reading.about, set()).add(reading.order)

    def _leave(self, reading: Reading) -> set[Order]:
        """Take a claim out; the claims that must be linked anew, and the one it was linked to."""
        memory, own = self._memory, self._keys.own(reading)
        after, full = self._blocks.after(own, self._keys.sought(reading), reading.order)
        freed = (after if full else set()) | memory.linked.pop(reading.order, set())
        freed |= self._untie(reading.order)
        self._blocks.drop(own, reading.order)
        del memory.readings[reading.order], memory.orders[reading.id]
        if reading.type == "denial" and reading.about:
            memory.denials.get(reading.about, set()).discard(reading.order)
        return freed

    def _moved(self, reading: Reading) -> set[Order]:
        """The later claims that a new one draws to itself, or drives out of reach of what they were linked to."""
        after, full = self._blocks.after(self._keys.own(reading), self._keys.sought(reading), reading.order)
        self._memory.ahead(order[2] for order in after)
        return after if full else {order for order in after if self._draws(reading, order)}

    def _draws(self, reading: Reading, order: Order) -> bool:
        score = self._fitting.score(self._memory.readings[order], reading)
        if score < self._fitting.fit.threshold:
            return False
        linked = self._memory.link.get(order)
        return linked is None or (-score, reading.order) < (-linked[1], linked[0])

    def _tie_anew(self, loose: Iterable[Order]) -> set[Order]:
        """Link these claims, as far as they are there; the claims that they were and are linked to."""
        memory = self._memory
        memory.ahead(order[2] for order in loose)
        held = [memory.readings[order] for order in loose if order in memory.readings]
        near = {r.order: self._before(r) for r in held}
        memory.ahead({order[2] for found in near.values() for order in found})
        touched: set[Order] = set()
        for reading in held:
            touched |= self._tie(reading, near[reading.order])
        return touched

    def _tie(self, reading: Reading, near: Collection[Order] | None = None) -> set[Order]:
        """Link a claim to what it fits best; the claims that it was and is linked to."""
        freed = self._untie(reading.order)
        best = self._denied(reading) or self._copied(reading)
        best = best or self._best(reading, self._before(reading) if near is None else near)
        if best is None:
            return freed
        self._memory.link[reading.order] = best
        self._memory.linked.setdefault(best[0], set()).add(reading.order)
        return freed | {best[0]}

    def _untie(self, order: Order) -> set[Order]:
        linked = self._memory.link.pop(order, None)
        if linked is None:
            return set()
        self._memory.linked.get(linked[0], set()).discard(order)
        return {linked[0]}

    def _denied(self, reading: Reading) -> tuple[Order, float] | None:
        """The claim that a denial is about."""
        target = self._memory.orders.get(reading.about or "") if reading.type == "denial" else None
        return (target, 1.0) if target and target < reading.order else None

    def _before(self, reading: Reading) -> set[Order]:
        return self._blocks.before(self._keys.sought(reading), reading.order)

    def _best(self, reading: Reading, near: Iterable[Order]) -> tuple[Order, float] | None:
        """The earlier claim that fits best, the earliest of equals; None below the threshold."""
        best: Order | None = None
        most = self._fitting.fit.threshold
        readings, score_of, joins = self._memory.readings, self._fitting.score, reading.joins
        for order in near:
            other = readings[order]
            score = score_of(reading, other) if other.type in joins else 0.0
            if score > most or (score == most and (best is None or order < best)):
                best, most = order, score
        return (best, most) if best else None

    def _copied(self, reading: Reading) -> tuple[Order, float] | None:
        """For a copy, the claim that it is a copy of: of the same type, in nearly the same place of the report."""
        if not reading.copies:
            return None
        memory, readings = self._memory, self._memory.readings
        there = [memory.orders[c] for c in memory.told.get(reading.copies, ()) if c in memory.orders]
        same = [o for o in there if o < reading.order and readings[o].type == reading.type]
        scored = [(o, self._fitting.score(reading, readings[o])) for o in same]
        fit = [(o, score) for o, score in scored if score >= self._fitting.fit.threshold]
        return min(fit, key=lambda f: (abs(readings[f[0]].trigger - reading.trigger), -f[1], f[0]), default=None)


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
