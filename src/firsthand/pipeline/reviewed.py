"""What people decided, as far as it was recorded by a day, over what the machine read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date
from functools import cached_property
from typing import Self

from pydantic import ValidationError

from firsthand.model import DECISION, AboutClaim, Claim, Conflict, Decision, Event, GradeSource, StoreError
from firsthand.review.apply import Decided, apply, in_force
from firsthand.review.constraints import anchors_of, constraints
from firsthand.review.events import all_of, conflicts, grouped_by
from firsthand.review.grades import folded, grades_of
from firsthand.store import Store


def log(store: Store, known: date | None = None) -> tuple[Decision, ...]:
    """Every decision recorded by the end of a day (UTC), oldest first; None: all.

    StoreError for one that this version cannot read: none is passed over.
    """
    made = read_all(store.decisions(), store.path)
    kept = [d for d in made if known is None or d.recorded.astimezone(UTC).date() <= known]
    return tuple(sorted(kept, key=lambda d: (d.recorded, d.id)))


def read_all(records: Iterable[str], where: str) -> list[Decision]:
    """Decisions from their records; StoreError for one that this version cannot read."""
    return [_read(record, where) for record in records]


def _read(record: str, where: str) -> Decision:
    try:
        return DECISION.validate_json(record)
    except ValidationError as error:
        raise StoreError(
            f"{where}: a decision that this firsthand cannot read ({record[:60]}...); "
            "use the firsthand that wrote it, or a newer one"
        ) from error


class Reviewed:
    """Decisions recorded by a day, and the claims of the reports that they are about as they stand after them."""

    def __init__(self, decisions: Iterable[Decision], claims: Iterable[Claim], documents: frozenset[str]) -> None:
        """`claims` are those of the reports that `touched` names; `documents` are all that are known."""
        self.decisions = tuple(decisions)
        self.standing = tuple(in_force(self.decisions))
        self.documents = documents
        self._claims = tuple(claims)

    @classmethod
    def of(cls, store: Store, known: date | None = None) -> Self:
        """What was decided by a day about the reports published by it."""
        decisions = log(store, known)
        if not decisions:
            return cls((), (), frozenset())
        documents = frozenset(h.id for h in store.heads(known))
        asked = sorted(touched(decisions) & documents)
        return cls(decisions, (c for d in asked for c in store.claims(known, document=d)), documents)

    @cached_property
    def decided(self) -> Decided:
        """The claims of these reports after the decisions."""
        return apply(self.decisions, self._claims, self.documents)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What must be looked at again."""
        return conflicts(self.decisions, self.decided, self.documents)

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """Claims that somebody decided on, as they stand, rejected ones too."""
        listed = {c.id: c for c in self.decided.claims if c.id in self.decided.by}
        return listed | dict(self.decided.rejected)

    def grouping(self, event: Event) -> list[Decision]:
        """The decisions that bound claims of an event, or keep others away from it, oldest first."""
        asked, _ = constraints(self.standing, all_of(self.decided), self.documents)
        ids = grouped_by([event], asked).get(event.id, ())
        return [d for d in self.standing if d.id in ids]

    @cached_property
    def grades(self) -> dict[str, GradeSource]:
        """The grade that stands for each source, by id or folded words."""
        return grades_of(self.standing)

    def grade(self, *names: str | None) -> GradeSource | None:
        """The grade that somebody gave to a source known by any of these ids or words."""
        return next((g for n in names if n and (g := self.grades.get(folded(n)))), None)

    @property
    def digest(self) -> str:
        """Equal digests, equal decisions in force; empty without any."""
        ids = "\n".join(d.id for d in self.standing)
        return hashlib.sha256(ids.encode()).hexdigest()[:16] if ids else ""

    def setters(self, claim: str) -> dict[str, AboutClaim]:
        """For each field of a claim that somebody decided on, the decision that set it; "claim" for the whole."""
        return dict(self.decided.by.get(claim, {}))

    def over(
        self,
        claims: Iterable[Claim],
        document: str | None = None,
        ids: frozenset[str] | None = None,
        mention: str | None = None,
    ) -> list[Claim]:
        """What counts of the claims that the machine gave for a question: by report, id, or who or what they name."""
        if not self.decisions:
            return list(claims)
        fitting = {
            id_: claim
            for id_, claim in self.by_id.items()
            if id_ not in self.decided.rejected and _fits(claim, document, ids, mention)
        }
        asked = list(claims)
        kept = [fitting.pop(c.id, c) for c in asked if c.id not in self.by_id or c.id in fitting]
        return [*kept, *fitting.values()]


def touched(decisions: Iterable[Decision]) -> set[str]:
    """The reports that decisions are about."""
    found: set[str] = set()
    for decision in decisions:
        match decision.kind:
            case "accept" | "correct" | "reject":
                found.add(decision.words.document)
            case "merge" | "split" | "not-same":
                found.update(a.document for a in anchors_of(decision))
            case "grade" | "withdraw":
                pass
    return found


def _fits(claim: Claim, document: str | None, ids: frozenset[str] | None, mention: str | None) -> bool:
    if document not in (None, claim.document) or (ids is not None and claim.id not in ids):
        return False
    return mention is None or mention in set(_named(claim))


def _named(claim: Claim) -> Iterator[str | None]:
    for mentions in (*claim.roles.values(), claim.place, claim.attribution.chain):
        yield from (m.id for m in mentions)
