"""Every country has a government, armed forces, police and ministries, whether listed or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from firsthand.lexicon.records import Country, Theatre
from firsthand.model import Actor


def state_actors(country: Country, bodies: dict[str, Any], theatres: tuple[Theatre, ...]) -> Iterator[Actor]:
    """The state of a country and its usual bodies ("russia", "russia-forces", "russia-air-force", ...).

    `bodies` comes from generic/bodies.toml: per body its kind, its name pattern and the nouns that follow a
    demonym.
    """
    involved = tuple(t.id for t in theatres if country.id in t.states or country.iso == t.countries[0])
    for body, row in bodies.items():
        yield Actor(
            id=body_id(country, body),
            name=row["name"].format(name=country.name, demonym=country.demonyms[0]),
            kind=row["kind"],
            names={"eng": tuple(_patterns(country, row))},
            parents=() if body == "state" else (body_id(country, row["parent"]),),
            country=country.iso,
            theatres=involved,
        )


def body_id(country: Country, body: str) -> str:
    """The id of a country's body; its state and armed forces may be named otherwise in the country's line."""
    if body == "state":
        return country.state
    return country.forces if body == "forces" else f"{country.id}-{body}"


class StateWords:
    """Reads "Russian troops" and "Kyiv's artillery": a country's words and the noun that follows them."""

    def __init__(self, countries: Mapping[str, Country], bodies: Mapping[str, Any]) -> None:
        nouns = {noun: body for body, row in bodies.items() for noun in row["nouns"]}
        choices = "|".join(sorted(nouns, key=len, reverse=True))
        self._nouns = nouns
        self._next = re.compile(rf" ({choices})\b", re.IGNORECASE)
        self._genitive = re.compile(rf"'s? ({choices})\b", re.IGNORECASE)
        self._ids = {(c.state, body): body_id(c, body) for c in countries.values() for body in bodies}

    def follow(self, text: str, stop: int, state: str, genitive: bool) -> tuple[int, str] | None:
        """Where the noun after a country's word ends and which body it is; None if no such noun follows."""
        found = (self._genitive if genitive else self._next).match(text, stop)
        if found is None:
            return None
        return found.end(), self._ids[state, self._nouns[found[1].lower()]]


def _patterns(country: Country, row: dict[str, Any]) -> Iterator[str]:
    for pattern in row.get("patterns", ()):
        yield pattern.format(name=country.name, capital=country.capital or country.name)
