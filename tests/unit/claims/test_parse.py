"""Parses: the sentence's words and offsets are those of the text."""

from __future__ import annotations

from tests.unit.claims.parsed import word

from firsthand.claims.parse import ParsedSentence, Parser

TEXT = "Calm. Troops entered the old town."


def sentence() -> ParsedSentence:
    return ParsedSentence(1, 6, len(TEXT), TEXT[6:], 0, 0)


def test_spans_count_from_the_start_of_the_text() -> None:
    one = sentence()
    Parser().parse([one])
    span = one.span(word(one, "the"), word(one, "town"))
    assert span.text == "the old town" == TEXT[span.start : span.end]
    assert one.at(word(one, "Troops")) == 6


def test_a_sentence_that_has_a_parse_is_not_parsed_again() -> None:
    one = sentence()
    Parser().parse([one])
    doc = one.doc
    Parser().parse([one])
    assert one.doc is doc


def test_making_a_parser_loads_nothing() -> None:
    assert Parser("no_such_model").model == "no_such_model"


def test_a_trigger_with_a_hyphen_stays_whole() -> None:
    one = ParsedSentence(0, 0, 45, "The cease-fire and a counter-offensive ended.", 0, 0)
    Parser().parse([one])
    assert one.doc is not None
    assert {"cease-fire", "counter-offensive"} <= {t.text for t in one.doc}
