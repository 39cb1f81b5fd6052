"""Events: claims about one happening brought together, with every candidate value and every witness kept."""

from firsthand.events.fuse import fuse
from firsthand.events.fuser import Fuser
from firsthand.events.happenings import Bond, bonds, happenings
from firsthand.events.identity import Changes, event_id

__all__ = ["Bond", "Changes", "Fuser", "bonds", "event_id", "fuse", "happenings"]
