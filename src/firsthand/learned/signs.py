"""Words as signs: a linear model over the words of a text, or over those around a participant.

Signs are known by a checksum of their words (feature hashing, Weinberger et al. 2009), so that the tables keep
figures and no words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from firsthand.learned.entities import Entity
from firsthand.learned.marks import Figures
from firsthand.learned.pieces import Word
from firsthand.learned.roles import Role

SIZE = 1 << 15  # slots of a table
AROUND = 8  # words to either side that are looked at
MOST = 4  # stretches of a participant that are looked at, likeliest first

Signed = dict[int, float]  # slot of the table: weight of the sign, of length 1 together


@dataclass(frozen=True, slots=True)
class Signs:
    """A linear model: `weights` is outputs x slots, `bias` one figure per output."""

    weights: Figures
    bias: Figures

    def chances(self, signs: Sequence[Signed]) -> Figures:
        """Probabilities, one row per item."""
        rows = [self.weights[:, list(s)] @ np.fromiter(s.values(), float, len(s)) + self.bias for s in signs]
        logits = np.array(rows, dtype=float).reshape(len(signs), len(self.bias))
        chances: Figures = 1 / (1 + np.exp(-logits))
        return chances


def of_text(found: Sequence[Word], rarity: Figures) -> Signed:
    """The words of a text as signs, weighed by rarity; ten times tells little more than twice."""
    counted = _counted(word.text.lower() for word in found if len(word.text) > 1 and word.text.isalnum())
    return _even({slot: weight * float(rarity[slot]) for slot, weight in counted.items() if rarity[slot]})


def rarity_of(texts: Sequence[Sequence[Word]]) -> Figures:
    """How telling each slot is in these texts (inverse document frequency); 0 for what is in fewer than two."""
    flat = np.ones(SIZE)
    known = np.bincount([slot for text in texts for slot in of_text(text, flat)], minlength=SIZE)
    rare: Figures = np.where(known > 1, np.log((1 + len(texts)) / (1 + known)) + 1, 0.0)
    return rare


def of_entity(found: Sequence[Word], entity: Entity) -> Signed:
    """The words in and around a participant as signs, with its role."""
    likeliest = sorted(entity.stretches, key=lambda s: (-s.score, s.first))[:MOST]
    return _signed(sign for stretch in likeliest for sign in _around(found, entity.role, stretch.first, stretch.last))


def of_stretch(found: Sequence[Word], role: Role, first: int, last: int) -> Signed:
    """The words in and around one stretch as signs, with its role."""
    return _signed(_around(found, role, first, last))


def _around(found: Sequence[Word], role: Role, first: int, last: int) -> Iterator[str]:
    low = [w.text.lower() for w in found[max(0, first - AROUND) : last + AROUND]]
    at = min(first, AROUND)
    before, name, after = low[:at], low[at : at + last - first], low[at + last - first :]
    yield f"{role} last {name[-1]}"
    yield f"{role} first {name[0]}"
    yield f"{role} long {min(len(name), 5)}"
    yield from (f"{role} in {word}" for word in name)
    yield f"{role} before {' '.join(before[-1:])}"
    yield f"{role} before {' '.join(before[-2:])}"
    yield f"{role} after {' '.join(after[:1])}"
    yield f"{role} after {' '.join(after[:2])}"
    yield from (f"{role} left {word}" for word in before if word.isalpha())
    yield from (f"{role} right {word}" for word in after if word.isalpha())


def _signed(signs: Iterable[str]) -> Signed:
    return _even(_counted(signs))


def _counted(signs: Iterable[str]) -> Signed:
    counted = Counter(crc32(sign.encode()) % SIZE for sign in signs)
    return {slot: 1 + float(np.log(times)) for slot, times in counted.items()}


def _even(weights: Signed) -> Signed:
    length = float(np.sqrt(sum(w * w for w in weights.values()))) or 1.0
    return {slot: weight / length for slot, weight in weights.items()}
