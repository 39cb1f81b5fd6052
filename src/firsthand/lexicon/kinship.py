"""Who is part of whom, and on which side."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.lexicon.records import Theatre
from firsthand.model import Actor

LOOSE_SIDES = frozenset(
    {"external", "neighbour", "civilian", "humanitarian", "monitor", "local", "criminal", "mediator"}
)


class Kinship:
    """The family tree of actors."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors

    def ancestors(self, id_: str) -> tuple[str, ...]:
        """The bodies that an actor is part of or answers to, near to far; none for an unknown id."""
        found: dict[str, None] = {}
        queue = list(self._parents(id_))
        while queue:
            parent = queue.pop(0)
            if parent not in found and parent != id_:
                found[parent] = None
                queue.extend(self._parents(parent))
        return tuple(found)

    def side(self, id_: str, theatre: Theatre | None = None) -> str | None:
        """The side of an actor in a theatre.

        As the theatre says of it or of the body it is part of, else its own.
        """
        family = (id_, *self.ancestors(id_))
        for member in family if theatre else ():
            if theatre and member in theatre.sides:
                return theatre.sides[member]
        return next((self._actors[m].side for m in family if m in self._actors and self._actors[m].side), None)

    def same_side(self, a: str, b: str, theatre: Theatre | None = None) -> bool:
        """Tell whether two actors are one body, one part of the other, or allies in one theatre."""
        if a == b or a in self.ancestors(b) or b in self.ancestors(a):
            return True
        side = self.side(a, theatre)
        if side is None or side in LOOSE_SIDES or side != self.side(b, theatre):
            return False
        return theatre is not None or bool(self._theatres(a) & self._theatres(b))

    def _parents(self, id_: str) -> tuple[str, ...]:
        actor = self._actors.get(id_)
        return actor.parents if actor else ()

    def _theatres(self, id_: str) -> set[str]:
        actor = self._actors.get(id_)
        return set(actor.theatres) if actor else set()
