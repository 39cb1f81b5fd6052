"""Words are data: loaders and schemas over lexicon/data."""

from firsthand.lexicon.lexicon import Lexicon
from firsthand.lexicon.records import Country, GenericHit, NameHit, Slant, SourceProfile, Theatre

__all__ = ["Country", "GenericHit", "Lexicon", "NameHit", "Slant", "SourceProfile", "Theatre"]
