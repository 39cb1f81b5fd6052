"""Words by which a report shows that it is a list of news (`data/cues/bulletin.toml`)."""

from __future__ import annotations

from functools import lru_cache

from firsthand.lexicon.files import checked, read_toml
from firsthand.model import Record
from firsthand.text.caseless import Caseless

NAME = "cues/bulletin.toml"


class BulletinFile(Record):
    """The file: `titles` name such reports, `history` heads their parts that tell of what came before.

    `labels` stand before an item.
    """

    source: str
    titles: tuple[str, ...]
    history: tuple[str, ...]
    labels: tuple[str, ...]


class BulletinWords:
    """The words of the file as patterns: anywhere in a heading, and at the opening of a line."""

    def __init__(self, file: BulletinFile) -> None:
        self.titles = Caseless(rf"\b(?:{'|'.join(_longest_first(file.titles))})\b")
        self.labels = Caseless(rf"(?:{'|'.join(_longest_first(file.labels))})\s*[:|!–—-]\s*")
        self.history = Caseless(rf"\W*(?:{'|'.join(_longest_first(file.history))})\s*(?::|$)")


@lru_cache(maxsize=1)
def bulletin_words() -> BulletinWords:
    """The words ready for look-up; LexiconError names what breaks the schema of the file."""
    return BulletinWords(checked(BulletinFile, NAME, read_toml(NAME)))


def _longest_first(words: tuple[str, ...]) -> list[str]:
    return sorted(words, key=len, reverse=True)
