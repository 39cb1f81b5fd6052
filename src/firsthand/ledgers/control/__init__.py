"""The ledger of control: who holds which ground, replayed from events and weighed by witness."""

from firsthand.ledgers.control.front import Front, front
from firsthand.ledgers.control.history import Chronicle
from firsthand.ledgers.control.ledger import ControlLedger
from firsthand.ledgers.control.news import Change, what_changed
from firsthand.ledgers.control.spans import Area

__all__ = ["Area", "Change", "Chronicle", "ControlLedger", "Front", "front", "what_changed"]
