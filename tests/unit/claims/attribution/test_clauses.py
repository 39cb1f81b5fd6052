"""How far sources and contents reach: sentences of our own making, and the words that each role takes."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest

from firsthand.claims.attribution import Saying, attribute
from firsthand.claims.parse import Parser
from firsthand.claims.report import Report
from firsthand.documents.build import build
from firsthand.lexicon import Lexicon


@lru_cache(maxsize=1)
def tools() -> tuple[Lexicon, Parser]:
    return Lexicon.load(), Parser()


def sayings(text: str) -> list[Saying]:
    document = build(text, published=date(2021, 3, 9), published_basis="given", publisher=None, language="en")
    report = Report.open(document, *tools())
    report.parse(range(len(report.sentences)))
    return attribute(report).sayings


def by(text: str, cue: str) -> Saying:
    found = [s for s in sayings(text) if cue in s.cue.text.split()]
    assert found, [s.cue.text for s in sayings(text)]
    return found[0]


def words(saying: Saying) -> list[str]:
    return [span.text for span in saying.content]


@pytest.mark.parametrize(
    ("text", "cue", "voice"),
    [
        ("The road is closed, said a driver, who said the bridge had burned.", "said", "a driver"),
        ("Rebels met a driver who said the bridge had burned.", "said", "who"),
        ("The bridge was mined, according to the harbour master.", "to", "the harbour master"),
        ("The harbour office released a statement saying the bridge had burned.", "saying", "The harbour office"),
        ("The bridge has burned, the mayor, Ida Moss (an engineer by trade), said.", "said", "the mayor, Ida Moss"),
        ("Residents were afraid that the bridge would burn.", "afraid", "Residents"),
    ],
)
def test_the_words_beside_the_cue_name_the_voice(text: str, cue: str, voice: str) -> None:
    found = by(text, cue).voice
    assert found is not None
    assert found.text.startswith(voice)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Asked whether the bridge would open, the mayor shrugged.", "Asked"),
        ("The bridge seems to have burned.", "seems"),
        ("The bridge reportedly burned at dawn.", "reportedly"),
        ("The bridge is said to have burned.", "said"),
        ("The convoy is expected to reach the bridge at dawn.", "expected"),
    ],
)
def test_where_nobody_is_named_there_is_no_voice(text: str, cue: str) -> None:
    found = by(text, cue)
    assert found.voice is None
    assert found.sources == ()


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor said it takes time but added that the bridge would open.", "said", ["it takes time"]),
        ("The mayor said it takes time but added that the bridge would open.", "added", ["that the bridge would open"]),
        (
            "Drivers said the road was closed, while traders said the market was open.",
            "said",
            ["the road was closed"],
        ),
        ("As the mayor noted, the bridge is old.", "noted", ["the bridge is old."]),
        ("The mayor urged drivers to avoid the bridge.", "urged", ["drivers to avoid the bridge"]),
        ("The convoy is expected to reach the bridge.", "expected", ["The convoy", "to reach the bridge"]),
        ("The mayor called for an engineer to look at the bridge.", "called", ["an engineer to look at the bridge"]),
        ("The mayor condemned the raid, which burned the bridge.", "condemned", ["the raid"]),
        ("Traders had questions about the bridge.", "questions", ["the bridge"]),
        ("The mayor said on the radio, which few still hear, that the bridge had burned.", "said",
         ["that the bridge had burned"]),
    ],
)  # fmt: skip
def test_the_content_ends_where_what_is_said_ends(text: str, cue: str, content: list[str]) -> None:
    assert words(by(text, cue)) == content


@pytest.mark.parametrize(
    "text",
    [
        "A group called River Watch met the mayor.",
        "You think the bridge is old.",
        "The office published a map of the harbour.",
        "The work-related road was closed.",
    ],
)
def test_names_readers_and_things_made_are_no_sayings(text: str) -> None:
    assert sayings(text) == []


def test_a_quotation_in_pairs_of_single_marks_goes_on_after_its_speaker() -> None:
    found = by("''The bridge has burned,'' the mayor said. ''We shall build it anew in spring.''", "said")
    assert words(found) == ["''The bridge has burned,''", "''We shall build it anew in spring.''"]


def test_a_question_is_spoken_by_whom_the_next_sentence_names() -> None:
    found = by('"Why would anybody burn the old bridge?" the mayor said. It rained.', "said")
    assert words(found) == ['"Why would anybody burn the old bridge?"']
    assert [m.text for m in found.sources] == ["the mayor"]


def test_what_is_added_is_not_part_of_what_was_said_before() -> None:
    text = '"The old bridge has burned down," the mayor said, adding: "We shall build it anew."'
    assert words(by(text, "said")) == ['"The old bridge has burned down,"']
    assert words(by(text, "adding")) == ["We shall build it anew"]


def test_a_name_and_a_colon_open_a_quotation() -> None:
    found = by("Ida Moss: “The old bridge has burned down.”", ":")
    assert [m.text for m in found.sources] == ["Ida Moss"]
    assert "The old bridge has burned down" in words(found)[0]


def test_a_dash_and_a_name_close_a_quotation() -> None:
    found = by("“The old bridge has burned down.” — Ida Moss", "—")
    assert [m.text for m in found.sources] == ["Ida Moss"]


def test_a_curly_mark_may_be_closed_by_a_straight_one() -> None:
    found = by('“The old bridge has burned down," the mayor said. Rain fell on the town.', "said")
    assert words(found) == ['“The old bridge has burned down,"']


def test_one_who_is_told_is_no_object_that_hides_what_stands_before() -> None:
    text = "Rebels burned the bridge before dawn on Monday, a doctor told Reuters."
    assert words(by(text, "told")) == ["Rebels burned the bridge before dawn on Monday"]


def test_figures_that_are_cited_are_no_voice() -> None:
    found = by("The mayor closed the road, citing heavy rain.", "citing")
    assert [m.text for m in found.sources] == ["The mayor"]
    assert words(found) == ["heavy rain"]
