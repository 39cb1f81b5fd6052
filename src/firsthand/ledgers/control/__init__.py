"""The ledger of control: who holds which ground, replayed from events and weighed by witness."""

from firsthand.ledgers.control.ledger import ControlLedger
from firsthand.ledgers.control.spans import Area

__all__ = ["Area", "ControlLedger"]
