"""When: the time words of a report, and the moment of a claim."""

from firsthand.claims.when.clause import goes_on, is_since
from firsthand.claims.when.moment import lies_ahead, moment, of
from firsthand.claims.when.words import TimeWords, find

__all__ = ["TimeWords", "find", "goes_on", "is_since", "lies_ahead", "moment", "of"]
