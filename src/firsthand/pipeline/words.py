"""The user's own words: tables taken into the lexicon folder, and the check of everything that is read from it."""

from __future__ import annotations

import csv
import io
import os
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from firsthand.lexicon.adding import TABLE, Refusal, Taken, as_toml, columns_of, sift
from firsthand.lexicon.audit import Audit, Fault, audit
from firsthand.lexicon.lexicon import Lexicon
from firsthand.lexicon.tables import Tables
from firsthand.model import FirsthandError, LexiconError, Place, Record
from firsthand.pipeline.settings import Settings
from firsthand.places.overlay import COLUMNS as PLACE_COLUMNS
from firsthand.places.overlay import read_places, shipped_overlay, user_files

What = Literal["actors", "places", "theatres"]
OWN = "lexicon"  # folder under the user's home that is read without being named
PLACES = "places"  # folder of place tables in a lexicon folder


class Added(Record):
    """What became of a table: the file that was written (None if nothing was taken), the ids, and the refusals."""

    file: str | None
    ids: tuple[str, ...]
    refused: tuple[Refusal, ...]


def check(settings: Settings) -> Audit:
    """Every fault of the lexicon that ships and of the user's folders over it, places too."""
    found = audit(settings.lexicons)
    wrong = tuple(Fault(kind="broken", message=message) for message in _wrong_places(settings.lexicons))
    return found.model_copy(update={"faults": (*wrong, *found.faults)})


def _wrong_places(folders: Iterable[Path]) -> Iterator[str]:
    known = set(shipped_overlay().places)
    for file in user_files(folders):
        try:
            for place in read_places(str(file), file.read_text(encoding="utf-8")):
                yield from (f"{file}: {place.id!r} {fault}" for fault in place_faults(place, known))
                known.add(place.id)
        except (FirsthandError, OSError, UnicodeDecodeError) as error:
            yield f"{file}: {error}"


def place_faults(place: Place, known: set[str]) -> Iterator[str]:
    """What is wrong with a place of the user's."""
    if place.id in known:
        yield "appears twice, or ships already: leave it out or give it another id"
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        yield f"lies nowhere on earth ({place.lat}, {place.lon}): degrees, WGS84"
    if not place.name or not place.kind:
        yield "has no name or no kind: fill it in"


def add(settings: Settings, what: What, table: Path) -> Added:
    """Take a table into the user's lexicon folder: its first --lexicon, else HOME/lexicon.

    The file is written whole or not at all. A row that is refused changes nothing.
    LexiconError if the table cannot be read or its heading is wrong.
    """
    folder = settings.lexicons[0] if settings.lexicons else settings.home / OWN
    rows = _rows(table)
    return _add_places(folder, table, rows) if what == "places" else _add_words(settings, folder, what, table, rows)


def _rows(table: Path) -> list[dict[str, str]]:
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, restkey="(too many cells)"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LexiconError(f"{table}: cannot be read as a CSV in UTF-8: {error}") from error
    if not rows:
        raise LexiconError(f"{table}: no rows: a heading and at least one line are needed")
    return rows


def _add_words(
    settings: Settings, folder: Path, what: Literal["actors", "theatres"], table: Path, rows: list[dict[str, str]]
) -> Added:
    try:
        columns_of(what, rows[0])
    except LexiconError as error:
        raise LexiconError(f"{table}: {error}") from error
    tables = Tables(settings.lexicons)
    sifted = list(sift(what, rows, tables, Lexicon.bodies(tables)))
    taken = [item for item in sifted if isinstance(item, Taken)]
    file = folder / what / f"{table.stem}.toml"
    if taken:
        entries = [*_entries(file, TABLE[what]), *(item.entry for item in taken)]
        _write(file, as_toml(what, entries, f"taken from {table.name}"))
    return _added(file, [item.id for item in taken], [i for i in sifted if isinstance(i, Refusal)])


def _entries(file: Path, table: str) -> list[dict[str, Any]]:
    """The entries that a file of the user's holds already."""
    return list(tomllib.loads(file.read_text(encoding="utf-8")).get(table, ())) if file.exists() else []


def _add_places(folder: Path, table: Path, rows: list[dict[str, str]]) -> Added:
    if tuple(rows[0]) != PLACE_COLUMNS:
        raise LexiconError(f"{table}: the columns must be {','.join(PLACE_COLUMNS)}")
    known = set(shipped_overlay().places)
    known |= {p.id for f in user_files([folder]) for p in read_places(str(f), f.read_text(encoding="utf-8"))}
    file = folder / PLACES / f"{table.stem}.csv"
    held = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines())) if file.exists() else []
    taken: list[dict[str, str]] = []
    refused: list[Refusal] = []
    for line, row in enumerate(rows, start=2):
        reason = _place_reason(table, row, known)
        if reason:
            refused.append(Refusal(line=line, name=row.get("name") or "", reason=reason))
        else:
            known.add(row["id"])
            taken.append(row)
    if taken:
        _write(file, _csv([*held, *taken]))
    return _added(file, [row["id"] for row in taken], refused)


def _place_reason(table: Path, row: dict[str, str], known: set[str]) -> str:
    """Why a row is no place to take; empty if it is one."""
    if not row.get("source"):
        return "no source: an address, or editor for your own knowledge"
    try:
        (place,) = read_places(str(table), _csv([row]))
    except FirsthandError as error:
        return str(error).partition(": ")[2]
    return "; ".join(place_faults(place, known))


def _csv(rows: Iterable[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, PLACE_COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _write(file: Path, text: str) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
    Path(name).replace(file)


def _added(file: Path, ids: list[str], refused: list[Refusal]) -> Added:
    return Added(file=str(file) if ids else None, ids=tuple(ids), refused=tuple(refused))
