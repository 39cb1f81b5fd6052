"""The lexicon: every name and word that the engine knows, loaded once, checked, and asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from firsthand.lexicon.checks import check
from firsthand.lexicon.files import read_toml
from firsthand.lexicon.generic import Generics
from firsthand.lexicon.kinship import Kinship
from firsthand.lexicon.memory import Memory
from firsthand.lexicon.names import Names, Spelling, lower
from firsthand.lexicon.records import Country, GenericHit, NameHit, Slant, SourceWords, Theatre
from firsthand.lexicon.sources import SourceIndex
from firsthand.lexicon.states import StateWords, state_actors
from firsthand.lexicon.tables import Tables
from firsthand.lexicon.theatres import Theatres
from firsthand.model import Actor, Official, Outlet

BY_THEATRE = ("phrase", "role")  # rules by which a theatre says who is meant: only who was there then


class Lexicon:
    """Actors, outlets, officials, theatres and countries, and what can be asked of them.

    Make one with `load`.
    """

    def __init__(self, tables: Tables) -> None:
        common = frozenset(read_toml("generic/common-words.toml")["common"])
        bodies = read_toml("generic/bodies.toml")["body"]
        generated = bodies_of_states(tables)
        actors = {a.id: a for a in generated} | tables.actors
        self.actors: Mapping[str, Actor] = MappingProxyType(actors)
        self.outlets: Mapping[str, Outlet] = MappingProxyType(tables.outlets)
        self.officials: Mapping[str, Official] = MappingProxyType(tables.officials)
        self.theatres: Mapping[str, Theatre] = MappingProxyType(tables.theatres)
        self.countries: Mapping[str, Country] = MappingProxyType(tables.countries)
        self.digest = tables.digest
        check(tables, self.actors)
        self.names = Names(_spellings(tables, generated, common), StateWords(self.countries, bodies))
        self._kinship = Kinship(self.actors)
        self._theatres = Theatres(self.theatres, self.actors, self.officials)
        self._read_before: Memory[GenericHit | None] = Memory()

    @staticmethod
    def bodies(tables: Tables) -> dict[str, Actor]:
        """All actors by id: those of the tables, and the bodies that every country has."""
        return {a.id: a for a in bodies_of_states(tables)} | tables.actors

    @classmethod
    def load(cls, extra: tuple[Path, ...] = ()) -> Lexicon:
        """The lexicon that ships, with a user's own files or folders (same tables) on top.

        Raises LexiconError, naming file and entry, for a broken entry, a doubled id or spelling or an unknown
        parent.
        """
        return cls(Tables(extra))

    @cached_property
    def generics(self) -> Generics:
        """The reader of generic phrases and party words."""
        slants = tuple(Slant.model_validate(row) for row in read_toml("generic/slant.toml")["slant"])
        roles, bodies = read_toml("generic/roles.toml"), read_toml("generic/bodies.toml")["body"]
        return Generics(roles, bodies, slants, self.countries, self.names)

    @cached_property
    def sources(self) -> SourceIndex:
        """The profiles of voices."""
        unnamed = tuple(SourceWords.model_validate(row) for row in read_toml("generic/sources.toml")["unnamed"])
        return SourceIndex(self.actors, self.outlets, self.officials, unnamed, self.names, self.generics, self._kinship)

    def theatre(
        self,
        hits: Iterable[NameHit] = (),
        countries: Iterable[str] = (),
        text: str = "",
        year: int | None = None,
    ) -> Theatre | None:
        """The conflict that a report is about.

        By the names and countries (ISO codes) in it and its key words.
        """
        return self._theatres.choose(hits, countries, text, year)

    def theatre_of(self, text: str, year: int | None = None) -> Theatre | None:
        """The conflict that a text is about, by everything in it that names one."""
        return self.theatre_by_hits(self.names.find(text, year, countries=True), text, year)

    def theatre_by_hits(self, hits: Sequence[NameHit], text: str, year: int | None = None) -> Theatre | None:
        """As `theatre_of`, for a text whose names are found already (countries with them)."""
        return self._theatres.choose(hits, self._countries_of(hits), text, year)

    def _countries_of(self, hits: Sequence[NameHit]) -> list[str]:
        """ISO codes of the countries whose name, capital or state bodies were hit."""
        found = (self.actors[i] for h in hits if h.kind in ("country", "actor") for i in h.ids[:1])
        return [a.country for a in found if a.country and a.kind in ("state", "military", "ministry", "police")]

    def generic(self, text: str, theatre: Theatre | None, year: int | None = None) -> GenericHit | None:
        """What actor a phrase stands for in a theatre; a hit without an id stays generic and says why.

        None if the words name no actor at all.
        """
        return self._read_before.recall(text, theatre, year, self._generic)

    def _generic(self, text: str, theatre: Theatre | None, year: int | None) -> GenericHit | None:
        hit = self.generics.resolve(text, theatre, year)
        if hit is None or hit.id is None or hit.id not in self.actors:
            return hit
        actor = self.actors[hit.id]
        if hit.rule in BY_THEATRE and year is not None and not _was_there(actor, year):
            reason = f"generic: {actor.name} was not there in {year}"
            return hit.model_copy(update={"id": None, "unresolved": reason})
        return hit.model_copy(update={"name": self.actors[hit.id].name})

    def pick(self, ids: tuple[str, ...], theatre: Theatre | None = None) -> str | None:
        """Which of several bodies of one name is meant in a theatre; None if that does not settle it."""
        here = [i for i in ids if theatre and theatre.id in self._theatres_of(i)]
        left = here or list(ids)
        return left[0] if len(left) == 1 else None

    def _theatres_of(self, id_: str) -> tuple[str, ...]:
        entry = self.actors.get(id_) or self.officials.get(id_)
        return entry.theatres if entry else ()

    def name_of(self, id_: str) -> str:
        """The name to show for an actor, outlet or official; the id itself if it is none of ours."""
        entry = self.actors.get(id_) or self.outlets.get(id_) or self.officials.get(id_)
        return entry.name if entry else id_

    def ancestors(self, id_: str) -> tuple[str, ...]:
        """The bodies that an actor is part of or answers to, near to far."""
        return self._kinship.ancestors(id_)

    def side(self, id_: str, theatre: Theatre | None = None) -> str | None:
        """The side of an actor in a theatre ("government", "opposition", ...)."""
        return self._kinship.side(id_, theatre)

    def same_side(self, a: str, b: str, theatre: Theatre | None = None) -> bool:
        """Tell whether two actors are one body, one part of the other, or allies."""
        return self._kinship.same_side(a, b, theatre)

    def cues(self, name: str) -> Mapping[str, Any]:
        """The cue words of `data/cues/<name>.toml`, as they stand there."""
        return MappingProxyType(read_toml(f"cues/{name}.toml"))


def _was_there(actor: Actor, year: int) -> bool:
    return (actor.active_from or 0) <= year <= (actor.active_to or 9999)


def bodies_of_states(tables: Tables) -> list[Actor]:
    """Government, forces, police and ministries of every country."""
    bodies, theatres = read_toml("generic/bodies.toml")["body"], tuple(tables.theatres.values())
    return [a for c in tables.countries.values() for a in state_actors(c, bodies, theatres)]


def _spellings(tables: Tables, generated: list[Actor], common: frozenset[str]) -> Iterator[Spelling]:
    """Every way to write every name. A listed actor takes a generated spelling for itself."""
    for actor in tables.actors.values():
        years = (actor.active_from or 0, actor.active_to or 9999)
        yield from (Spelling(t, actor.id, "actor", t in common, *years) for t in _names(actor))
    for official in tables.officials.values():
        yield from (Spelling(t, official.id, "official", t in common) for t in (official.name, *official.names))
    for outlet in tables.outlets.values():
        yield from (Spelling(t, outlet.id, "outlet", t in common) for t in (outlet.name, *outlet.names))
    yield from _country_spellings(tables)
    taken = {lower(t) for a in tables.actors.values() for t in _names(a)}
    free = ((a, t) for a in generated for t in a.names.get("eng", ()) if lower(t) not in taken)
    yield from (Spelling(text, actor.id, "actor") for actor, text in free)


def _country_spellings(tables: Tables) -> Iterator[Spelling]:
    for country in tables.countries.values():
        bare = (country.name, *country.names, *((country.capital,) if country.capital else ()))
        yield from (Spelling(t, country.state, "country", True) for t in bare)
        yield from (Spelling(t, country.state, "demonym", True) for t in country.demonyms)


def _names(actor: Actor) -> tuple[str, ...]:
    """An actor's spellings; a state's bare name is a country's, not a body's."""
    own = () if actor.kind == "state" else (actor.name,)
    return (*own, *(t for texts in actor.names.values() for t in texts))
