"""When: the time words of a report, and the moment of a claim."""

from firsthand.claims.when.moment import moment, of
from firsthand.claims.when.words import TimeWords, find

__all__ = ["TimeWords", "find", "moment", "of"]
