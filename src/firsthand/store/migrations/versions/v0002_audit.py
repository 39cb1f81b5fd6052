"""Version 2: decisions, erasures, points of claims with their index, and the log over all that is kept."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from firsthand.store.chain import now
from firsthand.store.covering import cover
from firsthand.store.migrations.guards import guard, on_sqlite, unguard

revision = "0002"
down_revision = "0001"
NEW = ("decisions", "erasures", "claim_points", "audit")
OF_CLAIM = (
    "EXISTS (SELECT 1 FROM claims JOIN erasures ON erasures.subject = claims.document WHERE claims.seq = OLD.claim)"
)
EXCUSES = {
    "documents": "EXISTS (SELECT 1 FROM erasures WHERE subject = OLD.id)",
    "claims": "EXISTS (SELECT 1 FROM erasures WHERE subject = OLD.document)",
    "claim_mentions": OF_CLAIM,
    "claim_points": OF_CLAIM,
    "reprints": 'EXISTS (SELECT 1 FROM erasures WHERE subject IN (OLD.document, OLD."like"))',
    "decisions": "EXISTS (SELECT 1 FROM erasures WHERE subject = OLD.id)",
}
OLD = tuple(table for table in EXCUSES if table not in NEW)
GEOMETRY = "ST_SetSRID(ST_MakePoint(lon, lat), 4326)"
BATCH = 1000


def upgrade() -> None:
    """Make the tables, let erasures pass the guards, place the claims that are there, and begin the log."""
    make_decisions()
    make_points()
    unguard(OLD)
    guard((*OLD, *NEW), EXCUSES)
    place_claims(op.get_bind())
    cover(op.get_bind(), now())


def downgrade() -> None:
    """Take decisions, erasures and log away; what version 1 kept stays."""
    unguard((*OLD, *NEW))
    for table in ("claim_space",) * on_sqlite() + tuple(reversed(NEW)):
        op.drop_table(table)
    guard(OLD)


def make_decisions() -> None:
    """Decisions, erasures and the log."""
    op.create_table(
        "decisions",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("recorded", sa.String, nullable=False),
        sa.Column("reviewer", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("record", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decisions_target", "decisions", ["target"])
    op.create_table(
        "erasures",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("subject", sa.String, nullable=False, unique=True),
        sa.Column("recorded", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("ordered_by", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded", sa.String, nullable=False),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("row", sa.Integer),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("chain", sa.String, nullable=False),
    )
    op.create_index("ix_audit_subject", "audit", ["subject"])


def make_points() -> None:
    """Plain longitude and latitude, and beside them what each engine finds them by."""
    op.create_table(
        "claim_points",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.seq"), primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("nth", sa.Integer, primary_key=True),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
    )
    if on_sqlite():
        op.execute("CREATE VIRTUAL TABLE claim_space USING rtree(id, west, east, south, north, +claim INTEGER)")
        return
    op.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    op.execute(f"CREATE INDEX claim_points_on_globe ON claim_points USING gist (({GEOMETRY}::geography))")
    op.execute(f"CREATE INDEX claim_points_on_map ON claim_points USING gist (({GEOMETRY}))")


def place_claims(connection: sa.Connection) -> None:
    """Write the points of the claims that version 1 kept; they stand in the claims' records."""
    insert = sa.text("INSERT INTO claim_points VALUES (:claim, :role, :nth, :lon, :lat)")
    found = connection.execute(sa.text("SELECT seq, record FROM claims ORDER BY seq"))
    for rows in found.partitions(BATCH):
        placed = [p for row in rows for p in points_of(row.seq, json.loads(row.record))]
        if placed:
            connection.execute(insert, placed)
    if on_sqlite():
        op.execute(
            "INSERT INTO claim_space (west, east, south, north, claim) "
            "SELECT lon, lon, lat, lat, claim FROM claim_points"
        )


def points_of(seq: int, claim: dict[str, Any]) -> Iterator[dict[str, object]]:
    """The points of a claim in wire format 1."""
    for role, mentions in (*claim["roles"].items(), ("place", claim["place"])):
        for nth, mention in enumerate(mentions):
            lon, lat = mention.get("lon"), mention.get("lat")
            if lon is not None and lat is not None and math.isfinite(lon) and math.isfinite(lat):
                yield {"claim": seq, "role": role, "nth": nth, "lon": lon, "lat": lat}
