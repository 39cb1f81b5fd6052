"""The settings of a run: one frozen record, made once at the door and handed down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from firsthand.model import Record

HOME = "FIRSTHAND_HOME"
PLACE = "FIRSTHAND_STORE"
STORE = "store.sqlite"
SECRET = re.compile(r"(?<=:)[^:/@]*(?=@)|(?<=password=)[^&]*")  # in an address, postgresql://user:SECRET@host/...


class Settings(Record):
    """Where things are kept and what the machine may do; no report can be later than `today`."""

    home: Path  # fetched place data and, by default, the store
    store: Path | str  # the SQLite file, or the address of a PostgreSQL database
    today: date
    lexicons: tuple[Path, ...] = ()  # folders of further lexicon files; without any HOME/lexicon, if it is there
    report_mb: int = 32  # a file of one report is no larger
    collection_mb: int = 256  # a JSONL file is no larger

    @property
    def places(self) -> Path:
        """The folder of fetched gazetteers and boundaries."""
        return self.home / "places"

    def journal(self) -> dict[str, str]:
        """The settings as a run's journal keeps them: without passwords."""
        kept = {name: str(value) for name, value in self if value not in (None, ())}
        return {**kept, "store": SECRET.sub("***", kept["store"])} if isinstance(self.store, str) else kept


def at_the_door(
    environ: Mapping[str, str],
    today: date,
    home: Path | None = None,
    store: Path | str | None = None,
    lexicons: tuple[Path, ...] = (),
) -> Settings:
    """Make the settings from what the caller typed, then FIRSTHAND_HOME, then ~/.local/share/firsthand.

    The store is what was typed, then FIRSTHAND_STORE, then store.sqlite in the data folder.
    """
    base = home or (Path(environ[HOME]) if environ.get(HOME) else default_home(environ))
    base = base.expanduser()
    own = base / "lexicon"
    lexicons = lexicons or ((own,) if own.is_dir() else ())
    return Settings(home=base, store=store or environ.get(PLACE) or base / STORE, today=today, lexicons=lexicons)


def default_home(environ: Mapping[str, str]) -> Path:
    """The user's data folder after the XDG base directory specification."""
    shared = environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path("~/.local/share")) / "firsthand"
