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
    DocumentError,
    FetchError,
    FirsthandError,
    GazetteerError,
    LexiconError,
    MissingDate,
    StoreError,
    UnknownId,
)
from firsthand.model.event import Candidate, Event, EventField, Witness
from firsthand.model.ledger import CrossingState, Holding, Share
from firsthand.model.place import Place, Resolution, Resolved, Unresolved
from firsthand.model.record import Record, Span
from firsthand.model.run import Problem, Run

__all__ = [
    "Actor", "ActorKind", "Attribution", "Basis", "Candidate", "Certainty", "Claim", "ClaimType", "CrossingState",
    "Document", "DocumentError", "DocumentHead", "Event", "EventField", "FetchError", "FirsthandError",
    "GazetteerError", "Holding", "LexiconError", "Mention", "MentionKind", "MissingDate", "Moment", "Official",
    "Outlet", "Place", "Precision",
    "Problem", "Quantity", "Record", "Resolution", "Resolved", "Run", "Sentence", "Share", "Span", "Standing",
    "StoreError", "TextVersion", "UnknownId", "Unresolved", "VoiceKind", "VoiceSegment", "Witness", "claim_id",
    "digest", "head",
]  # fmt: skip
