"""How names are compared: a folded form for equal names, the romanisation key for names that sound alike."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from firsthand.text.romanise import key as romanisation

_MARKS = re.compile("[ʻʼʽ’‘'`´ʿʾʹʺ\u0640]")
_BREAKS = re.compile(r"[\W_]+", re.UNICODE)
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "đ": "d",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "e",
        "ة": "ه",
        "ى": "ي",
        "ک": "ك",
        "ی": "ي",
    }
)
_WORDS = {
    word: plain
    for plain, words in {
        "saint": "st",
        "sainte": "ste",
        "mount": "mt",
        "fort": "ft",
        "tal": "tell tel tall",
        "jabal": "jebel djebel jebal gebel",
        "dayr": "deir der",
        "ayn": "ain ein",
        "kafr": "kafar kfar kufr kefr",
        "bayt": "beit bait",
        "umm": "um om",
        "abu": "abou abo",
        "khirbat": "khirbet kherbet",
        "wadi": "ouadi oued",
    }.items()
    for word in words.split()
}

_SIDES = {
    word: sense
    for sense, words in {
        "east": "east eastern sharqi sharqiyah sharqiyya sharqiya sharqieh skhidna skhidne",
        "west": "west western gharbi gharbiyah gharbiyya gharbiya gharbieh zakhidna zakhidne",
        "north": "north northern shamali shamaliyah shamaliyya pivnichna pivnichne",
        "south": "south southern janubi janubiyah janubiyya junubi pivdenna pivdenne",
        "upper": "upper fawqa fawqani fauqa foqa verkhnia verkhnie verkhne",
        "lower": "lower tahta tahtani nyzhnia nyzhnie nizhne",
        "big": "kabir kabira kabirah kubra velyka velyke velykyi bolshoye bolshaya",
        "small": "saghir saghira saghirah sughra mala male malyi maloye malaya",
        "old": "old qadim qadima stara stare",
        "new": "new jadid jadida jadidah nova nove",
    }.items()
    for word in words.split()
}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in lower case without accents, apostrophes and punctuation, words parted by one space.

    "Dar‘ā" and "Dar'a" are both "dara", "St. Louis" is "saint louis".
    """
    small = name.lower()
    if small.isascii() and small.isalnum():
        return _WORDS.get(small, small)
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", name.casefold()))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
    words = _BREAKS.sub(" ", bare).split()
    return " ".join(_WORDS.get(word, word) for word in words)


@lru_cache(maxsize=4096)
def side(name: str) -> str | None:
    """Which side or size of twin places a name tells ("Ghariyah al-Sharqiyah", "Velyka Novosilka"), if any."""
    return next((_SIDES[word] for word in fold(name).split() if word in _SIDES), None)


def hash_name(folded: str) -> int:
    """A 64-bit number for a folded name: what the index files hold in its place."""
    return int.from_bytes(hashlib.blake2b(folded.encode(), digest_size=8).digest(), "little")


def hash_sound(name: str) -> int | None:
    """A 64-bit number for the name's romanisation key; None for keys too short to mean anything."""
    key = romanisation(name)
    return hash_name("~" + key) if len(key) >= 3 else None
