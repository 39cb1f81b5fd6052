"""What must hold between the lexicon's files.

Every id that an entry names exists, no spelling is taken twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from firsthand.lexicon.tables import Tables
from firsthand.model import Actor, LexiconError


def check(tables: Tables, actors: Mapping[str, Actor]) -> None:
    """Raise LexiconError, naming file and entry, for the first of the faults."""
    for fault in faults(tables, actors):
        raise fault


def faults(tables: Tables, actors: Mapping[str, Actor]) -> Iterator[LexiconError]:
    """Unknown ids, and spellings that two bodies share unawares, each naming file and entry.

    Two bodies may share a name in different conflicts or at different times; one conflict at one time must
    tell them.
    """
    known = {*actors, *tables.outlets, *tables.theatres}
    for owner, field, target in _links(tables):
        if target not in known:
            file = tables.origin.get(owner, "generic/bodies.toml")
            yield LexiconError(f"{file}: {owner!r}: unknown {field} {target!r}: add it or mend the id")
    for table, names in (("outlets", _outlet_names(tables)), ("officials", _official_names(tables))):
        yield from _doubles(tables, table, names)
    yield from _doubles(tables, "actors", _actor_names(tables))


def _links(tables: Tables) -> Iterator[tuple[str, str, str]]:
    for actor in tables.actors.values():
        yield from ((actor.id, "parent", p) for p in actor.parents)
        yield from ((actor.id, "theatre", t) for t in actor.theatres)
    for outlet in tables.outlets.values():
        yield from ((outlet.id, f, v) for f, v in (("party", outlet.party), ("root", outlet.root)) if v)
    for official in tables.officials.values():
        yield from ((official.id, "body", v) for v in (official.of, *official.theatres) if v)
    for theatre in tables.theatres.values():
        eras = (v for era in theatre.eras for v in (*era.roles.values(), *era.generic.values()) if v)
        named = (*theatre.roles.values(), *theatre.generic.values(), *theatre.sides, *theatre.states, *eras)
        yield from ((theatre.id, "actor", v) for v in named)


Named = tuple[str, str, str, range]  # id, spelling, conflict, years


def _doubles(tables: Tables, table: str, names: Iterable[Named]) -> Iterator[LexiconError]:
    taken: dict[tuple[str, str], list[tuple[str, range]]] = {}
    for id_, spelling, theatre, years in names:
        for other, theirs in taken.get((spelling, theatre), ()):
            if other != id_ and years.start < theirs.stop and theirs.start < years.stop:
                file = tables.origin[id_]
                yield LexiconError(f"{file}: {table} {id_!r}: {spelling!r} is already a name of {other!r}: drop one")
        taken.setdefault((spelling, theatre), []).append((id_, years))


def _outlet_names(tables: Tables) -> Iterator[Named]:
    for outlet in tables.outlets.values():
        yield from ((outlet.id, s, "", range(1)) for s in (outlet.name, *outlet.names))


def _official_names(tables: Tables) -> Iterator[Named]:
    for official in tables.officials.values():
        yield from ((official.id, s, "", range(1)) for s in (official.name, *official.names))


def _actor_names(tables: Tables) -> Iterator[Named]:
    for actor in tables.actors.values():
        years = range(actor.active_from or 0, (actor.active_to or 9999) + 1)
        spellings = {actor.name, *(s for texts in actor.names.values() for s in texts)}
        for theatre in actor.theatres or ("",):
            yield from ((actor.id, s, theatre, years) for s in spellings)
