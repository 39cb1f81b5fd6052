"""Decisions of people about what the machine read: append-only, keyed to words, each with who, why and when."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Annotated, Literal, TypeVar

from pydantic import AwareDatetime, Field, JsonValue, StringConstraints, TypeAdapter

from firsthand.model.claim import Claim, ClaimType
from firsthand.model.record import Record, Span

Reviewer = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,31}$")]
"""A pseudonym: small letters, digits and hyphens. Names and addresses of people do not fit, and are not wanted."""

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=2000)]
Grade = Literal["A", "B", "C", "D", "E", "F"]


class Anchor(Record):
    """The words that a claim stands on, by which it is found again in another reading of the same report.

    `nth` counts the claims of one type on the same trigger, from 0; `beside` are the types of the other claims there,
    none of which can be this one read anew.
    """

    document: str
    text_version: str
    trigger: Span
    sentence: Span
    type: ClaimType
    nth: int = Field(default=0, ge=0)
    beside: tuple[ClaimType, ...] = ()


class Made(Record):
    """Who decided, why, and when it was recorded (UTC): its place on the axis of what is known.

    `id` is a digest of everything else. `settles` names decisions of others that this one was made in knowledge of.
    """

    id: str = ""
    reviewer: Reviewer
    reason: Reason
    recorded: AwareDatetime
    settles: tuple[str, ...] = ()


class OnClaim(Made):
    """A decision about one claim. `reading` is what the machine read when it was made.

    `lost`: the machine read nothing there any more, and `reading` is the claim as decisions had kept it.
    """

    words: Anchor
    reading: Claim
    lost: bool = False


class Accept(OnClaim):
    """The claim is right as it stands, or one field of it is. `kept` are the values that stood corrected by then."""

    kind: Literal["accept"] = "accept"
    field: str | None = None
    kept: dict[str, JsonValue] = {}


class Correct(OnClaim):
    """One field of the claim has this value instead, in wire format."""

    kind: Literal["correct"] = "correct"
    field: str
    value: JsonValue


class Reject(OnClaim):
    """No careful reader would log this claim."""

    kind: Literal["reject"] = "reject"


class Merge(Made):
    """These claims tell one event."""

    kind: Literal["merge"] = "merge"
    claims: tuple[Anchor, ...] = Field(min_length=2)


class Split(Made):
    """One event that is two: no claim of one side tells the same event as a claim of the other."""

    kind: Literal["split"] = "split"
    one: tuple[Anchor, ...] = Field(min_length=1)
    other: tuple[Anchor, ...] = Field(min_length=1)


class NotSame(Made):
    """Two events that are not the same, however alike: they must never be taken for one."""

    kind: Literal["not-same"] = "not-same"
    one: tuple[Anchor, ...] = Field(min_length=1)
    other: tuple[Anchor, ...] = Field(min_length=1)


class GradeSource(Made):
    """How far a source can be relied on in general (Admiralty A to F), instead of the lexicon's grade."""

    kind: Literal["grade"] = "grade"
    source: str  # lexicon id, or the words by which a voice without one is named
    grade: Grade


class Withdraw(Made):
    """A decision is taken back, as if it had not been made from now on."""

    kind: Literal["withdraw"] = "withdraw"
    decision: str


AboutClaim = Accept | Correct | Reject
AboutEvents = Merge | Split | NotSame
Decision = Annotated[
    Accept | Correct | Reject | Merge | Split | NotSame | GradeSource | Withdraw, Field(discriminator="kind")
]
DECISION: TypeAdapter[Decision] = TypeAdapter(Decision)
M = TypeVar("M", bound=Made)


class Together(Record):
    """A constraint on fusing: the claims with these ids tell one event, by this decision."""

    claims: tuple[str, ...]
    decision: str


class Apart(Record):
    """A constraint on fusing: no claim of one side tells the same event as one of the other, by this decision."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    decision: str


Constraint = Together | Apart


class Conflict(Record):
    """What a person must look at again. The decision stands until a new one is made.

    `changed`: the machine reads the field otherwise than when it was decided. `lost`: it reads nothing there any more.
    `reviewers`: another reviewer said otherwise. `groups`: decisions on events that cannot all be kept.
    """

    kind: Literal["changed", "lost", "reviewers", "groups"]
    decision: str
    reviewer: str
    claim: str | None
    document: str | None
    field: str | None
    words: str
    decided: JsonValue
    seen: JsonValue
    now: JsonValue
    other: str | None = None  # id of the decision that it is at odds with


def sealed(made: M) -> M:
    """The decision with its id, recorded in UTC."""
    in_utc = made.model_copy(update={"recorded": made.recorded.astimezone(UTC), "id": ""})
    return in_utc.model_copy(update={"id": decision_id(in_utc)})


def decision_id(made: Made) -> str:
    """The digest of a decision's content: an altered one no longer has its id."""
    content = json.dumps(made.model_dump(mode="json", exclude={"id"}), sort_keys=True, ensure_ascii=False)
    return "d-" + hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]
