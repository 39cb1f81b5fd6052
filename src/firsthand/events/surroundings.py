"""What a claim takes from the report around it, where its own words leave it open.

An accusation or a denial is of the place of what it speaks of: without this, two spokesmen who deny two attacks in one
week would deny the same. A deal that names nobody is between those whom its sentence names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from firsthand.events.reading import Reading

SPEECH, TALKS = "speech", "talks"


def surrounded(readings: Sequence[Reading], partner: Mapping[str, str]) -> list[Reading]:
    """The claims of one report, in order; `partner`: for a claim the one that it tells a part of."""
    known = {r.id: r for r in readings}
    found: list[Reading] = []
    for _, told in groupby(sorted(readings, key=lambda r: (r.sentence, r.trigger, r.id)), key=lambda r: r.sentence):
        found += _sentence(list(told), known, partner)
    return found


def _sentence(told: Sequence[Reading], known: Mapping[str, Reading], partner: Mapping[str, str]) -> Iterator[Reading]:
    sides = frozenset(actor for r in told for actor in (*r.gained, *r.lost))
    for reading in told:
        if reading.family.id == SPEECH and not reading.places:
            yield replace(reading, places=_spoken_of(reading, known, partner).places)
        elif reading.family.id == TALKS and not (reading.gained or reading.lost):
            yield replace(reading, gained=sides)
        else:
            yield reading


def _spoken_of(reading: Reading, known: Mapping[str, Reading], partner: Mapping[str, str]) -> Reading:
    """The first claim with a place of those that it tells a part of, or itself."""
    at, seen = reading, {reading.id}
    while not at.places and partner.get(at.id) in known.keys() - seen:
        at = known[partner[at.id]]
        seen.add(at.id)
    return at if at.places else reading
