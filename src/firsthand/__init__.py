"""firsthand: an open, evidence-first conflict monitor."""

__version__ = "0.1.0"
