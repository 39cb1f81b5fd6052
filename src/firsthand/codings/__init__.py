"""Codings: claims and the words around them as coded events of the schemes that researchers use."""

from firsthand.codings.coder import Coder
from firsthand.codings.record import CodedEvent

__all__ = ["CodedEvent", "Coder"]
