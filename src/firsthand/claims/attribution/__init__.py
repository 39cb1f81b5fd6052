"""Attribution: who says what in a report, and the chain of voices behind any word of it."""

from firsthand.claims.attribution.chain import Saying, Voices, attribute

__all__ = ["Saying", "Voices", "attribute"]
