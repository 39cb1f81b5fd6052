"""Events: claims about one happening brought together, with every candidate value and every witness kept."""

from firsthand.events.fuse import event_id, fuse

__all__ = ["event_id", "fuse"]
