"""Rows of a user's table into entries of the lexicon: what is taken, and what is refused and why.

A table is a CSV with a heading. Several values in one cell are parted by "|". The columns are those of `COLUMNS`;
those of `NEEDED` must be there, the others may be left out.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from pydantic import ValidationError

from firsthand.lexicon.records import Theatre
from firsthand.lexicon.tables import Tables, actor_fields, faults_of
from firsthand.model import Actor, LexiconError, Record

Kind = Literal["actors", "theatres"]
COLUMNS: dict[Kind, tuple[str, ...]] = {
    "actors": ("id", "name", "kind", "names", "parents", "side", "country", "theatre", "from", "to", "party", "source"),
    "theatres": ("id", "name", "countries", "keywords", "states", "roles", "generic", "from", "to", "source"),
}
NEEDED: dict[Kind, tuple[str, ...]] = {
    "actors": ("name", "kind", "source"),
    "theatres": ("name", "countries", "source"),
}
TABLE: dict[Kind, str] = {"actors": "actor", "theatres": "theatre_row"}
YES, NO = ("yes", "true", "1"), ("no", "false", "0")


class Refusal(Record):
    """A row that was not taken, by its line in the file, and why."""

    line: int
    name: str
    reason: str


class Taken(Record):
    """An entry that was taken, as it will stand in the user's file."""

    line: int
    id: str
    entry: dict[str, Any]


def columns_of(kind: Kind, found: Iterable[str]) -> None:
    """Raise LexiconError if the heading has a column that nothing reads or lacks one that is needed."""
    names = tuple(found)
    unknown = sorted(set(names) - set(COLUMNS[kind]))
    missing = [name for name in NEEDED[kind] if name not in names]
    if unknown or missing:
        told = [f"unknown column {', '.join(unknown)}"] if unknown else []
        told += [f"missing column {', '.join(missing)}"] if missing else []
        raise LexiconError(f"{'; '.join(told)}: the columns are {','.join(COLUMNS[kind])}")


def sift(
    kind: Kind, rows: Iterable[Mapping[str, str]], tables: Tables, actors: Mapping[str, Actor]
) -> Iterator[Taken | Refusal]:
    """Each row taken or refused, in order. What rows before it brought counts as known."""
    known = _Known(tables, actors)
    for line, row in enumerate(rows, start=2):
        cells = {key: (value or "").strip() for key, value in row.items() if key}
        try:
            entry = _actor(cells) if kind == "actors" else _theatre(cells)
            known.add(kind, entry)
        except (LexiconError, ValueError) as error:
            yield Refusal(line=line, name=cells.get("name", ""), reason=str(error))
        else:
            yield Taken(line=line, id=entry["id"], entry=entry)


class _Known:
    """Ids and names that a new entry must not take, and those that it may point at."""

    def __init__(self, tables: Tables, actors: Mapping[str, Actor]) -> None:
        self.actors = {*actors}
        self.theatres = {*tables.theatres}
        self.names = {
            (name.lower(), theatre): actor.id
            for actor in tables.actors.values()
            for theatre in actor.theatres or ("",)
            for name in (actor.name, *(t for texts in actor.names.values() for t in texts))
        }

    def add(self, kind: Kind, entry: dict[str, Any]) -> None:
        """Check an entry against what is known; LexiconError with the reason, else it is known from now on."""
        held = self.actors if kind == "actors" else self.theatres
        if entry["id"] in held:
            raise LexiconError(f"{entry['id']!r} is there already: leave the row out or give it another id")
        (self._actor if kind == "actors" else self._theatre)(entry)
        held.add(entry["id"])

    def _actor(self, entry: dict[str, Any]) -> None:
        try:
            actor = Actor.model_validate(actor_fields(entry, {}))
        except ValidationError as error:
            raise LexiconError(faults_of(error)) from error
        _known_ids("parent", actor.parents, self.actors)
        _known_ids("theatre", actor.theatres, self.theatres)
        spellings = {actor.name, *(t for texts in actor.names.values() for t in texts)}
        for theatre in actor.theatres or ("",):
            taken = next((s for s in sorted(spellings) if (s.lower(), theatre) in self.names), None)
            if taken is not None:
                raise LexiconError(f"{taken!r} is a name of {self.names[taken.lower(), theatre]!r} already")
        self.names |= {(s.lower(), theatre): actor.id for s in spellings for theatre in actor.theatres or ("",)}

    def _theatre(self, entry: dict[str, Any]) -> None:
        try:
            theatre = Theatre.model_validate(entry)
        except ValidationError as error:
            raise LexiconError(faults_of(error)) from error
        _known_ids("state", theatre.states, self.actors)
        _known_ids("actor", (*theatre.roles.values(), *theatre.generic.values()), self.actors)


def _known_ids(what: str, ids: Iterable[str], known: set[str]) -> None:
    for id_ in ids:
        if id_ not in known:
            raise LexiconError(f"unknown {what} {id_!r}: add it first or mend the id")


def _actor(cells: dict[str, str]) -> dict[str, Any]:
    years = [_year(cells.pop("from", "")), _year(cells.pop("to", ""))]
    entry: dict[str, Any] = _common("actors", cells)
    entry |= {key: _parts(entry[key]) for key in ("names", "parents") if key in entry}
    if any(years):
        entry["years"] = years
    if "party" in entry:
        entry["party"] = _yes(entry["party"])
    return entry


def _theatre(cells: dict[str, str]) -> dict[str, Any]:
    since, until = _year(cells.pop("from", "")), _year(cells.pop("to", ""))
    entry: dict[str, Any] = _common("theatres", cells)
    entry |= {key: _parts(entry[key]) for key in ("countries", "keywords", "states") if key in entry}
    entry |= {key: _pairs(key, entry[key]) for key in ("roles", "generic") if key in entry}
    return entry | ({"active_from": since} if since else {}) | ({"active_to": until} if until else {})


def _common(kind: Kind, cells: dict[str, str]) -> dict[str, Any]:
    """The filled cells, with an id made from the name where none is given."""
    missing = [name for name in NEEDED[kind] if not cells.get(name)]
    if missing:
        raise LexiconError(f"no {' and no '.join(missing)}: fill it in")
    return {"id": cells.get("id") or slug(cells["name"])} | {k: v for k, v in cells.items() if v and k != "id"}


def slug(name: str) -> str:
    """An id made of a name: "Front de libération" is "front-de-liberation"; LexiconError if nothing is left of it."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if not found:
        raise LexiconError(f"no id can be made of {name!r}: give one in the column id")
    return found


def _parts(cell: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))


def _pairs(column: str, cell: str) -> dict[str, str]:
    """ "rebels=free-army|army=state-army" as pairs."""
    found = dict[str, str]()
    for part in _parts(cell):
        word, equals, id_ = part.partition("=")
        if not equals or not word.strip() or not id_.strip():
            raise LexiconError(f"{column}: {part!r} is no word=actor-id")
        found[word.strip()] = id_.strip()
    return found


def _year(cell: str) -> int:
    if cell and not re.fullmatch(r"\d{4}", cell):
        raise LexiconError(f"{cell!r} is no year: four digits, or leave it empty")
    return int(cell) if cell else 0


def _yes(cell: str) -> bool:
    if cell.lower() not in YES + NO:
        raise LexiconError(f"party: {cell!r} is neither yes nor no")
    return cell.lower() in YES


def as_toml(kind: Kind, entries: Iterable[Mapping[str, Any]], origin: str) -> str:
    """A lexicon file of these entries; `origin` says in its first line where they came from."""
    lines = [f"# {kind.capitalize()}: {origin}"]
    for entry in entries:
        lines += ["", f"[[{TABLE[kind]}]]", *(f"{key} = {_value(value)}" for key, value in entry.items())]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_text(str(k))} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(v) for v in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else _text(str(value))


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
