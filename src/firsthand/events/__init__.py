"""Events: claims about one happening brought together, with every candidate value and every witness kept."""

from firsthand.events.fuse import fuse
from firsthand.events.fuser import Fuser
from firsthand.events.happenings import Bond, bonds, bonds_of, happenings
from firsthand.events.identity import Changes, event_id

__all__ = ["Bond", "Changes", "Fuser", "bonds", "bonds_of", "event_id", "fuse", "happenings"]
