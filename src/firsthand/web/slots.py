"""Which colour and shape stands for a holder of ground, the same on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from firsthand.web.wording import table

PLAIN = "none"


@dataclass(frozen=True, slots=True)
class Slot:
    """A colour of tokens.css and a shape of symbols.svg; `letter` tells grey holders apart."""

    id: str
    shape: str
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """A holder as it is shown: its name and its slots, two where two hold ground together."""

    id: str | None
    name: str
    slots: tuple[Slot, ...]


UNKNOWN = Slot(PLAIN, "unknown")


class Slots:
    """Faces of holders. `side` tells the side of an actor in its theatre; `name` its name."""

    def __init__(self, side: Callable[[str], str | None], name: Callable[[str | None], str]) -> None:
        self._side = side
        self._name = name
        self._rows = table("slots")["slot"]
        self._shapes = {row["id"]: row["shape"] for row in self._rows}
        self._given: dict[str, Slot] = {}

    def settle(self, holders: Iterable[str]) -> None:
        """Give every holder its slot, in the order given: those that no rule knows take the spare ones."""
        for holder in (part for h in holders for part in h.split("+")):
            self._given.setdefault(holder, self._ruled(holder) or self._free())

    def face(self, holder: str | None) -> Face:
        """The face of a holder; None is ground of which nothing is known."""
        if holder is None or holder == "unknown":
            return Face(None, "Not known", (UNKNOWN,))
        self.settle([holder])
        parts = holder.split("+")
        names = " and ".join(self._name(part) for part in parts)
        return Face(holder, names, tuple(self._given[part] for part in parts))

    def _ruled(self, holder: str) -> Slot | None:
        rows = [row for row in self._rows if holder in row["actors"]]
        side = None if rows else self._side(holder)
        rows = rows or [row for row in self._rows if side in row["sides"]]
        return Slot(rows[0]["id"], rows[0]["shape"]) if rows else None

    def _free(self) -> Slot:
        taken = {slot.id for slot in self._given.values()}
        for spare in table("slots")["spare"]:
            if spare not in taken:
                return Slot(spare, self._shapes[spare])
        greys = sum(1 for slot in self._given.values() if slot.id == PLAIN)
        return Slot(PLAIN, "letter", chr(ord("A") + greys % 26))
