"""Which war a report is about, and whom "the rebels" or "the army" mean in it: one report for each theatre and time."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from firsthand.lexicon import Lexicon

REPORTS = tomllib.loads((Path(__file__).parent / "theatres.toml").read_text(encoding="utf-8"))["report"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def meant(lexicon: Lexicon, phrase: str, text: str, year: int) -> str | None:
    """Whom a phrase means in a report: by a name that is all of it, else through the theatre."""
    theatre = lexicon.theatre_of(text, year)
    hits = [h for h in lexicon.names.find(phrase, year) if len(h.text) >= len(phrase.removeprefix("the ")) - 1]
    if hits:
        return lexicon.pick(hits[0].ids, theatre)
    found = lexicon.generic(phrase, theatre, year)
    return found.id if found else None


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: f"{report['theatre']}-{report['year']}")
def test_common_words_mean_who_fought_there_then(lexicon: Lexicon, report: dict[str, Any]) -> None:
    text, year = report["text"], report["year"]
    found = lexicon.theatre_of(text, year)
    assert found is not None and found.id == report["theatre"]
    assert {phrase: meant(lexicon, phrase, text, year) or "" for phrase in report["means"]} == report["means"]


def test_every_theatre_is_told_of(lexicon: Lexicon) -> None:
    untold = set(lexicon.theatres) - {report["theatre"] for report in REPORTS}
    assert untold == set()
