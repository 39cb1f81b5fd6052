"""Invented wars through reading and fusing: what reports tell of one happening comes together, and nothing else.

The rules of fusing were made on the bundled story; these are the check that they aren't that story's alone. Each
file of wars/ holds happenings and short reports with what each sentence tells, written before any engine read them.
On `shan` nothing was tuned at all.
"""

from __future__ import annotations

import dataclasses
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from scripts.score_story import BCubed, Happening, bcubed, by_happening, happening, sentence_number, settle

from firsthand.claims.extract import Extractor
from firsthand.documents.build import build
from firsthand.events import fuse
from firsthand.lexicon import Lexicon
from firsthand.model import Claim, Document, Event
from firsthand.model.document import head
from firsthand.places import Gazetteer

FOLDER = Path(__file__).parent / "wars"
FLOORS = {"darfur": 0.80, "catatumbo": 0.80, "kupiansk": 0.75, "shan": 0.80}
LEAST_PRECISION = 0.85


class Told(NamedTuple):
    """A war as it was read: claims, events, and the happening of each claim that the key settles."""

    claims: list[Claim]
    events: list[Event]
    gold: dict[str, str]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.fixture(scope="module")
def extractor(lexicon: Lexicon) -> Extractor:
    return Extractor(lexicon, Gazetteer.open(None))


@cache
def key(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def document(report: dict[str, Any]) -> Document:
    text = " ".join(row[0] for row in report["told"])
    published: date = report["published"]
    return build(
        text, title=report["title"], published=published, published_basis="given",
        publisher=report["publisher"], language="en",
    )  # fmt: skip


def read(name: str, extractor: Extractor, lexicon: Lexicon) -> Told:
    """The reports of a war, read and fused."""
    wanted = {row["id"]: happening(row) for row in key(name)["happening"]}
    claims: list[Claim] = []
    heads, gold = {}, {}
    for report in key(name)["report"]:
        found = document(report)
        assert len(found.reading.sentences) == len(report["told"]), report["title"]
        heads[found.id] = head(found)
        for claim in extractor.extract(found):
            claims.append(claim)
            told = report["told"][sentence_number(claim, found.version(claim.text_version)) - 1][1:]
            if belongs := settle(claim, [placed(wanted[id_], claim) for id_ in told]):
                gold[claim.id] = belongs
    return Told(claims, list(fuse(claims, heads, lexicon)), gold)


def placed(row: Happening, claim: Claim) -> Happening:
    """The happening with the ids of those places of a claim that the key gives by name."""
    return dataclasses.replace(row, places=frozenset(m.id for m in claim.place if m.id and m.name in row.places))


def score(told: Told, lexicon: Lexicon) -> BCubed:
    return bcubed(by_happening(told.events, lexicon), told.gold)


@pytest.mark.parametrize("name", FLOORS)
def test_the_key_is_whole(name: str) -> None:
    happenings = {row["id"] for row in key(name)["happening"]}
    told = {id_ for report in key(name)["report"] for row in report["told"] for id_ in row[1:]}
    assert told == happenings
    assert len(key(name)["report"]) >= 9


@pytest.mark.parametrize("name", FLOORS)
def test_what_tells_of_one_happening_comes_together(name: str, extractor: Extractor, lexicon: Lexicon) -> None:
    told = read(name, extractor, lexicon)
    found = score(told, lexicon)
    print(f"\n{name}: P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}, {len(told.gold)} claims")
    assert found.precision >= LEAST_PRECISION
    assert found.f1 >= FLOORS[name]
