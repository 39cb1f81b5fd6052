"""Datelines: recognised by their form, left out of the parse, never taken from a sentence that names somebody."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import word

from firsthand.claims.dateline import dateline, is_ticking, preamble
from firsthand.claims.parse import ParsedSentence, Parser


def nobody(words: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("ORVANE, Kesh - Rebels took the mill.", "ORVANE, Kesh - "),
        ("ORVANE/TELMARK, Nov 28 - Both armies withdrew.", "ORVANE/TELMARK, Nov 28 - "),
        ("Orvane, Kesh (Courier) — Rebels took the mill.", "Orvane, Kesh (Courier) — "),
        ("August 21, 2024 (ORVANE) - The first trucks came.", "August 21, 2024 (ORVANE) - "),
        ("AL-ORVANE: The coalition struck.", "AL-ORVANE: "),
        ("PORT-AU-ORVANE – Gangs burnt a market.", "PORT-AU-ORVANE – "),
        ('ORVANE - "Nobody fired," the mayor said.', "ORVANE - "),
    ],
)
def test_place_day_and_agency_are_a_dateline(text: str, head: str) -> None:
    assert text[: dateline(text, nobody)] == head


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took the mill.",
        "Orvane - Kesh road was cut.",
        "ORLA - the river authority - shut the dam.",
        "The army took two towns - Orvane and Telmark.",
        "Troops held the Orvane – Telmark road.",
        "UN: The convoy was stopped.",
        "",
    ],
)
def test_other_dashes_and_colons_open_no_dateline(text: str) -> None:
    assert dateline(text, nobody) == 0


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Orvane, Dec 14 (Kesh Press) Rebels took the mill.", "Orvane, Dec 14 (Kesh Press) "),
        ("Orvane, 26 June 2019 (Kesh Press) The mill fell.", "Orvane, 26 June 2019 (Kesh Press) "),
        ("Looting: On 3 May, bandits robbed a mill.", "Looting: "),
        ("Property destruction: Soldiers burned a mill.", "Property destruction: "),
    ],
)
def test_a_day_before_an_agency_and_a_heading_of_a_note_open_a_report(text: str, opening: str) -> None:
    assert dateline(text, nobody) == len(opening)


def test_a_body_before_a_dash_or_colon_is_not_a_place() -> None:
    assert dateline("ORLA - Guards shot two men.", {"ORLA"}.__contains__) == 0
    assert dateline("ORLA: Guards shot two men.", {"ORLA"}.__contains__) == 0


def test_what_a_sentence_opens_with_is_not_parsed_and_offsets_stay() -> None:
    text = "Calm. ORVANE, Kesh - Rebels took the old mill."
    sentence = ParsedSentence(1, 6, len(text), text[6:], 0, 0, opening=len("ORVANE, Kesh - "))
    Parser().parse([sentence])
    assert sentence.doc is not None
    rebels = sentence.doc[0]
    assert rebels.text == "Rebels" and rebels.dep_ == "nsubj" and not rebels.lefts
    assert text[sentence.at(rebels) :].startswith("Rebels took")
    assert sentence.span(word(sentence, "old"), word(sentence, "mill")).text == "old mill"
    assert sentence.doc.char_span(0, 6, alignment_mode="expand") is None
    mill = sentence.doc.char_span(sentence.text.index("mill"), len(sentence.text) - 1, alignment_mode="expand")
    assert mill is not None and mill[0].text == "mill"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("🔴 14:35 BREAKING: Rebels take Orvane", "Rebels take Orvane"),
        ("06.42 GMT - Residents report blasts", "Residents report blasts"),
        ("4h ago  Jets strike bases", "Jets strike bases"),
        ("▪️Enemy attacks go on", "Enemy attacks go on"),
        ("Breaking | Rebels take Orvane", "Rebels take Orvane"),
        ("21:40 GMT", "GMT"),
        ("1400 French troops are in Orvane.", "1400 French troops are in Orvane."),
        ("— Ida Moss", "— Ida Moss"),
        ("New troops arrive", "New troops arrive"),
        ("10.5 million people fled.", "10.5 million people fled."),
    ],
)
def test_what_stands_before_an_item_is_no_part_of_it(text: str, sentence: str) -> None:
    assert text[preamble(text) :] == sentence


def test_figures_are_hours_where_many_items_begin_so() -> None:
    items = ["1908 Bombs hit the bridge", "1840 Talks go on", "1755 Troops leave"]
    assert is_ticking(items) and not is_ticking(items[:2])
    assert preamble(items[0]) == 0
    assert items[0][preamble(items[0], ticking=True) :] == "Bombs hit the bridge"
