"""Files of a reviewer: decisions out and in, corrections as golden cases and stories, coders' answers."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any, TextIO

from pydantic import ValidationError

from firsthand.model import DecisionError, Document
from firsthand.pipeline.deciding import keep
from firsthand.pipeline.reviewed import Reviewed, log
from firsthand.pipeline.state import World
from firsthand.review import log as lines
from firsthand.review.coding import ANSWERS, Coding
from firsthand.review.golden import golden
from firsthand.review.sample import Item, draw, items
from firsthand.review.stories import stories
from firsthand.store import Outcome

COLUMNS = (*Item.model_fields, *ANSWERS)
"""Columns of a coder's table: what the coder gets, then what the coder says."""


def export(world: World, what: str, out: Path | None) -> None:
    """Write decisions as JSONL, golden cases as text, or stories as JSONL; a file appears whole or not at all."""
    write: dict[str, Callable[[TextIO], None]] = {
        "decisions": lambda stream: lines.write(log(world.store), stream),
        "golden": lambda stream: _each(f"{line}\n" for line in _golden(world))(stream),
        "stories": lambda stream: _each(json.dumps(s, ensure_ascii=False) + "\n" for s in _stories(world))(stream),
    }
    if out is None:
        write[what](sys.stdout)
        return
    part = out.with_name(out.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            write[what](stream)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def take_in(world: World, path: Path) -> dict[Outcome, int]:
    """Take the decisions of a file into the store, all or, if one line is none, not any. Known ones change nothing."""
    return keep(world, list(lines.read(_text(path).splitlines(), str(path))))


def sample(world: World, size: int, seed: str, coder: str) -> list[Item]:
    """What a coder gets: words of the machine's claims, decided on or not, without the reading of them."""
    drawn = draw(world.store.claims(), size, seed)
    documents = {c.document: world.document(c.document) for c in drawn}
    return items(drawn, documents, seed, coder)


def codings(paths: Iterable[Path]) -> Iterator[Coding]:
    """The answers in coders' files, JSONL or CSV; items without any answer are left out.

    DecisionError names file and line of what is no answer, and columns that nobody asked for.
    """
    for path in paths:
        text = _text(path)
        rows = _table(text) if path.suffix.lower() == ".csv" else _json_lines(text, path)
        for number, row in rows:
            coding = _coding(row, f"{path}, line {number}")
            if any(getattr(coding, name) is not None for name in ANSWERS):
                yield coding


def _text(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path}: cannot be read as text in UTF-8: {error}") from error


def _table(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(StringIO(text), restkey="(too many cells)")
    for row in reader:
        yield reader.line_num, {name: cell for name, cell in row.items() if cell != ""}


def _json_lines(text: str, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield number, dict(json.loads(line))
            except (ValueError, TypeError) as error:
                raise DecisionError(f"{path}, line {number}: no JSON object: {error}") from error


def _coding(row: dict[str, Any], where: str) -> Coding:
    strange = sorted(str(name) for name in row.keys() - set(COLUMNS))
    if strange:
        raise DecisionError(f"{where}: unknown columns {strange}; a coder's table has {', '.join(COLUMNS)}")
    try:
        return Coding.model_validate({name: v for name, v in row.items() if name in Coding.model_fields})
    except ValidationError as error:
        first = error.errors()[0]
        raise DecisionError(f"{where}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _each(parts: Iterable[str]) -> Callable[[TextIO], None]:
    return lambda stream: stream.writelines(parts)


def _golden(world: World) -> Iterator[str]:
    reviewed = world.reviewed()
    yield from golden(reviewed.decided, _documents(world, reviewed), lambda id_: _theatre(world, id_))


def _stories(world: World) -> Iterator[dict[str, Any]]:
    reviewed = world.reviewed()
    documents = _documents(world, reviewed)

    def kind(id_: str) -> str:
        outlet = world.lexicon.outlets.get(documents[id_].publisher_id or "")
        return outlet.kind if outlet else "unknown"

    yield from stories(reviewed.decided, documents, lambda id_: _theatre(world, id_), kind)


def _documents(world: World, reviewed: Reviewed) -> dict[str, Document]:
    told = (*reviewed.decided.claims, *reviewed.decided.rejected.values())
    return {id_: world.document(id_) for id_ in dict.fromkeys(c.document for c in told)}


def _theatre(world: World, document: str) -> str:
    """The conflict of the country that a report's claims name most; the country's code, or "unknown", without one."""
    countries = Counter(m.country for c in world.claims(document=document) for m in c.place if m.country)
    for country, _ in countries.most_common(1):
        named = [t.name for t in world.lexicon.theatres.values() if t.countries[:1] == (country,)]
        return named[0] if named else country
    return "unknown"
