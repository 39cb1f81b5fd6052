"""What a mention of an event says happened: its head word, the stem of it, and the word that stands for all alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from firsthand.lexicon.files import read_toml
from firsthand.lexicon.grammar import noun_words, site_words, verb_words

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SHORT_PAST = re.compile("[a-z]{1,2}ie[ds]$")  # "died", "lies": what is left without the ending is too short
VOWEL = re.compile("[aeiouy]")
DOUBLED = re.compile(r"([^aeiouls])\1$")
SHORTEST = 3  # letters that a stem keeps
COMPOUND = 4  # letters of each part of a compound written as one word ("flash" and "flood")


def key_of(text: str) -> tuple[str, bool]:
    """What a mention is grouped by, and whether its word fits any event: the phrase that it holds, else the head."""
    words = [w.lower() for w in WORD.findall(text)]
    for first, second in pairwise(words):
        if f"{first} {second}" in alike():
            return f"{first} {second}", False
    word = head(text)
    return stem(word), word in _general()


def head(text: str) -> str:
    """The word that says what happened, in small letters: the verb of a phrasal verb, else the last word with content.

    A preposition ends the phrase: "attack on the town" is an attack.
    """
    words = [w.lower() for w in WORD.findall(text)]
    content: list[str] = []
    for word in words:
        if content and word in _closing():
            break
        if word not in _opening():
            content.append(re.sub(r"['’]s?$", "", word))
    return content[-1] if content else (words[-1] if words else text.lower())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the forms of a word and the words made from it share: "nominated" and "nominee" give "nomin"."""
    word = _lemmas().get(word, word)
    if SHORT_PAST.match(word):
        return word[:-1]
    for _ in range(2):
        word = _bare(word)
    return word


def _bare(word: str) -> str:
    """The word without its longest ending; a doubled last consonant ("planned") is one."""
    for ending in _endings():
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= SHORTEST and VOWEL.search(rest) and (ending != "s" or rest[-1] not in "su"):
            return rest[:-1] if DOUBLED.search(rest) else rest
    return word


def by_noun(stems: Iterable[str]) -> dict[str, str]:
    """Each stem with the one that stands for it: a compound goes with the noun that it ends in."""
    known = sorted(stems, key=len)
    return {s: next((k for k in known if _heads(k, s)), s) for s in known}


def _heads(noun: str, word: str) -> bool:
    return word == noun or (word.endswith(noun) and min(len(noun), len(word) - len(noun)) >= COMPOUND)


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    """Endings of forms and of words made from words, longest first."""
    endings: list[str] = read_toml("english/endings.toml")["endings"]
    return tuple(sorted(endings, key=len, reverse=True))


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    """Irregular forms of verbs, each with its lemma."""
    verbs: dict[str, list[str]] = read_toml("english/irregular.toml")["verbs"]
    return {form: lemma for lemma, forms in verbs.items() for form in forms if form not in verbs}


@lru_cache(maxsize=1)
def alike() -> dict[str, str]:
    """Stems and phrases of words that newspapers use for one event, each with the one that stands for its row."""
    rows: list[list[str]] = read_toml("fusion/synonyms.toml")["alike"]
    keys = ((key, stem(row[0])) for row in rows for word in row for key in _keys(word))
    return dict(keys)


def _keys(word: str) -> Iterator[str]:
    """A phrase as it stands; a word by its stem, and by that of its regular forms where it is a form of another."""
    if " " in word:
        yield word
    else:
        yield stem(word + "ed")
        yield stem(word)


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    """Words that fit any event, and words of saying: who says it is another each time."""
    light = ("be", "have", "do", "make", "get", "take", "go", "come")
    verbs: dict[str, list[str]] = read_toml("english/irregular.toml")["verbs"]
    said: list[str] = read_toml("fusion/synonyms.toml")["said"]
    forms = {f for lemma in light for f in (lemma, *verbs.get(lemma, ()))}
    return frozenset(
        forms | set(said) | _closing() | noun_words().pronouns | noun_words().relative | verb_words().copulas
    )


@lru_cache(maxsize=1)
def _closing() -> frozenset[str]:
    """Words after which a phrase says no more what happened: prepositions and particles."""
    single = {w for w in site_words().locative if " " not in w}
    return frozenset(single | verb_words().particles | {"of", "to", "for", "with", "by"})


@lru_cache(maxsize=1)
def _opening() -> frozenset[str]:
    """Words that only lead to the head."""
    return frozenset(verb_words().perfect | verb_words().copulas | {"the", "a", "an", "his", "her", "their", "its"})
