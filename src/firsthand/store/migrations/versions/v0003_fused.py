"""Version 3: what was fused is kept and goes on where it was left; where events went, and what voices taught."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from firsthand.store.migrations.guards import guard, on_sqlite, unguard

revision = "0003"
down_revision = "0002"
GUARDED = ("redirects", "lessons")
DERIVED = ("fused_claims", "fused_blocks", "fused_events")


def upgrade() -> None:
    """Make the tables; the first question fills those that follow from others."""
    make_redirects()
    make_fused()
    guard(GUARDED)
    op.create_index("ix_reprints_like", "reprints", ["like"])


def downgrade() -> None:
    """Take away what was fused and where events went; what version 2 kept stays."""
    unguard(GUARDED)
    for table in (*DERIVED, *GUARDED):
        op.drop_table(table)
    op.drop_index("ix_reprints_like", "reprints")
    op.execute("DELETE FROM cache")


def make_redirects() -> None:
    """Where events went, and lessons."""
    op.create_table(
        "redirects",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("event", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("into", sa.String),
        sa.Column("known", sa.Date, nullable=False),
        sa.Column("recorded", sa.String, nullable=False),
        sa.Column("cause", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_redirects_event", "redirects", ["event"])
    op.create_table(
        "lessons",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("recorded", sa.String, nullable=False),
        sa.Column("run", sa.String, sa.ForeignKey("runs.id")),
        sa.Column("known", sa.Date, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("weights", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_lessons_run", "lessons", ["run"])


def make_fused() -> None:
    """Claims laid out, blocks, events."""
    in_order = sa.String() if on_sqlite() else sa.String(collation="C")
    op.create_table(
        "fused_claims",
        sa.Column("claim", in_order, primary_key=True),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("event", sa.String),
        sa.Column("link", in_order),
        sa.Column("link_at", sa.Integer),
        sa.Column("score", sa.Float),
        sa.Column("partner", sa.String),
        sa.Column("about", sa.String),
        sa.Column("voice", sa.String, nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
    )
    for column in ("document", "event", "link", "partner", "about", "voice"):
        op.create_index(f"ix_fused_claims_{column}", "fused_claims", [column])
    op.create_table(
        "fused_blocks",
        sa.Column("block", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("claim", in_order, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fused_events",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("record", sa.Text),
    )
    op.create_index("ix_fused_events_changed", "fused_events", ["changed"])
