"""What the second step knows of each participant, type and pair of the two: rows of figures, in a fixed order.

The second step decides per report, not per word: whether a participant is one, which incident types there are,
and who belongs to which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.learned.entities import Entity
from firsthand.learned.marks import Figures, Marks
from firsthand.learned.roles import ROLES, TYPES, Role

LIST_LONG = 8  # words between two names that may stand in one list


@dataclass(frozen=True, slots=True)
class Habits:
    """How often a stretch with these last words turned out a participant, in other reports: (times, times right)."""

    last: Mapping[str, tuple[float, float]]  # by "role last-word"
    name: Mapping[str, tuple[float, float]]  # by "role whole name"

    def of(self, role: Role, words: Sequence[str]) -> tuple[float, float, float, float]:
        """Share and weight of experience with the last word, then with the whole name."""
        return (
            *_share(self.last.get(f"{role} {words[-1]}", (0, 0))),
            *_share(self.name.get(f"{role} {' '.join(words)}", (0, 0))),
        )


def _share(seen: tuple[float, float]) -> tuple[float, float]:
    times, right = seen
    return (right + 0.6) / (times + 2), float(np.log1p(times))


def of_entities(seen: Marks, found: Sequence[Entity], habits: Habits, hints: Figures) -> Figures:
    """One row per participant, whatever the type of incident; `hints` is what its words tell (`signs`), per row."""
    table = [[*_entity(seen, e, found, habits), *hint] for e, hint in zip(found, hints.tolist(), strict=True)]
    return _rows(table)


def _entity(seen: Marks, entity: Entity, found: Sequence[Entity], habits: Habits) -> list[float]:
    name, scores = entity.name(), sorted((s.score for s in entity.stretches), reverse=True)
    rivals = [e.best.score for e in found if e.role == entity.role and e is not entity]
    count = max(len(seen.words), 1)
    return [
        *(float(entity.role == role) for role in ROLES),
        scores[0],
        sum(scores[:4]),
        scores[1] if len(scores) > 1 else 0.0,
        float(np.mean(scores)),
        float(len(scores)),
        max(s.marked for s in entity.stretches),
        float(np.mean([s.marked for s in entity.stretches])),
        sum(s.marked for s in entity.stretches),
        _occurrences(seen, name.words),
        entity.stretches[0].first / count,
        float(np.log1p(entity.stretches[0].first)),
        float(np.log(count)),
        float(len(name.words)),
        float(sum(score > scores[0] for score in rivals)),
        max(rivals, default=0.0),
        sum(rivals),
        *(_elsewhere(entity, role, found) for role in ROLES),
        *(_strongest(found, role) for role in ROLES),
        *seen.whole.tolist(),
        *np.mean([s.kinds for s in entity.stretches], axis=0).tolist(),
        *habits.of(entity.role, name.words),
    ]


def _occurrences(seen: Marks, words: Sequence[str]) -> float:
    last = words[-1]
    return float(np.log1p(sum(w.text.lower() == last for w in seen.words)))


def _elsewhere(entity: Entity, role: Role, found: Sequence[Entity]) -> float:
    """The best score of the same words in another role."""
    if role == entity.role:
        return 0.0
    words = {i for s in entity.stretches for i in range(s.first, s.last)}
    others = [s for e in found if e.role == role for s in e.stretches]
    return max((s.score for s in others if not words.isdisjoint(range(s.first, s.last))), default=0.0)


def _strongest(found: Sequence[Entity], role: Role) -> float:
    return max((e.best.score for e in found if e.role == role), default=0.0)


def of_types(seen: Marks, found: Sequence[Entity], kept: Figures, hints: Figures) -> Figures:
    """One row per type; `kept` is the probability of each participant, `hints` what the words of the text tell."""
    kinds = np.array([np.mean([s.kinds for s in e.stretches], axis=0) for e in found]).reshape(-1, len(TYPES))
    told = kinds * kept[:, None]
    common = [float(np.log(max(len(seen.words), 1))), *(_best_of(found, kept, role) for role in ROLES), _any(kept)]
    rows = []
    for number in range(len(TYPES)):
        own = told[:, number]
        rows.append(
            [
                *(float(number == other) for other in range(len(TYPES))),
                seen.whole[number],
                float(own.max(initial=0)),
                _any(own),
                float(own.sum()),
                float(np.delete(seen.whole, number).max()),
                float(np.delete(told, number, axis=1).max(initial=0)),
                *common,
                *seen.whole.tolist(),
                *(told.max(axis=0, initial=0)).tolist(),
                float(hints[number]),
                float(hints.max()),
            ]
        )
    return np.array(rows, dtype=float)


def _best_of(found: Sequence[Entity], kept: Figures, role: Role) -> float:
    return max((float(k) for e, k in zip(found, kept, strict=True) if e.role == role), default=0.0)


def _any(chances: Figures) -> float:
    return float(1 - np.prod(1 - chances))


def of_pairs(rows: Figures, found: Sequence[Entity], kept: Figures, types: Figures) -> Figures:
    """One row per participant and type, types fastest; `rows` are those of `of_entities`."""
    table = []
    for entity, row, chance in zip(found, rows, kept, strict=True):
        kinds = np.array([s.kinds for s in entity.stretches])
        for number in range(len(TYPES)):
            others = np.delete(types, number)
            table.append(
                [
                    *row,
                    chance,
                    *(float(number == other) for other in range(len(TYPES))),
                    types[number],
                    float(others.max()),
                    float(kinds[:, number].mean()),
                    float(kinds[:, number].max()),
                    float(np.delete(kinds.mean(axis=0), number).max()),
                    float(chance * types[number]),
                ]
            )
    return _rows(table)


def _rows(table: Sequence[Sequence[float]]) -> Figures:
    return np.array(table, dtype=float) if table else np.zeros((0, 0))


def of_couples(seen: Marks, found: Sequence[Entity], kept: Figures, couples: Sequence[tuple[int, int]]) -> Figures:
    """One row per couple of participants: what tells whether one incident befell both."""
    count = max(len(seen.words), 1)
    table = [_couple(found[a], found[b], float(kept[a]), float(kept[b]), seen) for a, b in couples]
    return _rows([[*row, float(np.log(count)), float(len(couples))] for row in table])


def _couple(one: Entity, other: Entity, kept_one: float, kept_other: float, seen: Marks) -> list[float]:
    first, second = sorted((one, other), key=lambda e: e.best.first)
    gaps = [abs(a.first - b.first) for a in one.stretches for b in other.stretches]
    between = [w.text for w in seen.words[first.best.last : second.best.first]]
    kinds = np.array([one.best.kinds, other.best.kinds])
    return [
        float(np.log1p(min(gaps))),
        float(np.log1p(abs(one.best.first - other.best.first))),
        float(between.count(".")),
        float(between.count(",")),
        float("and" in between and len(between) < LIST_LONG),
        float(len(between)),
        float(one.role == "victim") + float(other.role == "victim"),
        min(kept_one, kept_other),
        max(kept_one, kept_other),
        float(np.abs(kinds[0] - kinds[1]).max()),
        *kinds.min(axis=0).tolist(),
        float(first.best.first) / max(len(seen.words), 1),
        float(second.best.first) / max(len(seen.words), 1),
        float(min(len(one.stretches), len(other.stretches))),
    ]
