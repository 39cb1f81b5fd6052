"""Golden snippets for the codings: a made-up snippet, and the code of its main event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from firsthand.claims.extract import Extractor
from firsthand.codings import Coder
from firsthand.documents.build import build
from firsthand.lexicon import Lexicon
from firsthand.places import Gazetteer

FOLDER = Path(__file__).parent / "codings"
PUBLISHED = date(2021, 6, 1)


def cases() -> Iterator[tuple[str, str, str]]:
    for path in sorted(FOLDER.glob("*.txt")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        for snippet, answer in zip(lines[::2], lines[1::2], strict=True):
            yield path.stem, snippet, answer.removeprefix("= ")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.fixture(scope="module")
def extractor(lexicon: Lexicon) -> Extractor:
    return Extractor(lexicon, Gazetteer.open(None))


@pytest.mark.parametrize(("scheme", "snippet", "code"), list(cases()))
def test_golden_coding(scheme: str, snippet: str, code: str, extractor: Extractor, lexicon: Lexicon) -> None:
    document = build(snippet, published=PUBLISHED, published_basis="given", publisher=None, language="en")
    coded = Coder(lexicon, scheme).code(document.reading, list(extractor.extract(document)), dated=False)
    assert coded, "nothing coded"
    assert coded[0].code == code, [(e.code, e.rank, e.rule, [w.text for w in e.words]) for e in coded[:3]]
