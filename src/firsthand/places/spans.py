"""Place words of names that somebody else marked: their frame and holder are read, their extent is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from firsthand.places.framing import Framer, Framing
from firsthand.places.gazetteer import Gazetteer
from firsthand.places.mentions import PlaceWords, holders
from firsthand.places.names import fold
from firsthand.places.naming import Name, Namer
from firsthand.places.tokens import Tokens, tokens
from firsthand.places.vocabulary import vocabulary


def given(text: str, spans: Iterable[tuple[int, int]], gazetteer: Gazetteer) -> list[PlaceWords]:
    """Place words for spans of a text (characters, end exclusive), in the order of the spans.

    Each stands for the place that its name means, whatever part of it or way from it the words around tell.
    """
    marked = list(spans)
    words, found = vocabulary(), tokens(text)
    framer, namer = Framer(words, gazetteer), Namer(gazetteer, words)
    named = {span: name for span in sorted(marked) if (name := _name(text, found, span, namer)) is not None}
    framings = [framer.frame(text, found, name)._replace(form="name") for name in named.values()]
    held = zip(named, framings, holders(text, found, framings), strict=True)
    framed = {span: _words(framing, holder) for span, framing, holder in held}
    return [replace(framed.get((a, b)) or _bare(text, a, b), start=a, end=b, text=text[a:b]) for a, b in marked]


def _name(text: str, found: Tokens, span: tuple[int, int], namer: Namer) -> Name | None:
    """The name of a span, if the span begins with a word and ends with one or with the dot behind it."""
    inside = [i for i in range(len(found)) if span[0] <= found.start[i] and found.end[i] <= span[1]]
    if not inside or found.start[inside[0]] != span[0]:
        return None
    end = found.end[inside[-1]]
    return namer.read(found, inside[0], inside[-1], text[span[0] : end]) if text[end : span[1]] in ("", ".") else None


def _words(framing: Framing, holder: Framing | None) -> PlaceWords:
    name = framing.name
    return PlaceWords(
        0,
        0,
        "",
        name.text,
        framing.head,
        "demonym" if name.iso else "name",
        holder.name.text if holder else None,
        holder.head if holder else None,
        iso=name.iso,
        settled=framing.settled,
    )


def _bare(text: str, start: int, end: int) -> PlaceWords:
    """A span that cuts through words ("Iraqi" of "German-Iraqi")."""
    name = text[start:end]
    unit = vocabulary().short.get(name.replace(".", ""))
    if unit is not None:
        return PlaceWords(start, end, name, unit[0], "admin1", iso=unit[1])
    iso = vocabulary().demonyms.get(fold(name))
    return PlaceWords(start, end, name, name, "country" if iso else None, "demonym" if iso else "name", iso=iso)
