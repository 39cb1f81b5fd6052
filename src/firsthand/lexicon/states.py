"""Every country has a government, armed forces, an air force, a navy, police and ministries, whether listed or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from firsthand.lexicon.records import Country, Theatre
from firsthand.model import Actor


def state_actors(country: Country, bodies: dict[str, Any], theatres: tuple[Theatre, ...]) -> Iterator[Actor]:
    """The state of a country and its usual bodies ("russia", "russia-forces", "russia-air-force", ...).

    `bodies` comes from generic/bodies.toml: per body its kind, its name pattern and the nouns that follow a demonym.
    """
    involved = tuple(t.id for t in theatres if country.id in t.states or country.iso == t.countries[0])
    for body, row in bodies.items():
        yield Actor(
            id=body_id(country, body),
            name=row["name"].format(name=country.name, demonym=country.demonyms[0]),
            kind=row["kind"],
            names={"eng": tuple(_spellings(country, row))},
            parents=() if body == "state" else (body_id(country, row["parent"]),),
            country=country.iso,
            theatres=involved,
        )


def body_id(country: Country, body: str) -> str:
    """The id of a country's body; its state and armed forces may be named otherwise in the country's line."""
    if body == "state":
        return country.state
    return country.forces if body == "forces" else f"{country.id}-{body}"


def _spellings(country: Country, row: dict[str, Any]) -> Iterator[str]:
    for noun in row["nouns"]:
        for demonym in country.demonyms:
            yield f"{demonym} {noun}"
        if row.get("possessive"):
            yield f"{country.name}'s {noun}"
            yield f"{country.name}’s {noun}"
    for pattern in row.get("patterns", ()):
        yield pattern.format(name=country.name, capital=country.capital or country.name)
