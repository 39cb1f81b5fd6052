"""Events: what clusters of claims are about, with every candidate value kept."""

from __future__ import annotations

from datetime import date

from firsthand.model.claim import ClaimType, Mention
from firsthand.model.record import Record


class Witness(Record):
    """One independent root voice for or against an event; copies and carriers count once.

    `grade` is Admiralty A to F. `interest`: +1 if the voice gains from being believed, -1 if it admits its own loss.
    """

    root: str                    # key of the innermost voice: lexicon id, else its words, folded
    name: str
    grade: str
    interest: int
    party: str | None            # side or actor id that the voice speaks for
    claims: tuple[str, ...]      # ids of the claims, first published first
    supports: bool               # False: says that it did not happen
    first_published: date
    first_hand: bool = False     # the voice stood closest to the event of those who told it


class Candidate(Record):
    """One value of an event's field with its probability among the candidates and the claims behind it."""

    value: str                   # id, ISO interval "2018-07-06/2018-07-06", or "low..high unit of"
    label: str
    probability: float
    claims: tuple[str, ...]


class EventField(Record):
    """A field of an event with its candidates, likeliest first; `contradicted` when they cannot all be true."""

    name: str                    # actor, opponent, place, when, count:killed, ...
    candidates: tuple[Candidate, ...]
    contradicted: bool


class Event(Record):
    """A cluster of claims about one happening or state. Probability is that it happened, from its witnesses."""

    id: str
    type: ClaimType
    types: tuple[ClaimType, ...]       # of its claims
    claims: tuple[str, ...]
    fields: tuple[EventField, ...]
    witnesses: tuple[Witness, ...]
    place: Mention | None              # best
    places: tuple[Mention, ...]
    earliest: date | None
    latest: date | None
    probability: float
    contradicted: bool
    first_published: date
    last_published: date
    redirect: str | None = None        # id of the event that this one was merged into
    part_of: str | None = None         # id of the event that this was told as part of: its dead, its terms
    expected: bool = False             # only planned, predicted or conditional: no ledger takes it as having happened

    def field(self, name: str) -> EventField | None:
        """The field of this name, if any claim filled it."""
        return next((f for f in self.fields if f.name == name), None)
