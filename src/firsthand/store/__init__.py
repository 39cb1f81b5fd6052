"""The append-only store."""

from firsthand.store.audit import Entry, Verified
from firsthand.store.engines.kind import Polygon
from firsthand.store.erasing import Erased
from firsthand.store.past import Reading
from firsthand.store.queries import Counts, Found, Near
from firsthand.store.reprints import Pair
from firsthand.store.store import Store
from firsthand.store.writing import Outcome

__all__ = ["Counts", "Entry", "Erased", "Found", "Near", "Outcome", "Pair", "Polygon", "Reading", "Store", "Verified"]
