"""Bytes into documents: readers, sentences, voices, reprints."""

from firsthand.documents.build import build
from firsthand.documents.dateline import Dateline, dateline
from firsthand.documents.reading import Reader, read
from firsthand.documents.supplied import Supplied

__all__ = ["Dateline", "Reader", "Supplied", "build", "dateline", "read"]
