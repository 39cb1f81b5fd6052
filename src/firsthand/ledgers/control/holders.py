"""Whose colour a place takes: from the body that a claim names to the holder on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from firsthand.lexicon.figures import HolderTheatre


class HolderTable:
    """Map holders by country and province; `ancestors` gives a body's parents, near to far."""

    def __init__(self, theatres: Iterable[HolderTheatre], ancestors: Callable[[str], tuple[str, ...]]) -> None:
        self._by_country = {c: theatre for theatre in theatres for c in theatre.countries}
        self._ancestors = ancestors
        self._known: dict[tuple[str, str | None, str | None], str | None] = {}

    def of(self, bodies: str, country: str | None, admin1: str | None) -> str | None:
        """The holder for "a" or "a+b" at a place; None for bodies that hold no ground there.

        Where no holders are listed for a country, a body counts for the farthest body that it is part of.
        """
        key = (bodies, country, admin1)
        if key not in self._known:
            self._known[key] = self._all(*key)
        return self._known[key]

    def _all(self, bodies: str, country: str | None, admin1: str | None) -> str | None:
        found = {h for body in bodies.split("+") if (h := self._one(body, country, admin1))}
        return "+".join(sorted(found)) or None

    def _one(self, body: str, country: str | None, admin1: str | None) -> str | None:
        theatre = self._by_country.get(country or "")
        if theatre is None:
            return (body, *self._ancestors(body))[-1]
        for id_ in (body, *self._ancestors(body)):
            for holder in theatre.holder:
                if id_ in holder.members and (not holder.admin1 or admin1 in holder.admin1):
                    return holder.id
        return None
