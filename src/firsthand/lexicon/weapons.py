"""Weapons and equipment: classes, types and models with their names (`data/weapons/*.toml`)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from pydantic import ValidationError

from firsthand.lexicon.files import list_data, read_toml
from firsthand.model import LexiconError, Record
from firsthand.text.inflect import noun_forms


class Weapon(Record):
    """A class ("artillery piece"), type ("howitzer") or model ("D-30"), and what it is a kind of."""

    id: str
    name: str
    kind: Literal["class", "type", "model"]
    of: str | None = None
    names: tuple[str, ...] = ()
    country: str | None = None  # ISO 3166-1 alpha-2, where it was made first
    stands_in: tuple[str, ...] = ()  # noun classes of its words; a model's are those of its type
    nouns: tuple[str, ...] = ()  # one-word names that mean nothing else in news
    source: str = "editor"


@lru_cache(maxsize=1)
def load_weapons() -> dict[str, Weapon]:
    """All weapons by id; LexiconError, naming file and entry, for a broken or doubled entry or spelling."""
    found: dict[str, Weapon] = {}
    spelt: dict[str, str] = {}
    for name in list_data("weapons"):
        data = read_toml(name)
        for row in data["weapon"]:
            _put(name, _weapon(name, {"source": data["source"], **row}), found, spelt)
    return found


def _weapon(file: str, row: dict[str, Any]) -> Weapon:
    try:
        return Weapon.model_validate(row)
    except ValidationError as error:
        raise LexiconError(f"{file}: entry {row.get('id')!r}: {error}") from error


def _put(file: str, weapon: Weapon, found: dict[str, Weapon], spelt: dict[str, str]) -> None:
    if weapon.id in found:
        raise LexiconError(f"{file}: {weapon.id!r} appears twice: leave one out")
    if weapon.of is not None and weapon.of not in found:
        raise LexiconError(f"{file}: {weapon.id!r}: unknown kind {weapon.of!r}: put it before its models")
    for text in (weapon.name, *weapon.names):
        other = spelt.setdefault(text.lower(), weapon.id)
        if other != weapon.id:
            raise LexiconError(f"{file}: {weapon.id!r}: {text!r} is already a name of {other!r}: drop one")
    found[weapon.id] = weapon


def kinds_of(weapon: str) -> tuple[str, ...]:
    """What a weapon is a kind of, near to far; none for an unknown id."""
    table, found = load_weapons(), []
    entry = table.get(weapon)
    while entry is not None and entry.of is not None:
        found.append(entry.of)
        entry = table.get(entry.of)
    return tuple(found)


@lru_cache(maxsize=1)
def weapon_nouns() -> dict[str, frozenset[str]]:
    """Lower-case words (singular and plural) that name a weapon -> the noun classes that they may stand in."""
    table, irregular = load_weapons(), read_toml("english/irregular.toml")["nouns"]
    return {
        form: frozenset(_classes(weapon, table))
        for weapon in table.values()
        for word in weapon.nouns
        for form in noun_forms(word, irregular)
    }


def _classes(weapon: Weapon, table: dict[str, Weapon]) -> tuple[str, ...]:
    return weapon.stands_in or (_classes(table[weapon.of], table) if weapon.of else ())
