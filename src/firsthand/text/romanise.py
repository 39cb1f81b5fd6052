"""A key under which the many spellings of one name meet: Nassib, Naseeb, Nasīb, نصيب, Насиб.

Arabic writes no short vowels, and every agency romanises the rest in its own way, so the key is the
skeleton of consonants with a mark for a vowel at either end. It finds candidates; `likeness` ranks them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from importlib import resources

_BREAKS = re.compile(r"[\s\-‐‑–—_/.,()]+")
_SILENT = re.compile(r"[^\w\s]|_", re.UNICODE)
_FINAL_H = re.compile(r"(?<=[aeiou])h$")
_CONSTRUCT = re.compile(r"(?<=[^aeiouwy])[aei]t$")
_DOUBLED = re.compile(r"(\w)\1+")
_INNER_VOWELS = re.compile(r"(?<=.)[aeiouwy]+")
_FOLDS = (
    *(
        ("dzh", "j"),
        ("dj", "j"),
        ("kh", "χ"),
        ("gh", "g"),
        ("zh", "z"),
        ("sch", "s"),
        ("sh", "s"),
        ("ch", "s"),
    ),
    *(("th", "t"), ("dh", "d"), ("ph", "f"), ("tz", "ts"), ("ck", "k"), ("qu", "k")),
    *(("q", "k"), ("c", "k"), ("j", "g")),
)


def key(name: str) -> str:
    """The romanisation key of a name in Latin, Arabic or Cyrillic script; equal keys may be one name.

    The article (al-, ash-, ez-) is dropped, vowels, q/k, gh/g/j, sh/ch/s, final -h and doubled consonants
    are folded:
    "Dayr az-Zawr", "Deir ez-Zor" and "دير الزور" are all "drzr". A name without letters has the key "".
    """
    words = _words(name)
    last = len(words) - 1
    return "".join(_skeleton(word, final=n == last) for n, word in enumerate(words))


def likeness(one: str, other: str) -> float:
    """How alike two spellings sound, vowels included, from 0 to 1: ranks names whose keys are equal."""
    return SequenceMatcher(None, _sound(one), _sound(other), autojunk=False).ratio()


@dataclass(frozen=True)
class _Letters:
    articles: frozenset[str]
    abu: frozenset[str]
    sounds: dict[int, str]


@lru_cache(maxsize=1)
def _letters() -> _Letters:
    path = resources.files("firsthand.text").joinpath("romanisation.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    sounds = {
        ord(letter): sound
        for table in ("latin", "arabic", "cyrillic")
        for letter, sound in data[table].items()
    }
    return _Letters(articles=frozenset(data["articles"]), abu=frozenset(data["abu"]), sounds=sounds)


def _words(name: str) -> list[str]:
    """The words of a name in Latin letters, without its articles."""
    letters = _letters()
    lowered = unicodedata.normalize("NFKC", name).casefold().replace("ـ", "")
    words: list[str] = []
    for word in _BREAKS.split(lowered):
        bare = word[2:] if word.startswith("ال") and len(word) >= 4 else word
        if bare in letters.abu:
            words.append("b")
            continue
        latin = _latin(bare)
        if latin:
            words.append("b" if latin in letters.abu else latin)
    kept = [word for word in words[:-1] if word not in letters.articles]
    return kept + words[-1:]


def _latin(word: str) -> str:
    spoken = _SILENT.sub("", word.translate(_letters().sounds))
    plain = unicodedata.normalize("NFKD", spoken)
    return "".join(c for c in plain if c.isalnum() and unicodedata.category(c) != "Lm")


def _skeleton(word: str, *, final: bool) -> str:
    folded = _fold(word)
    folded = _FINAL_H.sub("", folded) if final else _CONSTRUCT.sub("", _FINAL_H.sub("", folded))
    if len(folded) < 2:
        return folded
    ends_in_vowel = final and folded[-1] in "aeiouwy"
    first = "a" if folded[0] in "aeiou" else folded[0]
    skeleton = first + _INNER_VOWELS.sub("", folded)[1:] + ("a" if ends_in_vowel else "")
    return skeleton.replace("χ", "h")


def _fold(word: str) -> str:
    for letters, sound in _FOLDS:
        word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", word)


def _sound(name: str) -> str:
    words = [_FINAL_H.sub("", _fold(word)) for word in _words(name)]
    return " ".join(word.replace("ou", "u").replace("ei", "ay").replace("ai", "ay") for word in words)
