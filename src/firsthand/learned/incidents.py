"""Which incidents a report tells of, and who belongs to which: decided per report, from all its participants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from firsthand.learned.entities import Entity, entities
from firsthand.learned.features import Habits, of_couples, of_entities, of_pairs, of_types
from firsthand.learned.marks import Figures, Marks, stretches
from firsthand.learned.roles import ROLES, TYPES, IncidentType, Role
from firsthand.learned.signs import Signs, of_entity, of_text
from firsthand.learned.trees import Forest

SUFFERERS: tuple[Role, ...] = ("target", "victim")  # what tells two incidents of one type apart


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which something is told: the likeliest type, any further one, a participant by role, and
    the highest chance of being one incident at which two sufferers are told as two.
    """

    best_type: float
    other_type: float
    roles: tuple[float, ...]  # in the order of ROLES
    apart: float


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the forests say of one report: participants, their chance at all, types, and participants x types."""

    seen: Marks
    found: Sequence[Entity]
    kept: Figures
    typed: Figures
    joined: Figures
    couples: Mapping[tuple[int, int], float]  # sufferers by their place in `found`: chance of one incident


@dataclass(frozen=True, slots=True)
class Group:
    """One incident: type with chance, and its participants as places in `found`."""

    type: IncidentType
    score: float
    members: tuple[tuple[int, float], ...]  # (place in `found`, chance)


class Judge:
    """The second step: two tables of signs, four forests and the thresholds, all learned."""

    def __init__(
        self, forests: Mapping[str, Forest], signs: Mapping[str, Signs], habits: Habits, thresholds: Thresholds
    ) -> None:
        self._text, self._name = signs["text"], signs["name"]
        self._keep, self._kind, self._join, self._couple = (forests[n] for n in ("keep", "kind", "join", "couple"))
        self._habits = habits
        self.thresholds = thresholds

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]], habits: Habits, thresholds: Thresholds) -> Judge:
        """The judge from its tables."""
        forests = {name: Forest.of(arrays, name) for name in ("keep", "kind", "join", "couple")}
        signs = {
            n: Signs(arrays[f"{n}.weights"].astype(float), arrays[f"{n}.bias"].astype(float)) for n in ("text", "name")
        }
        return cls(forests, signs, habits, thresholds)

    def verdicts(self, seen: Marks) -> Verdicts:
        """Everything that is to be decided, as probabilities."""
        found = entities(stretches(seen))
        hints = self._name.chances([of_entity(seen.words, e) for e in found])
        rows = of_entities(seen, found, self._habits, hints)
        kept = self._keep.chances(rows)
        topics = self._text.chances([of_text(seen.words)])[0]
        typed = self._kind.chances(of_types(seen, found, kept, topics))
        joined = self._join.chances(of_pairs(rows, found, kept, typed)).reshape(len(found), len(TYPES))
        couples = sufferers(found, kept)
        same = self._couple.chances(of_couples(seen, found, kept, couples))
        return Verdicts(seen, found, kept, typed, joined, dict(zip(couples, same.tolist(), strict=True)))


def sufferers(found: Sequence[Entity], kept: Figures, faintest: float = 0.15) -> list[tuple[int, int]]:
    """All couples of targets and victims that are likely enough to matter."""
    able = [i for i, e in enumerate(found) if e.role in SUFFERERS and kept[i] >= faintest]
    return list(combinations(able, 2))


def groups(told: Verdicts, limits: Thresholds) -> list[Group]:
    """The incidents that are likely enough to be told, type by type."""
    out: list[Group] = []
    best = int(np.argmax(told.typed))
    for number, kind in enumerate(TYPES):
        score = float(told.typed[number])
        if score >= (limits.best_type if number == best else limits.other_type):
            members = [
                (i, float(told.joined[i, number]))
                for i, e in enumerate(told.found)
                if told.joined[i, number] >= limits.roles[ROLES.index(e.role)]
            ]
            out.extend(Group(kind, score, part) for part in _apart(members, told, limits.apart))
    return out


def _apart(members: Sequence[tuple[int, float]], told: Verdicts, limit: float) -> list[tuple[tuple[int, float], ...]]:
    """The members, parted where sufferers are of different incidents; everybody else is in each part."""
    parts = _parts([i for i, _ in members if told.found[i].role in SUFFERERS], told.couples, limit)
    if len(parts) < 2:
        return [tuple(members)]
    shared = {i for i, _ in members if told.found[i].role not in SUFFERERS}
    return [tuple(m for m in members if m[0] in part or m[0] in shared) for part in parts]


def _parts(able: Sequence[int], couples: Mapping[tuple[int, int], float], limit: float) -> list[set[int]]:
    """Sufferers joined, likeliest couple first, while the mean chance between two parts is above the limit."""
    parts = [{i} for i in able]
    while len(parts) > 1:
        chance, one, other = max(
            ((_mean(parts[a], parts[b], couples), a, b) for a, b in combinations(range(len(parts)), 2)),
            key=lambda t: t[0],
        )
        if chance < limit:
            return parts
        parts[one] |= parts.pop(other)
    return parts


def _mean(one: set[int], other: set[int], couples: Mapping[tuple[int, int], float]) -> float:
    return float(np.mean([couples.get((min(a, b), max(a, b)), 1.0) for a in one for b in other]))
