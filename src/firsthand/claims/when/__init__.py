"""When: the time words of a report, and the moment of a claim."""

from firsthand.claims.when.elsewhere import dated
from firsthand.claims.when.moment import lies_ahead, moment, of
from firsthand.claims.when.thread import Thread
from firsthand.claims.when.timewords import TimeWords
from firsthand.claims.when.words import find

__all__ = ["Thread", "TimeWords", "dated", "find", "lies_ahead", "moment", "of"]
