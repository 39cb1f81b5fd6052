"""A report laid out for reading."""

from __future__ import annotations

from tests.unit.claims.reader import DAY, Reader

from firsthand.claims.report import Report
from firsthand.documents.build import build

TEXT = "Troops left. Families came home."


def test_only_the_sentences_asked_for_are_parsed(reader: Reader) -> None:
    document = build(TEXT, published=DAY, published_basis="given", publisher=None, language="en")
    report = Report.open(document, reader.lexicon, reader.extractor.parser)
    report.parse([1])
    assert [s.text for s in report.sentences] == ["Troops left.", "Families came home."]
    assert [s.doc is not None for s in report.sentences] == [False, True]
    assert report.published == DAY
