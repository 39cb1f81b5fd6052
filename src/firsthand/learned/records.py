"""What the trained part gives: incidents with their participants, each with the words that name it."""

from __future__ import annotations

from pydantic import Field

from firsthand.learned.roles import IncidentType, Role
from firsthand.model import Record, Span


class Participant(Record):
    """Somebody or something with a part in an incident; `span` is the name to show, `mentions` all words for it."""

    role: Role
    span: Span
    mentions: tuple[Span, ...] = Field(min_length=1)
    score: float = Field(ge=0, le=1)


class Incident(Record):
    """An incident that a report seems to tell of. `score` is the probability of the type, as learned."""

    type: IncidentType
    score: float = Field(ge=0, le=1)
    participants: tuple[Participant, ...]

    def role(self, *names: Role) -> tuple[Participant, ...]:
        """Who or what had one of these parts, likeliest first."""
        found = [p for p in self.participants if p.role in names]
        return tuple(sorted(found, key=lambda p: -p.score))
