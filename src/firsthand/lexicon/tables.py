"""The lexicon's tables, read from its data files (and from a user's own) and checked against the schemas."""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from firsthand.lexicon.files import list_data, read_toml
from firsthand.lexicon.records import Country, Theatre
from firsthand.model import Actor, LexiconError, Official, Outlet, Record

FOLDERS = ("generic", "theatres", "actors", "outlets", "officials")
NO_STAKE = frozenset({"international", "ngo", "monitor", "peacekeeping", "media", "civilian", "company"})
SCRIPTS = {
    "ARABIC": "ara", "ARMENIAN": "hye", "CJK": "zho", "CYRILLIC": "rus", "DEVANAGARI": "hin", "ETHIOPIC": "amh",
    "GEORGIAN": "kat", "HANGUL": "kor", "HEBREW": "heb", "MYANMAR": "mya",
}  # fmt: skip
LETTERS = {
    "ARABIC": {"urd": frozenset("ٹڈڑے"), "pus": frozenset("ځڅډړږښڼې"), "fas": frozenset("پچژگکی")},
    "CYRILLIC": {"ukr": frozenset("іїєґІЇЄҐ")},
}
LANGUAGES = ("fra", "spa", "por", "deu", "tur")
FILE_DEFAULTS = ("theatre", "country", "side", "source")

R = TypeVar("R", bound=Record)


class Tables:
    """All entries by id, with the file that each came from.

    Raises LexiconError on a doubled id or a broken entry, or adds it to `problems` if a list is given, and goes on.
    """

    def __init__(self, extra: tuple[Path, ...] = (), problems: list[LexiconError] | None = None) -> None:
        self._problems = problems
        self.actors: dict[str, Actor] = {}
        self.outlets: dict[str, Outlet] = {}
        self.officials: dict[str, Official] = {}
        self.theatres: dict[str, Theatre] = {}
        self.countries: dict[str, Country] = {}
        self.origin: dict[str, str] = {}
        self.theatre_files: dict[str, str] = {}  # a theatre may have the id of its country
        self._sum = hashlib.sha256()
        for name, content in self._files(extra):
            self._sum.update(name.encode())
            self._sum.update(repr(content).encode())
            self._take(name, content)

    @property
    def digest(self) -> str:
        """SHA-256 over all files: two runs with one digest used the same words."""
        return self._sum.hexdigest()

    def _take(self, file: str, content: dict[str, Any]) -> None:
        for row in content.get("country_row", ()):
            self._put(self.countries, file, Country, {"state": row["id"], "forces": f"{row['id']}-forces", **row})
        for row in content.get("theatre_row", ()):
            self._put(self.theatres, file, Theatre, row)
            self.theatre_files.setdefault(str(row.get("id")), file)
        for row in content.get("actor", ()):
            self._put(self.actors, file, Actor, actor_fields(row, content))
        for row in content.get("outlet", ()):
            self._put(self.outlets, file, Outlet, row)
        for row in content.get("official", ()):
            self._put(self.officials, file, Official, row)

    def _put(self, table: dict[str, R], file: str, schema: type[R], row: dict[str, Any]) -> None:
        key = str(row.get("id"))
        if key in table:
            first = self.origin.get(key, file)
            self._fail(LexiconError(f"{file}: {key!r} appears twice (first in {first}): leave one out"))
            return
        try:
            table[key] = schema.model_validate(row)
        except ValidationError as error:
            self._fail(LexiconError(f"{file}: entry {key!r}: {faults_of(error)}"))
            return
        self.origin.setdefault(key, file)

    def _fail(self, error: LexiconError) -> None:
        if self._problems is None:
            raise error
        self._problems.append(error)

    def _files(self, extra: tuple[Path, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
        for folder in FOLDERS:
            for name in list_data(folder):
                yield name, read_toml(name)
        for path in extra:
            for file in sorted(path.rglob("*.toml")) if path.is_dir() else [path]:
                try:
                    yield str(file), tomllib.loads(file.read_text(encoding="utf-8"))
                except (OSError, tomllib.TOMLDecodeError) as error:
                    self._fail(LexiconError(f"{file}: {error}"))


def faults_of(error: ValidationError) -> str:
    """What a record breaks of its schema, field by field, in one line."""
    return "; ".join(f"{'.'.join(str(p) for p in e['loc']) or 'entry'}: {e['msg']}" for e in error.errors())


def actor_fields(row: dict[str, Any], file: dict[str, Any]) -> dict[str, Any]:
    """An actor's record from its line.

    `years`, flat `names` (sorted by script) and the defaults of its file.
    """
    row = dict(row)
    years = row.pop("years", None) or [None, None]
    names = _by_script(row.pop("names", ()))
    names |= {code: tuple(row.pop(code)) for code in LANGUAGES if code in row}
    theatre = row.pop("theatre", None) or file.get("theatre")
    row.setdefault("theatres", [theatre] if theatre else [])
    for key in ("country", "side", "source"):
        if key in file:
            row.setdefault(key, file[key])
    row.setdefault("party", row.get("kind") not in NO_STAKE)
    active = {"active_from": years[0] or None, "active_to": years[1] or None}
    return {**row, **active, "names": names}


def _by_script(names: list[str] | tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        code = _language(name)
        found[code] = (*found.get(code, ()), name)
    return found


def _language(name: str) -> str:
    """ISO 639-3 code that the script of a name, or letters that only one language has, point to (Latin: English)."""
    script = next((unicodedata.name(c, "").split()[0] for c in name if ord(c) > 0x24F and c.isalpha()), "LATIN")
    marked = next((code for code, letters in LETTERS.get(script, {}).items() if set(name) & letters), None)
    return marked or SCRIPTS.get(script, "eng")
