"""Places of news texts (LGL, TR-News): the product's own points and GeoNames ids for names marked or found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from firsthand.evaluate.lines import rows
from firsthand.model import DocumentError, Resolution, Resolved
from firsthand.pipeline.engine import Engine
from firsthand.places import Gazetteer, PlaceWords, ReportContext, Resolver, find
from firsthand.places.home import home
from firsthand.places.spans import given


def evaluate(source: Path, engine: Engine) -> Iterator[dict[str, Any]]:
    """The places of every text of a .jsonl file (`id`, `text`, and `toponyms` where the names are marked).

    Without `toponyms` the product finds the names itself. Points are WGS84 degrees; a name without an answer has none.
    """
    resolver = Resolver(engine.gazetteer)
    for number, row in rows(source):
        try:
            yield {"id": row["id"], "places": answers(row, resolver)}
        except (ValueError, KeyError) as error:
            raise DocumentError(f"{source}, line {number}: {error!r}; mend or leave out the line") from error


def answers(row: dict[str, Any], resolver: Resolver) -> list[dict[str, Any]]:
    """One answer for each name of a text."""
    marked, text = row.get("toponyms"), row["text"]
    if marked is None:
        words = [own(w, text) for w in find(text, resolver.gazetteer, bodies=True)]
    else:
        words = given(text, [(t["start"], t["end"]) for t in marked], resolver.gazetteer)
    found = resolver.resolve(words, ReportContext(home=home(text)))
    return [answer(w, r, resolver.gazetteer) for w, r in zip(words, found, strict=True)]


def own(words: PlaceWords, text: str) -> PlaceWords:
    """The name alone, without the words that say which part of it or how far from it ("15 km east of X" is X).

    A short form takes its dot with it ("Calif.").
    """
    at = words.text.find(words.name)
    start, end = (words.start, words.end) if at < 0 else (words.start + at, words.start + at + len(words.name))
    if at < 0 and words.iso is not None and text[end : end + 1] == ".":
        end += 1
    form = words.form if words.form == "demonym" else "name"
    return replace(words, start=start, end=end, text=text[start:end], form=form)


def answer(words: PlaceWords, found: Resolution, gazetteer: Gazetteer) -> dict[str, Any]:
    """A name's point and id in the benchmark's format."""
    place = found.place if isinstance(found, Resolved) else None
    return {
        "start": words.start,
        "end": words.end,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonameid": gazetteer.geonames(place) if place else None,
        "score": found.score if isinstance(found, Resolved) else None,
    }
