"""What a frame asks beyond its slots."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word
from tests.unit.claims.reader import Reader

from firsthand.claims.fit import clause_phrase


def types(reader: Reader, text: str) -> list[str]:
    return [d.type for d in reader.drafts(text)]


@pytest.mark.parametrize(
    ("told", "not_told", "type_"),
    [
        # a required role must be filled by its class
        ("Rebels broke the ceasefire.", "Rebels broke the window.", "agreement_violation"),
        # an event noun must happen, not only be named
        ("Rebels signed a ceasefire with Russia.", "Families returned under the ceasefire.", "agreement"),
        # who captures must be able to hold ground
        ("The army captures the hill.", "The painting captures the hill.", "capture"),
        # who wants others to do something demands it; who wants to do it does not
        ("The army wants rebels to leave Tafas.", "The army wants to leave Tafas.", "demand"),
        # what lies ahead is foreseen, what is past is told
        ("Observers fear that the town will fall.", "Observers fear that the town has fallen.", "forecast"),
    ],
)
def test_the_first_tells_it_and_the_second_does_not(reader: Reader, told: str, not_told: str, type_: str) -> None:
    assert type_ in types(reader, told)
    assert type_ not in types(reader, not_told)


def test_the_frame_with_more_filled_roles_wins(reader: Reader) -> None:
    full = reader.draft("Rebels handed the town over to the army.", "handover")
    part = reader.draft("Rebels handed over the town.", "handover")
    assert full.score > part.score


def test_a_clause_is_quoted_without_its_conjunction_and_full_stop() -> None:
    sentence = parsed("He said that troops left.")
    phrase = clause_phrase(word(sentence, "left"))
    assert sentence.span(phrase.first, phrase.last).text == "troops left"
    assert "clause" in phrase.classes
