"""Which words, in reports on similar stories, speak of one event.

Two fires in two towns are told with the same words, so the reports are first split into stories by what tells them
apart: names and numbers. Within a story, mentions whose head words have one stem ("arrest", "was arrested", "the
arrests"), or are two ways to say it ("killing", "murder"), are one event. Words that fit any event ("it", "was",
"said") say nothing by themselves across reports: these are joined within one report, and with another one's where the
sentences around are much alike.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from firsthand.events.words import WORD, alike, by_noun, key_of

TELLING = 3.0  # weight of a name or number beside that of another word, in telling stories apart
COMMON = 0.3  # weight of a word that all reports have, beside the log of its rarity: it holds a lone story together
APART = 0.88  # mean cosine distance at which two groups of reports are two stories
AROUND = 0.25  # cosine of the sentences around, above which words that fit any event are of one
STOP = ". "


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report that speak of an event, and where they start in its text (None: not known)."""

    id: str
    text: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its text, and its mentions in reading order."""

    id: str
    text: str
    mentions: tuple[Mention, ...]


def same_events(reports: Sequence[Report], apart: float = APART) -> Iterator[tuple[str, ...]]:
    """The ids of the mentions of each event, over reports on one story or a few similar ones."""
    rarity = _rarity([_weights(r.text) for r in reports])
    for story in stories([r.text for r in reports], apart):
        groups: dict[str, list[str]] = defaultdict(list)
        general: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        told = [(reports[n], m, *key_of(m.text)) for n in story for m in reports[n].mentions]
        heads = by_noun({key for _, _, key, _ in told})
        for report, mention, key, fits_any in told:
            word = alike().get(heads[key], heads[key])
            if fits_any:
                general[word][report.id].append(mention)
            else:
                groups[word].append(mention.id)
        texts = {reports[n].id: reports[n].text for n in story}
        yield from map(tuple, groups.values())
        for held in general.values():
            yield from _joined([(mentions, texts[id_]) for id_, mentions in held.items()], rarity)


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


def _joined(held: Sequence[tuple[Sequence[Mention], str]], rarity: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    """Mentions of one general word by report, joined where the sentences around them are much alike."""
    around = [_around(mentions, text, rarity) for mentions, text in held]
    group = list(range(len(held)))
    for n, mine in enumerate(around):
        for k in range(n):
            if sum(x * around[k].get(w, 0.0) for w, x in mine.items()) > AROUND:
                into, out = group[k], group[n]
                group = [into if g == out else g for g in group]
    for number in dict.fromkeys(group):
        yield tuple(m.id for n, (mentions, _) in enumerate(held) if group[n] == number for m in mentions)


def _around(mentions: Sequence[Mention], text: str, rarity: Mapping[str, float]) -> dict[str, float]:
    """The words of the sentences that mentions stand in, weighed and brought to length 1."""
    found: dict[str, float] = {}
    for mention in mentions:
        for word, weight in _weights(_sentence(mention, text)).items():
            found[word] = max(found.get(word, 0.0), weight * rarity.get(word, 0.0))
    length = math.sqrt(sum(x * x for x in found.values()))
    return {w: x / length for w, x in found.items()} if length else {}


def _sentence(mention: Mention, text: str) -> str:
    """The sentence of a mention, from full stop to full stop; nothing if nobody knows where it stands."""
    if mention.start is None:
        return ""
    end = text.find(STOP, mention.start + len(mention.text))
    return text[max(text.rfind(STOP, 0, mention.start), 0) : len(text) if end < 0 else end]


def _rarity(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """How little a word is spread over the reports."""
    spread = Counter(w for row in rows for w in row)
    return {w: math.log((1 + len(rows)) / n) + COMMON for w, n in spread.items()}


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
    spread, rarity = Counter(w for row in rows for w in row), _rarity(rows)
    column = {w: n for n, w in enumerate(w for w in sorted(spread) if spread[w] > 1)}
    table = np.zeros((len(rows), len(column) + 1))
    for n, row in enumerate(rows):
        for word in row.keys() & column.keys():
            table[n, column[word]] = row[word] * rarity[word]
    norms = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(norms > 0, norms, 1.0)
    return np.asarray(table @ table.T)
