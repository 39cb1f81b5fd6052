"""The vocabulary of firsthand: frozen records, enums and errors. Standard library and pydantic only."""

from firsthand.model.actor import Actor, ActorKind, Official, Outlet
from firsthand.model.claim import (
    Attribution,
    Basis,
    Certainty,
    Claim,
    ClaimType,
    Mention,
    MentionKind,
    Moment,
    Precision,
    Quantity,
    Standing,
    claim_id,
)
from firsthand.model.decision import (
    DECISION,
    AboutClaim,
    AboutEvents,
    Accept,
    Anchor,
    Apart,
    Conflict,
    Constraint,
    Correct,
    Decision,
    GradeSource,
    Merge,
    NotSame,
    Reject,
    Split,
    Together,
    Withdraw,
    decision_id,
    sealed,
)
from firsthand.model.document import (
    Document,
    DocumentHead,
    Sentence,
    TextVersion,
    VoiceKind,
    VoiceSegment,
    digest,
    head,
)
from firsthand.model.errors import (
    DecisionError,
    DocumentError,
    FetchError,
    FirsthandError,
    GazetteerError,
    LexiconError,
    MissingDate,
    StoreError,
    UnknownId,
)
from firsthand.model.event import Candidate, Contradiction, Event, EventField, Turn, Version, Witness
from firsthand.model.ledger import CrossingState, Holding, Share
from firsthand.model.place import Place, Resolution, Resolved, Unresolved
from firsthand.model.record import Record, Span
from firsthand.model.run import Problem, Run

__all__ = [
    "DECISION", "AboutClaim", "AboutEvents", "Accept", "Actor", "ActorKind", "Anchor", "Apart", "Attribution",
    "Basis", "Candidate", "Certainty", "Claim", "ClaimType", "Conflict", "Constraint", "Contradiction", "Correct",
    "CrossingState", "Decision", "DecisionError", "Document", "DocumentError", "DocumentHead", "Event",
    "EventField", "FetchError", "FirsthandError", "GazetteerError", "GradeSource", "Holding", "LexiconError",
    "Mention", "MentionKind", "Merge", "MissingDate", "Moment", "NotSame", "Official", "Outlet", "Place",
    "Precision", "Problem", "Quantity", "Record", "Reject", "Resolution", "Resolved", "Run", "Sentence", "Share",
    "Span", "Split", "Standing", "StoreError", "TextVersion", "Together", "Turn", "UnknownId", "Unresolved",
    "Version", "VoiceKind", "VoiceSegment", "Withdraw", "Witness", "claim_id", "decision_id", "digest", "head",
    "sealed",
]  # fmt: skip
