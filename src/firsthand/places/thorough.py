"""Further mentions for a reading that wants every place name: inside the names of bodies and inside compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.places.names import fold
from firsthand.places.naming import Name, Namer
from firsthand.places.strangers import is_surname
from firsthand.places.tokens import Tokens

_HYPHEN = re.compile(r"[-–‑]")
_PARTS = re.compile(r"[^\-–‑]+")


class Part(NamedTuple):
    """A place name inside a word: characters [start, end) of the text; `iso`: the country of a demonym."""

    start: int
    end: int
    text: str
    iso: str | None


def repeated(namer: Namer, found: Tokens, names: Sequence[Name]) -> Iterator[Name]:
    """Names that were a place's where their words said so and stand again where none do: "the Dublin Art Stroll"."""
    taken = {i for name in names for i in range(name.first, name.last + 1)}
    sure = {found.lower[n.first] for n in names if n.first == n.last and n.iso is None and namer.told(found, n.first)}
    for at in found.capitals if sure else ():
        if at in taken or found.lower[at] not in sure or not namer.may_stand(found, at):
            continue
        before = found.before(at)
        if before is None or not found.capital[before]:
            yield Name(at, at, found.word[at])


def compounds(namer: Namer, found: Tokens, names: Sequence[Name]) -> Iterator[Part]:
    """Place names that are part of a word: "Israeli-Egyptian", "the Atlanta-area calls"."""
    taken = {i for name in names for i in range(name.first, name.last + 1)}
    sure = {found.lower[n.first] for n in names if n.first == n.last}
    for at in found.capitals:
        word = found.word[at]
        if at in taken or not _HYPHEN.search(word) or is_surname(found, at, namer.words):
            continue
        for part in _PARTS.finditer(word):
            iso = namer.words.demonyms.get(fold(part.group()))
            if iso or namer.stands_in_compound(part.group(), sure):
                start = found.start[at] + part.start()
                yield Part(start, start + len(part.group()), part.group(), iso)
