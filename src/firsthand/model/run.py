"""The journal of a run: what was read with which settings, and what went wrong."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from firsthand.model.record import Record


class Problem(Record):
    """One thing that could not be done: the file or id to blame, what is wrong, and the remedy."""

    subject: str
    kind: str                   # name of the error class
    message: str
    severity: Literal["error", "warning"] = "error"


class Run(Record):
    """A run of the machine over reports: id, when, settings, versions of code and data, problems met."""

    id: str
    started: datetime
    finished: datetime | None
    command: str
    settings: dict[str, str]
    versions: dict[str, str]    # firsthand, model, lexicon, gazetteer -> version or digest
    problems: tuple[Problem, ...] = ()
