"""The tables of the store, version 3: reports, claims, the journal, decisions, the log, and what was fused from them.

A document's row is one reading of it by one state of the engine; the latest row of an id is the current one,
older ones stay. No row is ever changed or deleted: triggers refuse it, on both engines. Only `cache` and the tables
of `fused` may be emptied, and only what `erasures` names may go. The tables are made by the migrations; a test holds
both together.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

VERSION = "3"
metadata = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("started", String, nullable=False),  # ISO 8601, UTC
    Column("command", String, nullable=False),
    Column("settings", Text, nullable=False),  # JSON object
    Column("versions", Text, nullable=False),  # JSON object
)

run_ends = Table(
    "run_ends",
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("finished", String, nullable=False),
)

problems = Table(
    "problems",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("run", ForeignKey("runs.id"), nullable=False, index=True),
    Column("record", Text, nullable=False),  # Problem as JSON
)

documents = Table(
    "documents",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("reading", String, nullable=False, unique=True),  # digest of the record and the engine's version
    Column("id", String, nullable=False),
    Column("published", Date, nullable=False, index=True),
    Column("publisher", String),
    Column("publisher_id", String),
    Column("title", Text),
    Column("url", Text),
    Column("language", String, nullable=False),
    Column("engine", String, nullable=False),
    Column("run", ForeignKey("runs.id"), nullable=False),
    Column("record", Text, nullable=False),  # Document as JSON
    Index("documents_current", "id", "seq"),
    sqlite_autoincrement=True,
)

claims = Table(
    "claims",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("reading", ForeignKey("documents.seq"), nullable=False, index=True),
    Column("id", String, nullable=False, index=True),
    Column("document", String, nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("standing", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("polarity", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("published", Date, nullable=False),
    Column("record", Text, nullable=False),  # Claim in wire format 1
    Index("claims_type", "type", "published"),
    sqlite_autoincrement=True,
)

mentions = Table(
    "claim_mentions",  # the ids of actors and places that a claim names
    metadata,
    Column("claim", ForeignKey("claims.seq"), primary_key=True),
    Column("role", String, primary_key=True),  # "place", or the name of the role
    Column("mention", String, primary_key=True),
    Index("claim_mentions_mention", "mention"),
)

reprints = Table(
    "reprints",  # pairs of reports with (nearly) the same text
    metadata,
    Column("document", String, primary_key=True),
    Column("like", String, primary_key=True, index=True),
    Column("similarity", Float, nullable=False),
)

documents_in_run = Table(
    "documents_in_run",  # the journal of what a run took in
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("document", String, primary_key=True),
    Column("outcome", String, nullable=False),  # added | read again | unchanged
)

cache = Table(
    "cache",  # what can be worked out again at any time
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

decisions = Table(
    "decisions",  # what people decided; the record's own model is in firsthand.model
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("recorded", String, nullable=False),  # ISO 8601, UTC
    Column("reviewer", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False, index=True),  # key of what was decided about
    Column("reason", Text),
    Column("record", Text, nullable=False),  # Decision as JSON
    sqlite_autoincrement=True,
)

erasures = Table(
    "erasures",  # what was taken out on legal demand; the content is gone, the id stays
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("subject", String, nullable=False, unique=True),  # id of a document or of a decision that quoted it
    Column("recorded", String, nullable=False),  # ISO 8601, UTC
    Column("reason", Text, nullable=False),
    Column("ordered_by", Text),
    sqlite_autoincrement=True,
)

points = Table(
    "claim_points",  # where claims are, WGS84 degrees; follows from the claims' records
    metadata,
    Column("claim", ForeignKey("claims.seq"), primary_key=True),
    Column("role", String, primary_key=True),  # "place", or the name of the role
    Column("nth", Integer, primary_key=True),
    Column("lon", Float, nullable=False),
    Column("lat", Float, nullable=False),
)

audit = Table(
    "audit",  # the log: one entry for every kept row or reading, each chained to the one before
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("recorded", String, nullable=False),  # ISO 8601, UTC
    Column("act", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("row", Integer),  # the number of the row, where it has one
    Column("digest", String, nullable=False),  # SHA-256 of what was kept
    Column("chain", String, nullable=False),  # SHA-256 of this entry and the chain before it
)

redirects = Table(
    "redirects",  # where events went: what was known by an id once leads to what it is now
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("event", String, nullable=False, index=True),
    Column("kind", String, nullable=False),  # merged (event is in `into`), split (event came out of `into`), gone
    Column("into", String),
    Column("known", Date, nullable=False),  # the day from whose reports or decisions on it is so
    Column("recorded", String, nullable=False),  # ISO 8601, UTC
    Column("cause", String, nullable=False),  # id of the report or decision, or the engine
    sqlite_autoincrement=True,
)

lessons = Table(
    "lessons",  # what the weights of voices were learned to be, and from what
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("recorded", String, nullable=False),  # ISO 8601, UTC
    Column("run", ForeignKey("runs.id"), index=True),  # None: learned when something was asked, in no run
    Column("known", Date, nullable=False),  # the last report's day
    Column("claims", Integer, nullable=False),
    Column("weights", Text, nullable=False),  # JSON: natural log-odds by root voice
    sqlite_autoincrement=True,
)

IN_ORDER = String().with_variant(String(collation="C"), "postgresql")  # compared byte by byte, as we do

fused_claims = Table(
    "fused_claims",  # fused: each claim laid out, its link, and the event that it is in
    metadata,
    Column("claim", IN_ORDER, primary_key=True),
    Column("document", String, nullable=False, index=True),
    Column("at", Integer, nullable=False),  # turn and day, the first part of the order of gathering
    Column("event", String, index=True),
    Column("link", IN_ORDER, index=True),
    Column("link_at", Integer),
    Column("score", Float),
    Column("partner", String, index=True),  # the claim of the same report that tells the whole of this part
    Column("about", String, index=True),  # of a denial: the claim that it denies
    Column("voice", String, nullable=False, index=True),  # the id or words that its grade was looked up by
    Column("reading", Text, nullable=False),
)

fused_blocks = Table(
    "fused_blocks",  # fused: which claims are compared with which
    metadata,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Integer, primary_key=True, autoincrement=False),
    Column("claim", IN_ORDER, primary_key=True),
    sqlite_with_rowid=False,
)

fused_events = Table(
    "fused_events",  # fused: every event that stands
    metadata,
    Column("id", String, primary_key=True),
    Column("changed", Integer, nullable=False, index=True),  # the number of the change that made it as it is
    Column("record", Text),  # Event as JSON; None: it stands no more
)

FUSED = (fused_claims, fused_blocks, fused_events)
