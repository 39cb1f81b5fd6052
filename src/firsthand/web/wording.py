"""The words of the interface: names of fields and states, titles of events, dates and figures."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from firsthand.model import Event

HOLDERS = frozenset({"holder", "lost_by"})  # fields whose values are ids of bodies
RTL = frozenset({"ar", "fa", "he", "ur", "ps", "ckb"})


@cache
def table(name: str) -> Mapping[str, Any]:
    """A table of words that ships with the pages (data/<name>.toml)."""
    path = resources.files("firsthand.web").joinpath("data", f"{name}.toml")
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


def word(kind: str, code: str) -> str:
    """The word that is shown for a code of the engine; the code itself, readable, where there is none."""
    return str(table("words")[kind].get(code, code.replace("_", " ")))


def field_name(name: str) -> str:
    """What a field of an event is called: "Killed" for the count of killed."""
    if name.startswith("count:"):
        return "Number: " + name.removeprefix("count:")
    return word("field", name)


def day(value: date | None) -> str:
    """A day as "6 Jul 2018"; "not known" if there is none."""
    return f"{value.day} {value:%b %Y}" if value else "not known"


def days(first: date | None, last: date | None) -> str:
    """An interval of days, as short as can be: "3 to 6 Jul 2018"; open ends are said."""
    if first is None and last is None:
        return "day not known"
    if first is None or last is None:
        return f"by {day(last)}" if last else f"from {day(first)} on"
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%b} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def percent(value: float) -> str:
    """A share or chance of 0 to 100 with its sign; the smallest are not rounded to nothing."""
    if 0 < value < 1:
        return "under 1 %"
    return f"{value:.0f} %"


def chance(value: float) -> str:
    """A probability of 0 to 1 as per cent, never quite 0 or 100."""
    return percent(min(99.0, max(1.0, 100 * value)))


def figures(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 report", "3 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def language(code: str) -> str:
    """The name of a language."""
    return word("language", code)


def direction(code: str) -> str:
    """Whether a language is written from right to left."""
    return "rtl" if code in RTL else "ltr"


def kind_of(type_: str) -> Mapping[str, Any]:
    """Group, glyph and titles of a type of event."""
    row: Mapping[str, Any] = table("titles")["type"][type_]
    return row


def title(event: Event, name: Callable[[str | None], str]) -> str:
    """What happened, in one short line of ours: "Syrian Arab Army took Nassib crossing".

    `name` tells the names of actors by their ids.
    """
    filled = _filled(event, name)
    for pattern in kind_of(event.type)["titles"]:
        try:
            text = str(pattern.format_map(filled))
        except KeyError:
            continue
        return text[0].upper() + text[1:]
    return event.type.replace("_", " ").capitalize()


def _filled(event: Event, name: Callable[[str | None], str]) -> dict[str, str]:
    """The likeliest value of each field; "actor" and "loser" are the first filled one of several."""
    values = {f.name: f.candidates[0].label for f in event.fields if f.candidates}
    for holder in HOLDERS.intersection(values):
        field = event.field(holder)
        values[holder] = " and ".join(name(i) for i in field.candidates[0].value.split("+")) if field else ""
    values.pop("place", None)
    if event.place is not None:
        values["place"] = event.place.name or event.place.text
    for slot in ("actor", "loser"):
        found = next((values[field_] for field_ in table("titles")[slot] if field_ in values), None)
        if found is not None:
            values[slot] = found
    return values
