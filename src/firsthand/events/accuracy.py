"""Which of several told values holds, when sources share enough items to show how far each can be trusted.

A source that tells an item's value tells it exactly, tells something more general (the country for the town), or is
wrong. How often it does which is learned by expectation and maximisation over all items at once (Dawid and Skene
1979), and a general value supports what lies inside it rather than speaking against it. A wrong value is drawn as
values are told overall: two sources who agree on a rare value count for more than two who agree on a common one. With
few shared items the rates stay near where they start.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

EXACT, GENERAL, WRONG = range(3)
START = (0.7, 0.15, 0.15)  # rates before anything is learned
WEIGHT = (3.0, 0.7, 0.7)  # and the claims that these count for
ROUNDS = 30
SETTLED = 1e-4  # largest change of a rate at which learning ends

Rates = tuple[float, float, float]
Contains = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Telling:
    """One source's value for one item. `trait` sets apart tellings that deserve rates of their own ("" for none)."""

    item: str
    source: str
    value: str
    trait: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the sources come to: for each item its values with their probability, and the rates of each source.

    `rates`: (exact, more general, wrong) by source and trait.
    """

    values: Mapping[str, Mapping[str, float]]
    rates: Mapping[tuple[str, str], Rates]

    def best(self, item: str) -> tuple[str, float]:
        """The likeliest value of an item and its probability; of equals the first by name."""
        return min(self.values[item].items(), key=lambda v: (-v[1], v[0]))


def weigh(tellings: Iterable[Telling], contains: Contains) -> Weighed:
    """Weigh all items together. `contains(a, b)` tells whether the value a is more general than b."""
    items: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda t: (t.item, t.source, t.value)):
        items[telling.item].append(telling)
    told = Counter(t.value for held in items.values() for t in held)
    total = sum(told.values())
    commonness = {value: math.log((n + 1) / total) for value, n in told.items()}
    relations = {item: _relations(held, contains) for item, held in items.items()}
    rates: dict[tuple[str, str], Rates] = {}
    for _ in range(ROUNDS):
        values = {item: _posterior(held, relations[item], rates, commonness) for item, held in items.items()}
        learned = _learned(items, relations, values)
        moved = (abs(a - b) for who, now in learned.items() for a, b in zip(now, rates.get(who, START), strict=True))
        change = max(moved, default=0.0)
        rates = learned
        if change < SETTLED:
            break
    return Weighed({item: _posterior(held, relations[item], rates, commonness) for item, held in items.items()}, rates)


def _relations(held: Sequence[Telling], contains: Contains) -> dict[str, list[int]]:
    """For each value that may hold, what every telling would then be."""

    def relation(told: str, true: str) -> int:
        return EXACT if told == true else GENERAL if contains(told, true) else WRONG

    return {value: [relation(t.value, value) for t in held] for value in sorted({t.value for t in held})}


def _posterior(
    held: Sequence[Telling],
    relations: Mapping[str, list[int]],
    rates: Mapping[tuple[str, str], Rates],
    commonness: Mapping[str, float],
) -> dict[str, float]:
    logs: dict[str, float] = {}
    for value, kinds in relations.items():
        log = commonness[value]
        for telling, kind in zip(held, kinds, strict=True):
            log += math.log(rates.get((telling.source, telling.trait), START)[kind])
            log += commonness[telling.value] if kind == WRONG else 0.0
        logs[value] = log
    top = max(logs.values())
    parts = {value: math.exp(log - top) for value, log in logs.items()}
    whole = sum(parts.values())
    return {value: part / whole for value, part in parts.items()}


def _learned(
    items: Mapping[str, Sequence[Telling]],
    relations: Mapping[str, Mapping[str, list[int]]],
    values: Mapping[str, Mapping[str, float]],
) -> dict[tuple[str, str], Rates]:
    counts: dict[tuple[str, str], list[float]] = defaultdict(lambda: list(WEIGHT))
    for item, held in items.items():
        for value, chance in values[item].items():
            for telling, kind in zip(held, relations[item][value], strict=True):
                counts[telling.source, telling.trait][kind] += chance
    return {who: (n[EXACT] / sum(n), n[GENERAL] / sum(n), n[WRONG] / sum(n)) for who, n in counts.items()}
