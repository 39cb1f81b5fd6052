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


def test_the_dateline_of_a_report_is_left_out_of_its_parse(reader: Reader) -> None:
    text = "ORVANE, Kesh - Troops left. TELMARK - Families came home."
    document = build(text, published=DAY, published_basis="given", publisher=None, language="en")
    report = Report.open(document, reader.lexicon, reader.extractor.parser)
    assert [s.text[s.opening :] for s in report.sentences] == ["Troops left.", "Families came home."]
    assert not report.is_body("TELMARK") and not report.is_body("Syria") and report.is_body("UNICEF")
