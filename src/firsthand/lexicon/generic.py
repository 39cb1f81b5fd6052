"""Generic names of actors ("the rebels", "Kyiv's troops"), read through the report's theatre."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from firsthand.lexicon.memory import Memory
from firsthand.lexicon.names import APOSTROPHES, Names
from firsthand.lexicon.records import Country, GenericHit, Slant, Theatre
from firsthand.lexicon.states import body_id

WORD = re.compile(r"[^\W_]+(?:(?:\.-|[-'.])[^\W_]+)*\.?", re.UNICODE)
STATE_BODIES = frozenset(
    {
        "air-force",
        "navy",
        "police",
        "ministry-of-defence",
        "foreign-ministry",
        "interior-ministry",
        "health-ministry",
    }
)
OWN_ROLES = ("government", "government-forces", "army")  # roles that are the government's, unless a word says otherwise


class Generics:
    """The words of generic phrases: roles, bodies of states, demonyms, capitals, slanted words."""

    def __init__(
        self,
        roles: Mapping[str, Any],
        bodies: Mapping[str, Any],
        slants: tuple[Slant, ...],
        countries: Mapping[str, Country],
        names: Names,
    ) -> None:
        self._names = names
        self._actors_only = roles["sides"]
        self._roles = _phrases({k: v["words"] for k, v in roles["role"].items()})
        self._fillers, self._others = frozenset(roles["fillers"]), frozenset(roles["others"])
        self._joined, self._after = frozenset(roles["joined"]), frozenset(roles["after"])
        self._bodies = _phrases({k: v["nouns"] for k, v in bodies.items()})
        ordered = sorted(slants, key=lambda s: -len(s.word))
        self._slants = tuple((s.word, _alone(re.escape(s.word)), s.neutral) for s in ordered)
        self._slanted = _alone("|".join(re.escape(s.word) for s in ordered)) if ordered else None
        self._countries = _country_words(countries)
        self._home = {country.iso: country for country in countries.values()}
        self._read_before: Memory[GenericHit | None] = Memory()

    def resolve(self, text: str, theatre: Theatre | None, year: int | None = None) -> GenericHit | None:
        """What actor a phrase stands for; None if it names no actor at all."""
        return self._read_before.recall(text, theatre, year, self._resolve)

    def _resolve(self, text: str, theatre: Theatre | None, year: int | None) -> GenericHit | None:
        words, slant = self.neutral(tokens(text))
        exact = self._names.ids(_bare(text), year)
        if len(exact) == 1:
            return _hit(text, exact[0], None, "name", slant)
        if self._joined & set(words):
            reason = "generic: several actors, to be asked for one by one"
            return _hit(text, None, None, "role", slant, reason) if self.role(words) else None
        return self._read(text, words, theatre, slant) or self._read(text, self._head(words), theatre, slant)

    def _read(self, text: str, words: list[str], theatre: Theatre | None, slant: tuple[str, ...]) -> GenericHit | None:
        return (
            self._phrase(text, words, theatre, slant)
            or self._of_country(text, words, theatre, slant)
            or self._by_role(text, words, theatre, slant)
        )

    def _head(self, words: list[str]) -> list[str]:
        """The words before what follows a noun: "rebels in the town" is "rebels"."""
        return words[: next((i for i, word in enumerate(words) if i and word in self._after), 0)]

    def neutral(self, words: list[str]) -> tuple[list[str], tuple[str, ...]]:
        """The words with party words replaced by neutral ones, and the party words that were there."""
        joined = " ".join(words)
        if self._slanted is None or not self._slanted.search(joined):
            return joined.split(), ()
        used: list[str] = []
        for word, pattern, plain in self._slants:
            if word in joined and pattern.search(joined):
                joined = pattern.sub(plain, joined)
                used.append(word)
        return joined.split(), tuple(used)

    def role(self, words: list[str]) -> str | None:
        """The role that a phrase names by its last words ("rebels", "army"), if any."""
        return _longest_end(words, self._roles)

    def country(self, words: list[str]) -> Country | None:
        """The country that the first words name by demonym, name or capital, if any."""
        for count in (4, 3, 2, 1):
            if country := self._countries.get(" ".join(words[:count])):
                return country
        return None

    def _phrase(
        self, text: str, words: list[str], theatre: Theatre | None, slant: tuple[str, ...]
    ) -> GenericHit | None:
        if theatre is None:
            return None
        for start in range(len(words)):
            actor = theatre.generic.get(" ".join(words[start:]))
            if actor and all(w in self._fillers or self.country([w]) for w in words[:start]):
                return _hit(text, actor, None, "phrase", slant)
        return None

    def _of_country(
        self, text: str, words: list[str], theatre: Theatre | None, slant: tuple[str, ...]
    ) -> GenericHit | None:
        while words and words[0] in self._fillers and self.country(words) is None:
            words = words[1:]
        country = self.country(words)
        if country is None:
            return None
        rest = _after_country(words, self._countries)
        if not rest:
            return _hit(text, country.state, None, "metonym", slant)
        body = _longest_end(rest, self._bodies)
        if body is not None and not self._non_state(rest):
            return _hit(text, body_id(country, body), body, "demonym", slant)
        return None if theatre and country.iso in theatre.countries else self._unplaced(text, rest, country, slant)

    def _non_state(self, words: list[str]) -> bool:
        return any(word in self._actors_only for word in words)

    def _ministry(self, words: list[str]) -> str | None:
        body = _longest_end(words, self._bodies)
        return body if body in STATE_BODIES else None

    def _own_body(self, role: str, theatre: Theatre) -> str | None:
        """The body of that name of the country that the conflict is fought in ("the air force")."""
        country = self._home.get(theatre.countries[0])
        return body_id(country, role) if country and role in STATE_BODIES else None

    def _unplaced(self, text: str, words: list[str], country: Country, slant: tuple[str, ...]) -> GenericHit | None:
        role = self.role(words)
        if role is None:
            return None
        reason = f"generic: {role} of {country.name}, outside the report's theatre"
        return _hit(text, None, role, "role", slant, reason)

    def _by_role(
        self, text: str, words: list[str], theatre: Theatre | None, slant: tuple[str, ...]
    ) -> GenericHit | None:
        role = self.role(words) or self._ministry(words)
        if role is None:
            return None
        if theatre is None:
            return _hit(text, None, role, "role", slant, "generic: the report's theatre is not known")
        if role in OWN_ROLES and self._others & set(words):
            return _hit(text, None, role, "role", slant, "generic: somebody else's than the government's")
        actor = theatre.roles.get(role) or self._own_body(role, theatre)
        reason = None if actor else f"generic: no one actor is meant by {role} in {theatre.name}"
        return _hit(text, actor, role, "role", slant, reason)


def _hit(
    text: str, id_: str | None, role: str | None, rule: str, slant: tuple[str, ...], reason: str | None = None
) -> GenericHit:
    return GenericHit(text=text, id=id_, name=text, role=role, rule=rule, slant=slant, unresolved=reason)


def _alone(words: str) -> re.Pattern[str]:
    """Any of these words where neither a letter, a digit nor a hyphen stands beside them."""
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", text.strip(), flags=re.IGNORECASE)


def tokens(text: str) -> list[str]:
    """Lower-case words without the genitive: "Kyiv's troops" is "kyiv troops"."""
    found = WORD.findall(text.translate(APOSTROPHES).lower())
    return [w.removesuffix("'s").removesuffix("'") for w in found]


def _phrases(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {phrase: key for key, phrases in table.items() for phrase in phrases}


def _longest_end(words: list[str], table: Mapping[str, str]) -> str | None:
    """The entry for the longest run of last words that the table knows."""
    return next((table[k] for i in range(len(words)) if (k := " ".join(words[i:])) in table), None)


def _country_words(countries: Mapping[str, Country]) -> dict[str, Country]:
    table: dict[str, Country] = {}
    for country in countries.values():
        capital = (country.capital,) if country.capital else ()
        for word in (country.name, *country.names, *country.demonyms, *capital):
            table.setdefault(word.lower(), country)
    return table


def _after_country(words: list[str], table: Mapping[str, Country]) -> list[str]:
    count = next((n for n in (4, 3, 2, 1) if " ".join(words[:n]) in table), 0)
    return words[count:]
