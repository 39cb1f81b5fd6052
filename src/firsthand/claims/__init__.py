"""Documents into claims."""

from firsthand.claims.extract import Extractor, Reading, Silence

__all__ = ["Extractor", "Reading", "Silence"]
