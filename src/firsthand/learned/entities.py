"""Stretches that name the same participant, joined: "waldemar franklin quintero" and, further down, "quintero"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from firsthand.learned.marks import Stretch
from firsthand.learned.roles import Role

SMALL = frozenset(("of", "the", "for", "and", "de", "del", "la", "las", "los", "y", "e", "-"))


@dataclass(slots=True)
class Entity:
    """One participant of a report in one role: all the stretches that name it, in the order of the text."""

    role: Role
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def best(self) -> Stretch:
        """The likeliest stretch, the earliest of equals."""
        return max(self.stretches, key=lambda s: s.score)

    def name(self) -> Stretch:
        """The stretch to show: for a victim the longest name that is nearly as likely as the best, else the best."""
        best = self.best
        if self.role != "victim":
            return best
        near = [s for s in self.stretches if s.score >= 0.6 * best.score]
        return max(near, key=lambda s: (len(s.words), s.score))


def entities(found: Iterable[Stretch]) -> list[Entity]:
    """The participants behind the stretches, per role, likeliest stretches first."""
    joined: list[Entity] = []
    for stretch in sorted(found, key=lambda s: -s.score):
        home = next((e for e in joined if e.role == stretch.role and _fits(e, stretch)), None)
        if home is None:
            joined.append(Entity(stretch.role, [stretch]))
        else:
            home.stretches.append(stretch)
    for entity in joined:
        entity.stretches.sort(key=lambda s: s.first)
    return joined


def _fits(entity: Entity, stretch: Stretch) -> bool:
    return any(same(other.words, stretch.words) for other in entity.stretches)


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are likely of one thing: equal, one the end of the other, or its initials."""
    short, long = sorted((one, other), key=len)
    if not short or tuple(long[-len(short) :]) == tuple(short):
        return bool(short)
    return len(short) == 1 and _initials(short[0], long)


def _initials(short: str, long: Sequence[str]) -> bool:
    first = "".join(word[0] for word in long if word not in SMALL)
    return len(short) > 1 and len(long) > 2 and first == short
