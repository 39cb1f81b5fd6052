"""Codes of countries: ISO 3166-1 in two letters is ours, in three letters that of publishers of boundaries."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources

from firsthand.model import UnknownId


def three_letters(iso: str) -> str:
    """The alpha-3 code of an alpha-2 code ("SY" is "SYR"). UnknownId if there is no such country."""
    code = _codes().get(iso.upper())
    if code is None:
        raise UnknownId(f"{iso!r} is no ISO 3166-1 alpha-2 country code, such as SY")
    return code


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    path = resources.files("firsthand.lexicon").joinpath("data", "places", "countries.csv")
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {row["iso"]: row["iso3"] for row in rows if row["iso3"]}
