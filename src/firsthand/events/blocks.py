"""Blocking: which events a claim is compared with at all, so that cost grows with claims, not pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from firsthand.events.nearness import COARSE, place_key, weeks
from firsthand.events.readings import Reading
from firsthand.model import Mention

MOST = 48
"""Events of one block that are compared, newest first: a province in a busy week stays affordable."""

DEGREES = 0.1
"""Side of a block of points in degrees (about 11 km)."""


class Blocks:
    """Event numbers by family, expectation, week and place."""

    def __init__(self) -> None:
        self._numbers: defaultdict[tuple[str, bool, int | None, str], list[int]] = defaultdict(list)

    def put(self, number: int, reading: Reading) -> None:
        """Enter an event under a claim's weeks and places."""
        told: list[int] = weeks(reading.earliest, reading.latest, 0) or []
        keys: set[tuple[int | None, str]] = {(week, token) for token in self._own(reading) for week in told}
        exact = self._own(reading) if not told else {place_key(m) for m in reading.places}
        for week, token in keys | {(None, token) for token in exact}:
            members = self._numbers[reading.family.id, reading.expected, week, token]
            if not members or members[-1] != number:
                members.append(number)

    def near(self, reading: Reading) -> list[int]:
        """Numbers of the events worth comparing, ascending: near weeks and places, or wide intervals."""
        around = weeks(reading.earliest, reading.latest, reading.family.days)
        found: set[int] = set()
        for token in self._sought(reading):
            for week in [*(around or ()), None]:
                found.update(self._numbers.get((reading.family.id, reading.expected, week, token), ())[-MOST:])
        return sorted(found)

    def _own(self, reading: Reading) -> set[str]:
        return {token for m in reading.places for token in _tokens(m, reading.family.contains)} or {"nowhere"}

    def _sought(self, reading: Reading) -> set[str]:
        sought = self._own(reading)
        for mention in reading.places:
            sought.update(_around(mention))
        if not reading.family.needs_place:
            sought.add("nowhere")
        return sought


def _tokens(mention: Mention, contains: bool) -> Iterator[str]:
    """The id or words, the block of the point, and the unit where units may stand for places."""
    yield place_key(mention)
    if mention.lat is not None and mention.lon is not None and mention.place_kind not in COARSE:
        yield f"@{int(mention.lat / DEGREES)},{int(mention.lon / DEGREES)}"
    if contains and mention.country:
        yield f"in {mention.admin1 or mention.country}"
        if mention.place_kind in ("country", "region", "line"):
            yield f"in {mention.country}"


def _around(mention: Mention) -> Iterator[str]:
    """The blocks around a point."""
    if mention.lat is None or mention.lon is None or mention.place_kind in COARSE:
        return
    row, column = int(mention.lat / DEGREES), int(mention.lon / DEGREES)
    for step in range(9):
        yield f"@{row + step // 3 - 1},{column + step % 3 - 1}"
