"""What a report tells as part of something else: the dead of an attack, the flag on a town, the terms of a deal.

A sentence tells of one happening, with what led to it and what came of it; a deal is told with its terms, there and in
the sentences after it. This holds within a report only. Across reports the events hold it together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from firsthand.events.nearness import near
from firsthand.events.reading import Reading
from firsthand.lexicon.fusing import Parts

OPEN = (0, 10**7)


def partners(readings: Sequence[Reading], weights: Parts) -> dict[str, str]:
    """For claims of one report that tell a part of something, by id the claim that tells the whole."""
    ordered = sorted(readings, key=lambda r: (r.sentence, r.trigger, r.id))
    sentences = [list(told) for _, told in groupby(ordered, key=lambda r: r.sentence)]
    known = {r.id for r in ordered}
    found: dict[str, str] = {}
    for number, told in enumerate(sentences):
        before = [r for s in sentences[max(0, number - weights.terms_within) : number] for r in s]
        for reading in told:
            whole = _about(reading, known) or _whole(reading, told, weights) or _deal(reading, before, weights)
            if whole:
                found[reading.id] = whole
    return found


def _about(reading: Reading, known: set[str]) -> str | None:
    """The claim that it is about, as the report has it."""
    return reading.about if reading.about in known else None


def _whole(reading: Reading, told: Sequence[Reading], weights: Parts) -> str | None:
    """The greatest thing told in the same sentence; of equals the first."""
    greater = [r for r in told if r.id != reading.id and _is_part(reading, r, weights)]
    return max(greater, key=lambda r: (weights.rank(r.type), -r.trigger, r.id)).id if greater else None


def _is_part(part: Reading, whole: Reading, weights: Parts) -> bool:
    """Whether one of two claims of a sentence may tell a part of what the other tells."""
    if whole.against or (weights.rank(whole.type), -whole.trigger) <= (weights.rank(part.type), -part.trigger):
        return False
    if whole.type in weights.deals:
        return part.type in weights.deals or _is_term(part, weights)
    return not _times_apart(part, whole, weights.days) and not _places_apart(part, whole, weights.apart_km)


def _is_term(reading: Reading, weights: Parts) -> bool:
    """Whether it may be what a deal provides for: not done yet, or not to be done."""
    return reading.type in weights.terms and (reading.expected or reading.against)


def _deal(reading: Reading, before: Sequence[Reading], weights: Parts) -> str | None:
    """The deal told last before this, if it may be one of its terms."""
    if not _is_term(reading, weights):
        return None
    deals = [r for r in before if r.type in weights.deals and not r.against]
    return deals[-1].id if deals else None


def _times_apart(a: Reading, b: Reading, days: int) -> bool:
    """Whether their times lie apart; what is still to come follows from what happened."""
    if a.expected != b.expected:
        return False
    (low, high), (start, end) = _span(a), _span(b)
    return max(low, start) - min(high, end) > days


def _span(reading: Reading) -> tuple[int, int]:
    earliest, latest = reading.when
    return (earliest.toordinal() if earliest else OPEN[0], latest.toordinal() if latest else OPEN[1])


def _places_apart(a: Reading, b: Reading, apart_km: float) -> bool:
    """Whether both name points, and none of one is near any of the other."""
    mine, theirs = [s for s in a.places if s.cell], [s for s in b.places if s.cell]
    return bool(mine and theirs) and not any(near(x, y, apart_km) for x in mine for y in theirs)
