"""Which incidents a report tells of, and who belongs to which: decided per report, from all its participants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from firsthand.learned.entities import Entity, entities
from firsthand.learned.features import Habits, of_couples, of_entities, of_pairs, of_types
from firsthand.learned.marks import Figures, Marks, Stretch
from firsthand.learned.roles import ROLES, TYPES, IncidentType, Role
from firsthand.learned.signs import Signs, of_entity, of_stretch, of_text
from firsthand.learned.spans import candidates, of_candidates, picked
from firsthand.learned.trees import Forest

FORESTS = ("span", "keep", "kind", "join", "couple")
SIGNS = ("text", "name", "span")
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
    """The second step: tables of signs, forests and the thresholds, all learned."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], habits: Habits, thresholds: Thresholds) -> None:
        self._forests = {name: Forest.of(arrays, name) for name in FORESTS}
        self._signs = {n: Signs(arrays[f"{n}.weights"].astype(float), arrays[f"{n}.bias"].astype(float)) for n in SIGNS}
        self._rarity = arrays["text.rarity"].astype(float)
        self._habits = habits
        self.thresholds = thresholds

    def verdicts(self, seen: Marks) -> Verdicts:
        """Everything that is to be decided, as probabilities."""
        found = entities(self._names(seen))
        hints = self._signs["name"].chances([of_entity(seen.words, e) for e in found])
        rows = of_entities(seen, found, self._habits, hints)
        kept = self._forests["keep"].chances(rows)
        topics = self._signs["text"].chances([of_text(seen.words, self._rarity)])[0]
        typed = self._forests["kind"].chances(of_types(seen, found, kept, topics))
        joined = self._forests["join"].chances(of_pairs(rows, found, kept, typed))
        couples = sufferers(found, kept)
        same = self._forests["couple"].chances(of_couples(seen, found, kept, couples))
        return Verdicts(
            seen, found, kept, typed, parts_of(joined, kept), dict(zip(couples, same.tolist(), strict=True))
        )

    def _names(self, seen: Marks) -> list[Stretch]:
        maybe = candidates(seen)
        hints = self._signs["span"].chances([of_stretch(seen.words, c.role, c.first, c.last) for c in maybe])
        return picked(seen, maybe, self._forests["span"].chances(of_candidates(seen, maybe, hints)))


def parts_of(joined: Figures, kept: Figures) -> Figures:
    """Chances of participants x types: nobody has a part in one likelier than being a participant at all."""
    parts: Figures = np.minimum(joined.reshape(len(kept), len(TYPES)), kept[:, None])
    return parts


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
