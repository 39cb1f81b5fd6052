"""The append-only store."""

from firsthand.store.queries import Counts, Found
from firsthand.store.reprints import Pair
from firsthand.store.store import Store
from firsthand.store.writing import Outcome

__all__ = ["Counts", "Found", "Outcome", "Pair", "Store"]
