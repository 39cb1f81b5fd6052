"""Words that name a place, found in a sentence by its letters alone (no parse).

A name is a run of capitalised words that the gazetteer knows (`naming`); the words around it say what kind
of place is
meant: "the Nassib border crossing", "15 km east of Daraa", "southwest Syria", "8 border outposts in Daraa
province".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from firsthand.places.framing import Framer, Framing
from firsthand.places.gazetteer import Gazetteer
from firsthand.places.naming import Namer
from firsthand.places.thorough import Part, compounds, repeated
from firsthand.places.tokens import Tokens, tokens
from firsthand.places.vocabulary import vocabulary

Form = Literal["name", "area", "offset", "line", "group", "demonym", "pair"]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """A place phrase. Offsets are characters of the text that was searched, end exclusive; phrases do not
    overlap.

    `name` is the proper name inside ("Nassib"), `head` the kind of place that the words around it say (a key
    of
    words.toml: "crossing", "admin1", "base"; "country" for a country's own name), `within` the name of what
    holds it
    ("Zayzun in Daraa province").

    `form`: "name"; "area", a part of the place or the ground around it, towards `bearing` if told;
    "offset", a point
    `km` away towards `bearing` (degrees clockwise from north; None: somewhere at that distance); "line", a
    border with
    it; "group", several places in it that are not named; "demonym", an adjective or people, no place by
    itself; "pair",
    a road between `name` and `other`.

    `settled`: the words beside it are said of towns ("Lebanon city council", "downtown Lebanon"); `definite`: it stands
    alone behind "the", as the names of rivers do.
    """

    start: int
    end: int
    text: str
    name: str
    head: str | None = None
    form: Form = "name"
    within: str | None = None
    within_head: str | None = None
    km: float | None = None
    bearing: float | None = None
    other: str | None = None
    iso: str | None = None
    settled: bool = False
    definite: bool = False

    def moved(self, by: int) -> PlaceWords:
        """The same words with offsets moved, as from a sentence to its document."""
        return replace(self, start=self.start + by, end=self.end + by)


def find(text: str, gazetteer: Gazetteer, bodies: bool = False) -> list[PlaceWords]:
    """All place phrases of a sentence, in order.

    `bodies`: a place inside the name of a body counts ("the Odesa city council"). A name that the gazetteer doesn't
    know is found where its frame says that it is a place ("the town of
    Ruwayda").
    """
    words, found = vocabulary(), tokens(text)
    if not found.capitals:
        return []
    framer = Framer(words, gazetteer)
    namer = Namer(gazetteer, words, bodies)
    names = list(namer.names(text, found))
    names += repeated(namer, found, names) if bodies else ()
    parts = list(compounds(namer, found, names)) if bodies else []
    unknown = list(framer.unknown(text, found, names))
    names = sorted([*names, *unknown], key=lambda n: n.first) if unknown or bodies else names
    framings = [framer.frame(text, found, name) for name in names]
    held = holders(text, found, framings)
    phrases = [_phrase(text, found, f, h) for f, h in zip(framings, held, strict=True)]
    return _apart([*_pairs(text, found, framer.pairs(found)), *phrases, *map(_part, parts)])


def _part(part: Part) -> PlaceWords:
    """A name inside a word as place words."""
    form: Form = "demonym" if part.iso else "name"
    return PlaceWords(part.start, part.end, part.text, part.text, "country" if part.iso else None, form, iso=part.iso)


def _pairs(text: str, found: Tokens, pairs: Sequence[tuple[int, int, str, str]]) -> list[PlaceWords]:
    """ "the Damascus-Aleppo highway" as place words."""
    return [
        PlaceWords(
            found.start[a],
            found.end[b],
            text[found.start[a] : found.end[b]],
            one,
            "road",
            "pair",
            other=other,
        )
        for a, b, one, other in pairs
    ]


def _phrase(text: str, found: Tokens, f: Framing, holder: Framing | None) -> PlaceWords:
    start, end = found.start[f.first], found.end[f.last]
    return PlaceWords(
        start,
        end,
        text[start:end],
        f.name.text,
        f.head,
        f.form,
        holder.name.text if holder else None,
        holder.head if holder else None,
        f.km,
        f.bearing,
        None,
        f.name.iso,
        f.settled,
        f.definite,
    )


def holders(text: str, found: Tokens, framings: Sequence[Framing]) -> list[Framing | None]:
    """What the words say that holds each of the framed names, None where they say nothing."""
    return [_holder(text, found, framings, n) for n in range(len(framings))]


def _holder(text: str, found: Tokens, framings: Sequence[Framing], at: int) -> Framing | None:
    """What holds a place by the words after it ("X, Y", "X in Y province") or before it ("Y's X region")."""
    mine = framings[at]
    if mine.form == "demonym":
        return None
    if at + 1 < len(framings) and framings[at + 1].form in ("name", "area"):
        gap = text[found.end[mine.last] : found.start[framings[at + 1].first]].strip().lower()
        if gap in (",", "in", ", in", "in the", ", in the", "(", "of"):
            return framings[at + 1]
    if at > 0 and framings[at - 1].form == "name" and found.owns[framings[at - 1].last]:
        gap = text[found.end[framings[at - 1].last] : found.start[mine.first]].strip().lower()
        if gap in ("'s", "’s", "'", "’") or gap.split()[1:] in (
            ["northern"],
            ["southern"],
            ["eastern"],
            ["western"],
        ):
            return framings[at - 1]
    return None


def _apart(phrases: Sequence[PlaceWords]) -> list[PlaceWords]:
    """Phrases in order without overlap; of two that overlap the longer stays."""
    if all(before.end <= after.start for before, after in pairwise(phrases)):
        return list(phrases)
    kept: list[PlaceWords] = []
    for phrase in sorted(phrases, key=lambda p: (p.start - p.end, p.start)):
        if all(phrase.end <= k.start or k.end <= phrase.start for k in kept):
            kept.append(phrase)
    return sorted(kept, key=lambda p: p.start)
