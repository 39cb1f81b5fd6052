"""Which words, in reports on similar stories, speak of one event.

Two fires in two towns are told with the same words, so the reports are first split into stories by what tells them
apart: names and numbers. Within a story, mentions whose head words have one stem ("arrest", "was arrested", "the
arrests") are one event. Words that fit any event ("it", "was", "make") say nothing across reports: these are joined
only within one report.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from firsthand.lexicon.files import read_toml
from firsthand.lexicon.grammar import noun_words, site_words, verb_words

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SHORT_PAST = re.compile("[a-z]{1,2}ie[ds]$")  # "died", "lies": what is left without the ending is too short
VOWEL = re.compile("[aeiouy]")
DOUBLED = re.compile(r"([^aeiouls])\1$")
TELLING = 3.0  # weight of a name or number beside that of another word, in telling stories apart
COMMON = 0.3  # weight of a word that all reports have, beside the log of its rarity: it holds a lone story together
APART = 0.88  # mean cosine distance at which two groups of reports are two stories
SHORTEST = 3  # letters that a stem keeps
COMPOUND = 4  # letters of each part of a compound written as one word ("flash" and "flood")
_ENDINGS = (
    "s es ed ing ings er ers or ors ion ions ation ations ition itions ment ments al als ance ances ence ences ate "
    "ates ated ating ator ators ative ee ees ive ives y e ry ies ied ize izes ized izing ization ise ised ising isation"
)
ENDINGS = tuple(sorted(_ENDINGS.split(), key=len, reverse=True))  # of forms and of words made from words


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report that speak of an event."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A report: its text, and its mentions in reading order."""

    id: str
    text: str
    mentions: tuple[Mention, ...]


def same_events(reports: Sequence[Telling], apart: float = APART) -> Iterator[tuple[str, ...]]:
    """The ids of the mentions of each event, over reports on one story or a few similar ones."""
    for story in stories([r.text for r in reports], apart):
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        heads = _compounds({stem(head(m.text)) for n in story for m in reports[n].mentions})
        for n in story:
            for mention in reports[n].mentions:
                word = head(mention.text)
                scope = reports[n].id if word in _general() else ""
                groups[scope, heads[stem(word)]].append(mention.id)
        yield from map(tuple, groups.values())


def stories(texts: Sequence[str], apart: float = APART) -> list[list[int]]:
    """The texts by story, as positions: average link over the cosine of words, names and numbers weighing most."""
    if len(texts) <= 1:
        return [[n] for n in range(len(texts))]
    distance = 1.0 - _cosines([_weights(text) for text in texts])
    np.fill_diagonal(distance, 0.0)
    labels = fcluster(linkage(squareform(distance.clip(min=0.0), checks=False), "average"), apart, "distance")
    found: dict[int, list[int]] = defaultdict(list)
    for n, label in enumerate(labels):
        found[int(label)].append(n)
    return list(found.values())


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
    for ending in ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= SHORTEST and VOWEL.search(rest) and (ending != "s" or rest[-1] not in "su"):
            return rest[:-1] if DOUBLED.search(rest) else rest
    return word


def _compounds(stems: Iterable[str]) -> dict[str, str]:
    """Each stem with the one that stands for it: a compound goes with the noun that it ends in."""
    known = sorted(stems, key=len)
    return {s: next((k for k in known if _heads(k, s)), s) for s in known}


def _heads(noun: str, word: str) -> bool:
    return word == noun or (word.endswith(noun) and min(len(noun), len(word) - len(noun)) >= COMPOUND)


def _weights(text: str) -> dict[str, float]:
    """How much each word of a text counts: names (capital letters inside a sentence) and numbers count most."""
    counts: Counter[str] = Counter()
    telling: set[str] = set()
    for found in WORD.finditer(text):
        word = found.group()
        counts[word.lower()] += 1
        if word[0].isdigit() or (word[0].isupper() and not word.isupper()):
            telling.add(word.lower())
    return {w: (1 + math.log(n)) * (TELLING if w in telling else 1.0) for w, n in counts.items()}


def _cosines(rows: Sequence[dict[str, float]]) -> NDArray[np.float64]:
    """Likeness of each two reports, by the words that at least two of them share."""
    spread = Counter(w for row in rows for w in row)
    column = {w: n for n, w in enumerate(w for w in sorted(spread) if spread[w] > 1)}
    table = np.zeros((len(rows), len(column) + 1))
    for n, row in enumerate(rows):
        for word in row.keys() & column.keys():
            table[n, column[word]] = row[word] * (math.log((1 + len(rows)) / spread[word]) + COMMON)
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(norms > 0, norms, 1.0)
    return np.asarray(table @ table.T)


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    """Irregular forms of verbs, each with its lemma."""
    verbs: dict[str, list[str]] = read_toml("english/irregular.toml")["verbs"]
    return {form: lemma for lemma, forms in verbs.items() for form in forms if form not in verbs}


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    """Words that fit any event."""
    light = ("be", "have", "do", "make", "get", "take", "go", "come")
    verbs: dict[str, list[str]] = read_toml("english/irregular.toml")["verbs"]
    forms = {f for lemma in light for f in (lemma, *verbs.get(lemma, ()))}
    return frozenset(forms | noun_words().pronouns | noun_words().relative | verb_words().copulas)


@lru_cache(maxsize=1)
def _closing() -> frozenset[str]:
    """Words after which a phrase says no more what happened: prepositions and particles."""
    single = {w for w in site_words().locative if " " not in w}
    return frozenset(single | verb_words().particles | {"of", "to", "for", "with", "by"})


@lru_cache(maxsize=1)
def _opening() -> frozenset[str]:
    """Words that only lead to the head."""
    return frozenset(verb_words().perfect | verb_words().copulas | {"the", "a", "an", "his", "her", "their", "its"})
