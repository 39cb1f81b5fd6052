"""How far each voice can be trusted, learned from the events that it shares with others.

Where an event was and when it was are told by several voices; how often a voice tells what the others bear out, or
only something coarser, is learned over all events at once (`accuracy`). A voice that shares enough such items is
weighed between its prior grade and what was learned, the more so the more it shares; all others keep their grade.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from firsthand.events.accuracy import Rates, Telling, weigh
from firsthand.events.nearness import contains
from firsthand.events.reading import Reading
from firsthand.events.spots import Spot
from firsthand.events.witnesses import first_told
from firsthand.lexicon.fusing import WitnessWeights

WHERE, WHEN = "where", "when"


def learned_weights(events: Iterable[Iterable[Reading]], weights: WitnessWeights) -> dict[str, float]:
    """The weight (natural log-odds) of each voice that shares enough items with others, by its root."""
    spots: dict[str, Spot] = {}
    tellings: list[Telling] = []
    grades: dict[str, str] = {}
    for number, readings in enumerate(events):
        held = first_told([r for r in readings if not r.denies])
        if len({r.voice.root for r in held}) > 1:
            tellings += _tellings(str(number), held, spots)
            grades.update((r.voice.root, r.voice.grade) for r in held)

    def coarser(a: str, b: str) -> bool:
        if a in spots and b in spots:
            return contains(spots[a], spots[b])
        return "/" in a and "/" in b and _spans(a, b)

    shared = Counter((t.source, t.trait) for t in tellings)
    rates = weigh(tellings, coarser).rates
    made = (
        (root, _weight(root, shared, rates, weights.grade.get(grade, 0.0), weights)) for root, grade in grades.items()
    )
    return {root: weight for root, weight in made if weight is not None}


def _tellings(item: str, held: Iterable[Reading], spots: dict[str, Spot]) -> Iterator[Telling]:
    """The first place and the first day that each voice tells of an event."""
    seen: set[tuple[str, str]] = set()
    for reading in sorted(held, key=lambda r: r.order):
        root, days = reading.voice.root, reading.when
        if reading.places and (root, WHERE) not in seen:
            spot = reading.places[0]
            spots.setdefault(spot.key, spot)
            seen.add((root, WHERE))
            yield Telling(f"{item} {WHERE}", root, spot.key, WHERE)
        if days[0] and days[1] and (root, WHEN) not in seen:
            seen.add((root, WHEN))
            yield Telling(f"{item} {WHEN}", root, f"{days[0]}/{days[1]}", WHEN)


def _weight(
    root: str,
    shared: Mapping[tuple[str, str], int],
    rates: Mapping[tuple[str, str], Rates],
    prior: float,
    weights: WitnessWeights,
) -> float | None:
    """Between the grade and what was learned; None where too little is shared."""
    told = {trait: shared.get((root, trait), 0) for trait in (WHERE, WHEN)}
    number = sum(told.values())
    if number < weights.learning.least_shared:
        return None
    right = sum((1.0 - rates[root, trait][2]) * n for trait, n in told.items() if n) / number
    sure = min(weights.learning.surest, max(1.0 - weights.learning.surest, right))
    learned = max(0.0, math.log(sure / (1.0 - sure)))
    return (prior * weights.learning.prior_items + learned * number) / (weights.learning.prior_items + number)


def _spans(wide: str, narrow: str) -> bool:
    """Whether the days of one interval hold those of another; ISO days compare as text."""
    (a, b), (c, d) = wide.split("/"), narrow.split("/")
    return wide != narrow and a <= c and d <= b
