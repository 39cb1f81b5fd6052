"""Quantities: the figures of a sentence, and those of a claim."""

from firsthand.claims.quantities.belong import of_claim
from firsthand.claims.quantities.find import QuantityWords, find

__all__ = ["QuantityWords", "find", "of_claim"]
