"""Who took part in the incidents of a report: the door of the trained part.

    reader = Reader.open()
    for incident in reader.incidents(text):
        print(incident.type, [p.span.text for p in incident.role("victim")])

It was learned from reports on one region and one kind of violence (see the model card): a proposal for a reader,
never a claim. Everything it tells quotes the text, and nothing is fetched: the tables ship with the package.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.learned.encoder import widen
from firsthand.learned.entities import Entity
from firsthand.learned.features import Habits
from firsthand.learned.incidents import Group, Judge, Thresholds, Verdicts, groups
from firsthand.learned.marks import Stretch
from firsthand.learned.pieces import Vocabulary
from firsthand.learned.records import Incident, Participant
from firsthand.learned.tagger import Tagger
from firsthand.model import FirsthandError, Span

TAGGER, JUDGE, CARD, PIECES = "tagger.npz", "judge.npz", "card.json", "pieces.txt"


class Reader:
    """Reads texts into incidents. One object serves any number of texts; it keeps nothing between them."""

    def __init__(self, tagger: Tagger, judge: Judge, version: str) -> None:
        self._tagger = tagger
        self._judge = judge
        self.version = version

    @classmethod
    def open(cls, folder: Traversable | None = None) -> Reader:
        """The reader with the tables that ship (loaded once), or those of another folder.

        Raises FirsthandError, naming the file and the remedy, if a table is missing.
        """
        return _shipped() if folder is None else _open(folder)

    def incidents(self, text: str) -> tuple[Incident, ...]:
        """The incidents that a text seems to tell of, likeliest type first; spans are offsets into this text."""
        if not text.strip():
            return ()
        told = self.verdicts(text)
        found = [_incident(text, told, group) for group in groups(told, self._judge.thresholds)]
        return tuple(sorted(found, key=lambda i: -i.score))

    def verdicts(self, text: str) -> Verdicts:
        """All probabilities behind the answer, for those who want to set their own thresholds."""
        return self._judge.verdicts(self._tagger.mark(text))


def participants(text: str) -> tuple[Incident, ...]:
    """The incidents of a text with their participants, by the tables that ship."""
    return Reader.open().incidents(text)


def _incident(text: str, told: Verdicts, group: Group) -> Incident:
    members = [_participant(text, told, told.found[i], chance) for i, chance in group.members]
    return Incident(type=group.type, score=round(group.score, 4), participants=tuple(members))


def _participant(text: str, told: Verdicts, entity: Entity, chance: float) -> Participant:
    return Participant(
        role=entity.role,
        span=_span(text, told, entity.name()),
        mentions=tuple(_span(text, told, s) for s in entity.stretches),
        score=round(chance, 4),
    )


def _span(text: str, told: Verdicts, stretch: Stretch) -> Span:
    start, end = told.seen.words[stretch.first].start, told.seen.words[stretch.last - 1].end
    return Span(start=start, end=end, text=text[start:end])


@lru_cache(maxsize=1)
def _shipped() -> Reader:
    return _open(resources.files("firsthand.learned").joinpath("data"))


def _open(folder: Traversable) -> Reader:
    card: dict[str, Any] = json.loads(_file(folder, CARD).read_text(encoding="utf-8"))
    vocabulary = Vocabulary(_file(folder, PIECES).read_text(encoding="utf-8").splitlines())
    shape = (card["lower"], card["upper"], card["branches"])
    tagger = Tagger(widen(_arrays(_file(folder, TAGGER))), vocabulary, shape)
    habits = Habits(last=_pairs(card["habits"]["last"]), name=_pairs(card["habits"]["name"]))
    limits = card["thresholds"] | {"roles": tuple(card["thresholds"]["roles"])}
    judge = Judge(_arrays(_file(folder, JUDGE)), habits, Thresholds(**limits))
    return Reader(tagger, judge, card["version"])


def _file(folder: Traversable, name: str) -> Traversable:
    file = folder.joinpath(name)
    if not file.is_file():
        raise FirsthandError(
            f"{file}: the trained part is not here; install the released package or make it with training/README.md"
        )
    return file


def _arrays(file: Traversable) -> dict[str, NDArray[np.generic]]:
    with resources.as_file(file) as path, np.load(path) as stored:
        return dict(stored)


def _pairs(table: dict[str, list[float]]) -> dict[str, tuple[float, float]]:
    return {name: (times, right) for name, (times, right) in table.items()}
