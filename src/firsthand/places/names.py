"""How names are compared: a folded form for equal names, the romanisation key for names that sound alike."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from firsthand.text.romanise import key as romanisation

_MARKS = re.compile("[ʻʼʽ’‘'`´ʿʾʹʺ\u0640]")
_BREAKS = re.compile(r"[\W_]+", re.UNICODE)
_LETTERS = str.maketrans({
    "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e",
    "ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي",
})  # fmt: skip
_WORDS = {
    "st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "tell": "tal", "tel": "tal", "tall": "tal", "jebel": "jabal",
    "djebel": "jabal", "jebal": "jabal", "gebel": "jabal", "deir": "dayr", "der": "dayr", "ain": "ayn", "ein": "ayn",
    "kafar": "kafr", "kfar": "kafr", "kufr": "kafr", "kefr": "kafr", "beit": "bayt", "bait": "bayt", "um": "umm", "om": "umm",
    "abou": "abu", "abo": "abu", "khirbet": "khirbat", "kherbet": "khirbat", "ouadi": "wadi", "oued": "wadi",
}  # fmt: skip


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in lower case without accents, apostrophes and punctuation, words parted by one space.

    "Dar‘ā" and "Dar'a" are both "dara", "St. Louis" is "saint louis".
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", name.casefold()))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
    words = _BREAKS.sub(" ", bare).split()
    return " ".join(_WORDS.get(word, word) for word in words)


def hash_name(folded: str) -> int:
    """A 64-bit number for a folded name: what the index files hold in its place."""
    return int.from_bytes(hashlib.blake2b(folded.encode(), digest_size=8).digest(), "little")


def hash_sound(name: str) -> int | None:
    """A 64-bit number for the name's romanisation key; None for keys too short to mean anything."""
    key = romanisation(name)
    return hash_name("~" + key) if len(key) >= 3 else None
