"""Events: claims about one happening brought together, with every candidate value and every witness kept."""

from firsthand.events.fuse import fuse
from firsthand.events.fuser import Fuser
from firsthand.events.identity import Changes, event_id, happenings

__all__ = ["Changes", "Fuser", "event_id", "fuse", "happenings"]
