"""What a reading depends on, named by content: the code that reads, the lexicon, the place data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import firsthand
from firsthand.pipeline.settings import Settings

READING_ROOMS = ("model", "text", "lexicon", "places", "documents", "claims")
DERIVING_ROOMS = ("model", "chance", "lexicon", "places", "events", "ledgers", "review")
FUSING_ROOMS = ("model", "chance", "lexicon", "places", "events", "review")


def versions(settings: Settings) -> dict[str, str]:
    """Version of firsthand and digests of code, lexicon and place data."""
    return {
        "firsthand": firsthand.__version__,
        "code": digest(code_of(READING_ROOMS)),
        "lexicon": digest(data_of("lexicon", settings.lexicons)),
        "gazetteer": digest(data_of("places", (settings.places,))),
    }


def parts(settings: Settings) -> dict[str, str]:
    """The versions of rooms of code and of the files of the lexicon, to tell which one changed."""
    code = {f"code/{room}": digest(code_of((room,))) for room in READING_ROOMS}
    shipped = resources.files("firsthand").joinpath("lexicon", "data")
    words = {f"lexicon/{name}": digest((file,)) for name, file in named_files(shipped)}
    for folder in settings.lexicons:
        words |= {f"lexicon/{folder}/{name}": digest((file,)) for name, file in named_files(folder)}
    return code | words


def derived_version() -> str:
    """A digest of the code that makes events and ledgers from claims."""
    return digest(code_of(DERIVING_ROOMS))


def code_of(rooms: Iterable[str]) -> Iterator[Traversable]:
    """The Python files of rooms."""
    for room in rooms:
        files = files_under(resources.files("firsthand").joinpath(room))
        yield from (file for file in files if file.name.endswith(".py"))


def data_of(room: str, folders: Iterable[Path]) -> Iterator[Traversable]:
    """The data files that ship in a room, then those of the user's folders."""
    shipped = files_under(resources.files("firsthand").joinpath(room))
    yield from (file for file in shipped if not file.name.endswith((".py", ".pyc")))
    for folder in folders:
        yield from files_under(folder)


def files_under(folder: Traversable) -> Iterator[Traversable]:
    """All files in a folder and its subfolders, in the order of names; nothing if there is no folder."""
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_file():
            yield entry
        else:
            yield from files_under(entry)


def named_files(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    """The files under a folder with their paths in it; what Python compiled is none of them."""
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if not entry.is_file():
            yield from named_files(entry, f"{above}{entry.name}/")
        elif not entry.name.endswith((".py", ".pyc")):
            yield above + entry.name, entry


def digest(files: Iterable[Traversable]) -> str:
    """A short digest of the names and contents of files."""
    total = hashlib.sha256()
    for file in files:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{file.name} {content}\n".encode())
    return total.hexdigest()[:16]
