"""What events say about who holds which place, weighed by witness: pieces of evidence for the filter.

An event's own fused probability is never used, so that nothing counts twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.ledgers.control.ground import Ground
from firsthand.ledgers.control.holders import HolderTable
from firsthand.lexicon.figures import ControlWeights, Evidence, WitnessWeights
from firsthand.model import Candidate, Event, EventField, Place, Witness


@dataclass(frozen=True, slots=True)
class Piece:
    """One event's word on one place: who gained or holds, who lost, when, and its weight in log-odds.

    `mass` is what its witnesses would weigh if none of them had an interest: how much is told, not how far it moves.
    `direct` is False where the event speaks of a unit that holds the place, `before` True where a change tells who
    held it until then, `lasting` True where the words themselves speak of the days before, too ("since 2014").
    """

    place: int
    day: date
    effect: str
    holder: str | None
    loser: str | None
    weight: float
    mass: float
    odds: float
    hazard: float
    direct: bool
    event: str
    first_published: date
    last_published: date
    before: bool = False
    lasting: bool = False


class Weigher:
    """Turns events into pieces."""

    def __init__(
        self, ground: Ground, holders: HolderTable, control: ControlWeights, witnesses: WitnessWeights
    ) -> None:
        self._ground = ground
        self._holders = holders
        self._control = control
        self._witnesses = witnesses

    def pieces(self, events: Iterable[Event]) -> Iterator[Piece]:
        """All pieces of all events that have happened, in order of event and place."""
        for event in events:
            row = self._control.by_type.get(event.type)
            if row is not None and not event.expected and not event.redirect:
                yield from self._of(event, row)

    def _of(self, event: Event, row: Evidence) -> Iterator[Piece]:
        where = event.field("place")
        days = self._days(event, row)
        if where is None or not days:
            return
        compared = speaks_of_part(event)
        for candidate in where.candidates:
            indices, direct = self._ground.members(candidate.value)
            told = set(candidate.claims) if direct else self._of_whole(candidate, where)
            if told and (direct or not compared):
                share = 1.0 if direct else self._control.filter.area / (max(len(indices), 1) if row.somewhere else 1)
                for index in indices:
                    yield from self._at(event, row, index, direct, share, told, days)

    def _of_whole(self, unit: Candidate, where: EventField) -> set[str]:
        """The claims that speak of a unit as a whole: a place named beside it is what they are about."""
        beside = (c for c in where.candidates if c.value != unit.value and not self._ground.is_unit(c.value))
        return set(unit.claims).difference(*(c.claims for c in beside))

    def _at(
        self,
        event: Event,
        row: Evidence,
        index: int,
        direct: bool,
        share: float,
        told_here: set[str],
        days: dict[date, float],
    ) -> Iterator[Piece]:
        """The pieces of one event for one place: one for each holder that it is told of, and each day.

        `share` is the part of its weight that reaches the place.
        """
        place = self._ground.places[index]
        loser = self._top(event.field("lost_by"), place)
        odds = row.odds * (self._control.filter.area_change if not direct else 1.0)
        for holder, claims in self._named(event, row, place):
            if not (direct or holder or loser):
                continue
            part = row.weight * share
            weight = part * self._weight(event, told_here, claims)
            mass = part * self._mass(event, told_here & claims)
            if loser and row.effect in ("changes", "lost"):
                before, held = min(days) - timedelta(days=1), self._control.filter.loser_held
                yield Piece(
                    index, before, "holds", loser, None, weight * held,
                    mass * held, 1.0, 0.0, direct,
                    event.id, event.first_published, event.last_published, before=True, lasting=True,
                )  # fmt: skip
            effect = "holds" if event.earliest is None and row.effect == "changes" else row.effect
            for day, factor in days.items():
                lasting = effect == "holds" and day > min(days)
                yield Piece(
                    index, day, effect, holder, loser, weight * factor,
                    mass * factor, odds, row.hazard, direct,
                    event.id, event.first_published, event.last_published, lasting=lasting,
                )  # fmt: skip

    def _named(self, event: Event, row: Evidence, place: Place) -> list[tuple[str | None, set[str]]]:
        """The map holders that an event names, with their claims; those that name none go with the first."""
        field = event.field("holder")
        if field is None and row.effect not in ("changes", "lost"):
            field = event.field("actor")
        found: dict[str, set[str]] = {}
        for candidate in field.candidates if field and row.effect != "lost" else ():
            holder = self._holders.of(candidate.value, place.country, place.admin1)
            if holder:
                found.setdefault(holder, set()).update(candidate.claims)
        if not found:
            return [] if row.effect in ("holds", "resists") else [(None, set(event.claims))]
        silent = set(event.claims).difference(*found.values())
        first = next(iter(found))
        return [(h, claims | silent if h == first else claims) for h, claims in found.items()]

    def _top(self, field: EventField | None, place: Place) -> str | None:
        """The likeliest map holder of a field."""
        for candidate in field.candidates if field else ():
            holder = self._holders.of(candidate.value, place.country, place.admin1)
            if holder:
                return holder
        return None

    def _weight(self, event: Event, told_here: set[str], told_of: set[str]) -> float:
        """Log-odds of the witnesses who told this of this place, less those who deny the event.

        Several interested voices of one party count as in fusing.
        """
        total, heard = 0.0, set()
        for witness in sorted(event.witnesses, key=lambda w: (-self._worth(w), w.root)):
            if witness.supports and not told_here & told_of & set(witness.claims):
                continue
            worth = self._worth(witness)
            if witness.interest > 0 and witness.party:
                again = (witness.supports, witness.party) in heard
                worth *= self._witnesses.discount.same_party if again else 1.0
                heard.add((witness.supports, witness.party))
            total += worth if witness.supports else -worth
        most = self._control.filter.most
        return max(-most, min(most, total))

    def _mass(self, event: Event, told: set[str]) -> float:
        """The grades of the witnesses who told this."""
        grades = self._witnesses.grade
        supporters = (w for w in event.witnesses if w.supports and told & set(w.claims))
        return min(self._control.filter.most, sum(grades.get(w.grade, grades["F"]) for w in supporters))

    def _worth(self, witness: Witness) -> float:
        interest = self._witnesses.interest
        factor = {1: interest.gains, 0: interest.none, -1: interest.admits}[witness.interest]
        return self._witnesses.grade.get(witness.grade, self._witnesses.grade["F"]) * factor

    def _days(self, event: Event, row: Evidence) -> dict[date, float]:
        """The days on which an event speaks, with a factor.

        Of an undated change of the past only the outcome is known, as of its telling; other undated happenings
        speak of no day.
        """
        figures = self._control.filter
        last = event.latest or event.last_published
        if event.earliest is None:
            return {last: figures.undated} if row.effect in ("changes", "holds", "resists") else {}
        width = (last - event.earliest).days
        if row.effect == "holds" and width > 7:
            return {event.earliest: 1.0, last: 1.0}
        if row.effect != "holds" and event.latest is None:
            return {event.earliest: 1.0}
        if width > figures.long_days:
            return {event.earliest + timedelta(days=width // 2): 1.0}
        return {last: 1.0}


def in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces in the order in which they are replayed, whatever order their events came in."""
    return sorted(pieces, key=lambda p: (p.day, p.event, p.place, p.holder or ""))


def speaks_of_part(event: Event) -> bool:
    """Whether an event speaks of a part of a unit ("70 %", "27 towns of the province"): to compare."""
    if event.field("share") is not None:
        return True
    return any(" percent " in c.value for f in event.fields if f.name.startswith("count:") for c in f.candidates)
