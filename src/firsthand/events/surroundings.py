"""What a claim takes from the report around it, where its own words leave it open.

Whatever goes on with something told before it is where that was: the dead of "the strike" lie where it hit, not at the
town that the report named last. An accusation or a denial is of the place of what it speaks of: without this, two
spokesmen who deny two attacks in one week would deny the same. A deal that names nobody is between those whom its
sentence names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from firsthand.events.reading import Reading

TALKS = "talks"


def surrounded(readings: Sequence[Reading], partner: Mapping[str, str]) -> list[Reading]:
    """The claims of one report, in order; `partner`: for a claim the one that it tells a part of."""
    known = {r.id: r for r in readings}
    parts: defaultdict[str, list[Reading]] = defaultdict(list)
    for part, whole in partner.items():
        parts[whole].append(known[part])
    ordered = sorted(readings, key=lambda r: (r.sentence, r.trigger, r.id))
    sentences = groupby(ordered, key=lambda r: r.sentence)
    return [_placed(r, known, partner, parts) for _, told in sentences for r in _sided(list(told))]


def _sided(told: Sequence[Reading]) -> Iterator[Reading]:
    """The claims of a sentence, a deal of nobody known between those whom the others name."""
    sides = frozenset(actor for r in told for actor in (*r.gained, *r.lost))
    for reading in told:
        nameless = reading.family.id == TALKS and not (reading.gained or reading.lost)
        yield replace(reading, gained=sides) if nameless and sides else reading


def _placed(
    reading: Reading, known: Mapping[str, Reading], partner: Mapping[str, str], parts: Mapping[str, Sequence[Reading]]
) -> Reading:
    """The claim, if it names no place, where the first of its wholes is that names one, or a part told before it."""
    at, seen = reading, {reading.id}
    while not at.placed and partner.get(at.id) in known.keys() - seen:
        at = known[partner[at.id]]
        seen.add(at.id)
    before = (p for p in parts.get(reading.id, ()) if p.placed and p.sentence < reading.sentence)
    found = at if at.placed else next(before, reading)
    return replace(reading, places=found.places) if found is not reading and found.places else reading
