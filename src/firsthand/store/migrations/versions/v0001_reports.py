"""Version 1: readings of reports, their claims, the journal of runs, the cache, and the index of words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from firsthand.store.migrations.guards import REFUSAL, guard, on_sqlite, refusal, unguard

revision = "0001"
down_revision = None
TABLES = (
    "meta",
    "runs",
    "run_ends",
    "problems",
    "documents",
    "claims",
    "claim_mentions",
    "reprints",
    "documents_in_run",
)


def upgrade() -> None:
    """Make the tables."""
    make_journal()
    make_documents()
    make_claims()
    op.create_table("cache", sa.Column("key", sa.String, primary_key=True), sa.Column("value", sa.Text, nullable=False))
    make_index_of_words()
    if not on_sqlite():
        op.execute(refusal(REFUSAL))
    guard(TABLES)


def downgrade() -> None:
    """Take everything away."""
    unguard(TABLES)
    if not on_sqlite():
        op.execute(f"DROP FUNCTION {REFUSAL}()")
    for table in ("documents_text", "cache", *reversed(TABLES)):
        op.drop_table(table)


def make_journal() -> None:
    """Runs, their ends and their problems."""
    op.create_table(
        "meta", sa.Column("key", sa.String, primary_key=True), sa.Column("value", sa.String, nullable=False)
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("started", sa.String, nullable=False),
        sa.Column("command", sa.String, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
    )
    op.create_table(
        "run_ends",
        sa.Column("run", sa.String, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("finished", sa.String, nullable=False),
    )
    op.create_table(
        "problems",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("run", sa.String, sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("ix_problems_run", "problems", ["run"])


def make_documents() -> None:
    """Readings of reports, pairs of like texts, and what each run took in."""
    op.create_table(
        "documents",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("reading", sa.String, nullable=False, unique=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("published", sa.Date, nullable=False),
        sa.Column("publisher", sa.String),
        sa.Column("publisher_id", sa.String),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("engine", sa.String, nullable=False),
        sa.Column("run", sa.String, sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_documents_published", "documents", ["published"])
    op.create_index("documents_current", "documents", ["id", "seq"])
    op.create_table(
        "reprints",
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("like", sa.String, primary_key=True),
        sa.Column("similarity", sa.Float, nullable=False),
    )
    op.create_table(
        "documents_in_run",
        sa.Column("run", sa.String, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("outcome", sa.String, nullable=False),
    )


def make_claims() -> None:
    """Claims of readings, and the ids that they name."""
    op.create_table(
        "claims",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("documents.seq"), nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("standing", sa.String, nullable=False),
        sa.Column("certainty", sa.String, nullable=False),
        sa.Column("polarity", sa.Boolean, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("published", sa.Date, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    for column in ("reading", "id", "document"):
        op.create_index(f"ix_claims_{column}", "claims", [column])
    op.create_index("claims_type", "claims", ["type", "published"])
    op.create_table(
        "claim_mentions",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.seq"), primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("mention", sa.String, primary_key=True),
    )
    op.create_index("claim_mentions_mention", "claim_mentions", ["mention"])


def make_index_of_words() -> None:
    """FTS5 on SQLite; on PostgreSQL the words that we cut ourselves, a long text in several parts."""
    if on_sqlite():
        words = "unicode61 remove_diacritics 2"
        op.execute(f"CREATE VIRTUAL TABLE documents_text USING fts5(title, text, tokenize='{words}')")
        return
    op.execute(
        "CREATE TABLE documents_text (reading integer NOT NULL REFERENCES documents (seq), "
        "part integer NOT NULL, words tsvector NOT NULL, PRIMARY KEY (reading, part))"
    )
    op.execute("CREATE INDEX documents_text_words ON documents_text USING gin (words)")
