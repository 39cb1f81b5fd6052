"""What the lists show of changes on the map and of the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.cli.columns import latest
from firsthand.cli.tables import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from firsthand.model import Holding
    from firsthand.pipeline.moves import FrontPiece, Moved


def moved_columns(name: Callable[[str | None], str], sentence: dict[str, str]) -> Sequence[Column[Moved]]:
    """A change: from whom to whom, how sure, on whose word, and the newest sentence behind it (by event id)."""
    return (
        Column("place", lambda m: m.place),
        Column("name", lambda m: name(m.place)),
        Column("before", lambda m: held(m.before, name)),
        Column("now", lambda m: held(m.after, name)),
        Column("probability", lambda m: m.after.probability),
        Column("told or inferred", lambda m: "inferred" if m.inferred else "told"),
        Column("on whose word", lambda m: "; ".join(f"{w.name} ({w.grade})" for w in m.voices)),
        Column("sentence", lambda m: latest(m.events, sentence), wide=True),
    )


def front_columns(name: Callable[[str | None], str]) -> Sequence[Column[FrontPiece]]:
    """A stretch of front: between which places and holders, how probable, how wide the strip is."""
    return (
        Column("place", lambda f: name(f.places[0])),
        Column("held by", lambda f: name(f.holders[0])),
        Column("other place", lambda f: name(f.places[1])),
        Column("other holder", lambda f: name(f.holders[1])),
        Column("probability", lambda f: f.probability),
        Column("strip km", lambda f: round(f.band_km, 1)),
        Column("length km", lambda f: round(f.length_km, 1)),
        Column("named lately", lambda f: "yes" if f.named else ""),
    )


def held(holding: Holding, name: Callable[[str | None], str]) -> str:
    """A holder and how firm it is."""
    return f"{name(holding.holder)} ({holding.state})" if holding.holder else "not known"
