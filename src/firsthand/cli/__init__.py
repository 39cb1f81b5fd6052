"""The command line."""

from firsthand.cli.door import main

__all__ = ["main"]
