"""Reading a document: claims with their words, reasons for silence, the same ids on every run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.unit.claims.reader import DAY, Reader

from firsthand.documents.build import build
from firsthand.model import Certainty, Claim, Span

REPORT = """DAMASCUS (Reuters) - Syrian troops captured the Nassib crossing on Friday, a rebel spokesman said.

The army had shelled Tafas and Saida on Thursday, killing 12 people and wounding 20.
It denied that its warplanes had bombed Tafas.

Rebels agreed to hand over the town under a ceasefire. Bread was cheap in the market."""


@pytest.fixture(scope="module")
def claims(reader: Reader) -> list[Claim]:
    return reader.claims(REPORT)


def spans(claim: Claim) -> Iterator[tuple[int, int, str]]:
    """Every stretch of text that a claim quotes."""
    mentions = [*claim.place, *claim.attribution.chain, *(m for ms in claim.roles.values() for m in ms)]
    held = [claim.sentence, claim.trigger, claim.attribution.cue, claim.attribution.content, claim.time]
    for words in [*held, *mentions, *claim.quantities]:
        if words is not None and words.start is not None and words.end is not None and words.text is not None:
            yield words.start, words.end, words.text


def test_the_report_tells_these_in_the_order_of_its_text(claims: list[Claim]) -> None:
    types = [c.type for c in claims]
    assert types[:4] == ["capture", "shelling", "casualties", "denial"]
    assert {"handover", "agreement"} <= set(types)
    assert [c.sentence.start for c in claims] == sorted(c.sentence.start for c in claims)


def test_every_field_quotes_the_text(claims: list[Claim]) -> None:
    assert claims
    for start, end, text in (s for c in claims for s in spans(c)):
        assert REPORT[start:end] == text


def test_the_trigger_stands_in_its_sentence(claims: list[Claim]) -> None:
    assert all(c.sentence.start <= c.trigger.start < c.trigger.end <= c.sentence.end for c in claims)


def test_ids_are_unique_and_the_same_on_every_run(reader: Reader, claims: list[Claim]) -> None:
    assert len({c.id for c in claims}) == len(claims)
    assert claims == reader.claims(REPORT)


def test_what_is_denied_did_not_happen_and_what_is_agreed_lies_ahead(claims: list[Claim]) -> None:
    (denied,) = [c for c in claims if c.certainty is Certainty.DENIED]
    assert (denied.type, denied.polarity) == ("airstrike", False)
    handover = next(c for c in claims if c.type == "handover")
    assert handover.certainty is Certainty.PLANNED


def test_a_negated_saying_denies_its_content_only(reader: Reader) -> None:
    assert not reader.claim("A rebel spokesman said that the army had not captured Tafas.", "capture").polarity
    assert reader.claim("The rebels did not say whether they had captured Tafas.", "capture").polarity


def test_every_silent_sentence_has_a_reason(reader: Reader) -> None:
    reading = reader.reading(REPORT)
    quoted: list[Span] = [s.sentence for s in reading.silences]
    assert any("Bread" in s.text for s in quoted)
    assert all(s.reason for s in reading.silences)
    assert not {c.sentence.start for c in reading.claims} & {s.start for s in quoted}


def test_a_report_without_a_trigger_gives_only_silences(reader: Reader) -> None:
    reading = reader.reading("Bread was cheap. Tea was sweet.")
    assert reading.claims == []
    assert len(reading.silences) == 2


def test_the_words_of_the_version_that_was_read_are_quoted(reader: Reader) -> None:
    document = build(REPORT, published=DAY, published_basis="given", publisher=None, language="en")
    (version,) = {c.text_version for c in reader.extractor.extract(document)}
    assert document.version(version).text == REPORT
