"""Events: what clusters of claims are about, with every candidate value kept."""

from __future__ import annotations

from datetime import date
from typing import Literal

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
    coarser: bool = False        # only less exact than another: the country for the town, the week for the day


class EventField(Record):
    """A field of an event with its candidates, likeliest first; `contradicted` when they cannot all be true."""

    name: str                    # actor, opponent, place, when, count:killed, ...
    candidates: tuple[Candidate, ...]
    contradicted: bool
    versions: tuple[tuple[str, ...], ...] = ()   # where contradicted: values that may be true together, likeliest first


class Version(Record):
    """One of the versions that contradict each other, with the claims that tell it and the roots of their voices."""

    values: tuple[str, ...]
    claims: tuple[str, ...]
    voices: tuple[str, ...]


class Contradiction(Record):
    """What the reports on an event do not agree on, with each version; those that are only coarser are none.

    `terms`: a deal's term that one side tells and another denies. `whether`: that it happened at all.
    """

    kind: Literal["who", "where", "when", "how many", "whether", "terms"]
    field: str                   # name of the event's field; "" for whether and terms
    versions: tuple[Version, ...]


class Turn(Record):
    """A voice that changed its story: what it told before and after, and the first claim of each."""

    voice: str                   # root of the witness
    field: str                   # name of the event's field; "" for whether it happened
    before: str
    after: str
    claims: tuple[str, str]
    on: date                     # publication of the later one


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
    contradictions: tuple[Contradiction, ...] = ()
    turns: tuple[Turn, ...] = ()       # voices that changed their story
    part_of: str | None = None         # id of the event that this was told as part of: its dead, its terms
    expected: bool = False             # only planned, predicted or conditional: no ledger takes it as having happened

    def field(self, name: str) -> EventField | None:
        """The field of this name, if any claim filled it."""
        return next((f for f in self.fields if f.name == name), None)
