"""What a reviewer typed for a field, as a value in wire format: words are found in the report, ids looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import JsonValue

from firsthand.lexicon.frames import load_frames
from firsthand.model import Basis, Claim, DecisionError, Document, Mention, Precision, TextVersion, UnknownId
from firsthand.pipeline.state import World
from firsthand.review.fields import FIELDS, ROLES

NOTHING = "none"
YES = {"yes": True, "true": True, "no": False, "false": False}
_NUMBER = re.compile(r"(?P<low>\d+(?:\.\d+)?)?(?P<to>\.\.)?(?P<high>\d+(?:\.\d+)?)? (?P<unit>\S+) (?P<of>.+)")


def field_name(typed: str) -> str:
    """The field that was meant: one of a claim's own, else a role that some type of claim has. Else DecisionError."""
    if typed in FIELDS:
        return typed
    role = typed.removeprefix(ROLES)
    known = sorted({role for file in load_frames().types.values() for role in file.roles} - set(FIELDS))
    if role not in known:
        raise DecisionError(f"{typed!r} cannot be decided on; there are {', '.join((*FIELDS, *known))}")
    return ROLES + role


def value_from(world: World, claim: Claim, field: str, typed: Sequence[str]) -> JsonValue:
    """The value of a field from what was typed. DecisionError says what would have been understood.

    Places, roles: WORDS or WORDS=ID, each as one argument; the words must stand in the report. Time: a day or
    FIRST..LAST with open ends left empty. Quantities: WORDS=LOW..HIGH UNIT OF. Voices: WORDS or WORDS=ID, outermost
    first. `none` empties a field.
    """
    document = world.document(claim.document)
    text = document.version(claim.text_version)
    empty = list(typed) == [NOTHING]
    match field:
        case "type" | "standing" | "certainty":
            return _single(field, typed)
        case "polarity":
            return _yes_or_no(_single(field, typed))
        case "about":
            return None if empty else _single(field, typed)
        case "time":
            return None if empty else _time(_single(field, typed))
        case "quantities":
            return [] if empty else [_quantity(claim, text, words) for words in typed]
        case "attribution":
            return _voices(world, claim, document, () if empty else typed)
        case _:
            kind = "place" if field == "place" else None
            return [] if empty else [_mention(world, claim, text, words, kind) for words in typed]


def _single(field: str, typed: Sequence[str]) -> str:
    if len(typed) != 1:
        raise DecisionError(f"{field}: one value is wanted, {len(typed)} were given; put it in quotation marks")
    return typed[0]


def _yes_or_no(word: str) -> bool:
    if word.casefold() not in YES:
        raise DecisionError(f"polarity: {word!r} is neither yes (it was so) nor no (it was not)")
    return YES[word.casefold()]


def _time(typed: str) -> dict[str, JsonValue]:
    first, dots, last = typed.partition("..")
    try:
        ends = [date.fromisoformat(end) if end else None for end in (first, last if dots else first)]
    except ValueError as error:
        raise DecisionError(f"time: {typed!r} is no day and no FIRST..LAST of days as YYYY-MM-DD") from error
    low, high = ends
    if low and high and high < low:
        raise DecisionError(f"time: {typed!r} ends before it begins")
    fine = Precision.DAY if low == high and low else Precision.RANGE if low and high else Precision.UNKNOWN
    return {
        "start": None, "end": None, "text": None, "earliest": str(low) if low else None,
        "latest": str(high) if high else None, "precision": fine.value, "rule": "reviewer",
    }  # fmt: skip


def _quantity(claim: Claim, text: TextVersion, typed: str) -> dict[str, JsonValue]:
    words, _, told = typed.partition("=")
    found = _NUMBER.fullmatch(told.strip())
    if not found or not (found["low"] or found["high"]):
        raise DecisionError(f"quantities: {typed!r} is not WORDS=LOW..HIGH UNIT OF, such as: four=4 person killed")
    start = _where(claim, text, words)
    low = float(found["low"]) if found["low"] else None
    high = float(found["high"]) if found["high"] else None
    return {
        "start": start, "end": start + len(words), "text": words, "low": low, "high": high if found["to"] else low,
        "unit": found["unit"], "of": found["of"],
    }  # fmt: skip


def _voices(world: World, claim: Claim, document: Document, typed: Sequence[str]) -> dict[str, Any]:
    """The outlet, then the voices that were typed; cue and content stay as the machine has them."""
    text = document.version(claim.text_version)
    told = claim.attribution
    inner = [_mention(world, claim, text, words, "source") for words in typed]
    return {**told.model_dump(mode="json"), "chain": [told.chain[0].model_dump(mode="json"), *inner]}


def _mention(world: World, claim: Claim, text: TextVersion, typed: str, kind: str | None) -> dict[str, JsonValue]:
    words, _, id_ = typed.partition("=")
    start = _where(claim, text, words)
    here = {"start": start, "end": start + len(words), "text": words, "basis": Basis.SAID}
    known = _known(world, claim, kind, words, id_)
    made: dict[str, JsonValue] = Mention.model_validate({**known, **here}).model_dump(mode="json")
    return made


def _known(world: World, claim: Claim, kind: str | None, words: str, id_: str) -> dict[str, Any]:
    """What the place data, the lexicon or the claim itself know by an id; without one, why there is none."""
    if not id_:
        return {"kind": kind, "unresolved": "no id given by the reviewer"}
    for mention in (*claim.place, *(m for told in claim.roles.values() for m in told), *claim.attribution.chain):
        if mention.id == id_:
            return mention.model_dump(mode="json") | {"unresolved": None}
    if kind != "place" and world.lexicon.name_of(id_) != id_:
        return {"kind": kind or "actor", "id": id_, "name": world.lexicon.name_of(id_)}
    return _place(world, words, id_)


def _place(world: World, words: str, id_: str) -> dict[str, Any]:
    try:
        place = world.place(id_)
    except UnknownId as error:
        raise DecisionError(f"{words}={id_}: neither the lexicon nor the place data know the id {id_!r}") from error
    return {
        "kind": "place", "id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon,
        "country": place.country, "admin1": place.admin1, "place_kind": place.kind, "score": 1.0,
    }  # fmt: skip


def _where(claim: Claim, text: TextVersion, words: str) -> int:
    """Where the words stand: in the claim's sentence, else nearest to it in the report."""
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)") if words else None
    at = [m.start() for m in whole.finditer(text.text)] if whole else []
    if not at:
        raise DecisionError(f"{words!r} does not stand in the report; give words as they are printed there")
    inside = [start for start in at if claim.sentence.start <= start < claim.sentence.end]
    return (inside or sorted(at, key=lambda start: abs(start - claim.sentence.start)))[0]
