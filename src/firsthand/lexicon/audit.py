"""Every fault of the lexicon at once: broken entries, doubles, unknown ids, entries that no report can reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from firsthand.lexicon.checks import faults
from firsthand.lexicon.frames import load_frames, noun_classes
from firsthand.lexicon.grammar import grammar
from firsthand.lexicon.lexicon import Lexicon
from firsthand.lexicon.pointing import pointing_words
from firsthand.lexicon.saying import load_saying
from firsthand.lexicon.tables import Tables
from firsthand.lexicon.weapons import load_weapons
from firsthand.model import LexiconError, Record

LOADERS: tuple[Callable[[], object], ...] = (
    load_frames,
    noun_classes,
    grammar,
    pointing_words,
    load_saying,
    load_weapons,
)
Kind = Literal["broken", "unreachable"]


class Fault(Record):
    """A fault: the file and entry that are to blame and what to do. Unreachable entries only waste room."""

    kind: Kind
    message: str


class Audit(Record):
    """What was looked through, and its faults; the lexicon can be used if none of them is `broken`."""

    actors: int
    outlets: int
    officials: int
    theatres: int
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether the lexicon can be loaded."""
        return all(fault.kind != "broken" for fault in self.faults)


def audit(extra: tuple[Path, ...] = ()) -> Audit:
    """Look through the lexicon that ships with a user's folders over it."""
    problems: list[LexiconError] = []
    tables = Tables(extra, problems)
    problems += _of_loaders()
    if not problems:
        problems += faults(tables, Lexicon.bodies(tables))
    found = [Fault(kind="broken", message=str(problem)) for problem in problems]
    if not found:
        found += (Fault(kind="unreachable", message=m) for m in _unreachable(Lexicon(tables), tables))
    return Audit(
        actors=len(tables.actors),
        outlets=len(tables.outlets),
        officials=len(tables.officials),
        theatres=len(tables.theatres),
        faults=tuple(found),
    )


def _of_loaders() -> Iterator[LexiconError]:
    for load in LOADERS:
        try:
            load()
        except LexiconError as error:
            yield error


def _unreachable(lexicon: Lexicon, tables: Tables) -> Iterator[str]:
    """Entries that none of their own spellings finds: each is hidden behind another name, or no name at all."""
    for actor in tables.actors.values():
        spellings = [actor.name, *(t for texts in actor.names.values() for t in texts)]
        year = actor.active_from or actor.active_to
        if actor.kind not in ("state", "generic") and not _found(lexicon, actor.id, spellings, year):
            yield f"{tables.origin[actor.id]}: actor {actor.id!r}: none of its names finds it: add one that is its own"
    for table, entries in (("outlet", tables.outlets), ("official", tables.officials)):
        for id_, entry in entries.items():
            if not _found(lexicon, id_, [entry.name, *entry.names], None):
                yield f"{tables.origin[id_]}: {table} {id_!r}: none of its names finds it: add one that is its own"
    yield from _idle_phrases(lexicon, tables)


def _found(lexicon: Lexicon, id_: str, spellings: Iterable[str], year: int | None) -> bool:
    return any(id_ in hit.ids for text in spellings for hit in lexicon.names.find(text, year, countries=True))


def _idle_phrases(lexicon: Lexicon, tables: Tables) -> Iterator[str]:
    """Phrases of theatres that are never asked for, because a name stands in them."""
    for theatre in tables.theatres.values():
        for phrase, meant in theatre.generic.items():
            hit = lexicon.generic(phrase, theatre)
            if hit is None or hit.id != meant:
                other = "nobody" if hit is None or hit.id is None else repr(hit.id)
                file = tables.theatre_files[theatre.id]
                yield f"{file}: theatre {theatre.id!r}: {phrase!r} means {other}, not {meant!r}"
