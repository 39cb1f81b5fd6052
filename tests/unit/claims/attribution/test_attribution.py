"""Who says what: one sentence of our own making per way of saying it, and the voices that follow."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest

from firsthand.claims.attribution import Voices, attribute
from firsthand.claims.parse import Parser
from firsthand.claims.report import Report
from firsthand.documents.build import build
from firsthand.lexicon import Lexicon
from firsthand.model import Basis


@lru_cache(maxsize=1)
def tools() -> tuple[Lexicon, Parser]:
    return Lexicon.load(), Parser()


def read(text: str, publisher: str = "The Valley Post") -> tuple[Report, Voices]:
    document = build(text, published=date(2021, 3, 9), published_basis="given", publisher=publisher, language="en")
    report = Report.open(document, *tools())
    return report, attribute(report)


def chain(text: str, word: str) -> list[str]:
    """The voices behind the first use of a word, without the outlet."""
    report, voices = read(text)
    at = text.index(word)
    sentence = next(s for s in report.sentences if s.start <= at < s.end)
    report.parse([sentence.index])
    assert sentence.doc is not None
    token = next(t for t in sentence.doc if sentence.at(t) + len(t) > at)
    found = voices.of(sentence, token)
    assert found.chain[0].basis is Basis.DOCUMENT
    for mention in found.chain[1:]:
        assert mention.start is not None
        assert text[mention.start : mention.end] == mention.text
    return [m.text for m in found.chain[1:]]


@pytest.mark.parametrize(
    ("text", "word", "voices"),
    [
        ("The army said it had captured the bridge.", "captured", ["The army"]),
        ("Rebels captured the bridge at dawn, the army said.", "captured", ["the army"]),
        ("The bridge, the army said, had fallen at dawn.", "fallen", ["the army"]),
        ("The bridge has fallen, said a rebel spokesman.", "fallen", ["a rebel spokesman"]),
        ("According to the army, rebels shelled the bridge.", "shelled", ["the army"]),
        ("Rebels shelled the bridge, according to two residents.", "shelled", ["two residents"]),
        ("The attack was reported by a local monitor.", "attack", ["a local monitor"]),
        ("The governor was quoted as saying that the town had fallen.", "fallen", ["The governor"]),
        ("The army accused rebels of shelling the market.", "shelling", ["The army"]),
        ("The army denied shelling the market.", "shelling", ["The army"]),
        ("The ministry confirmed the death of two soldiers.", "death", ["The ministry"]),
        ("The group claims to have downed a helicopter.", "downed", ["The group"]),
        ("The army's claim that rebels shelled the market spread fast.", "shelled", ["The army"]),
        ("Monitors counted 12 explosions near the bridge.", "explosions", ["Monitors"]),
        ("The commander vowed to retake the bridge.", "retake", ["The commander"]),
    ],
)
def test_the_source_of_a_saying_stands_behind_what_is_said(text: str, word: str, voices: list[str]) -> None:
    assert chain(text, word) == voices


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels captured the bridge at dawn.", "captured"),
        ("The town is said to have fallen.", "fallen"),
        ("Rebels reportedly captured the bridge.", "captured"),
        ("The army has not confirmed the attack.", "attack"),
        ("The minister said goodbye and the army captured the bridge.", "captured"),
        ("Rebels took the bridge; the army said the road was open.", "took"),
        ("The army said the road was open; rebels took the bridge.", "took"),
        ("The mayor spoke of the old town, which rebels captured in 2015.", "captured"),
    ],
)
def test_what_nobody_is_named_for_is_the_outlets(text: str, word: str) -> None:
    assert chain(text, word) == []


def test_who_is_told_carries_what_is_said_if_it_is_a_medium() -> None:
    assert chain("A doctor told Reuters that 12 people had died.", "died") == ["Reuters", "A doctor"]
    assert chain("A doctor told reporters that 12 people had died.", "died") == ["A doctor"]


def test_a_cited_voice_stands_further_in_than_the_one_who_cites() -> None:
    text = "Rebels left the town on Friday, the state news agency reported, citing a commander."
    assert chain(text, "left") == ["the state news agency", "a commander"]


def test_nested_sayings_stand_in_order() -> None:
    text = "The White House said Israel had promised that the crossing would open."
    assert chain(text, "open") == ["The White House", "Israel"]


def test_a_speakers_own_pronoun_is_no_further_voice() -> None:
    assert chain("The army said it believed that rebels shelled the market.", "shelled") == ["The army"]


def test_a_dateline_is_no_source() -> None:
    assert chain("HARBOUR CITY, March 9 - The coalition said rebels had left.", "left") == ["The coalition"]


def test_a_pronoun_has_the_name_of_the_last_speaker() -> None:
    text = "Colonel Idris Wahab said the road was open. He added that rebels had left."
    report, voices = read(text)
    report.parse(range(2))
    last = voices.sayings[-1].sources[-1]
    assert (last.text, last.name) == ("He", "Idris Wahab")


def test_a_surname_has_the_full_name_given_before() -> None:
    text = "The talks were led by Idris Wahab. Rebels had left, Wahab said."
    report, voices = read(text)
    report.parse([1])
    assert voices.sayings[-1].sources[-1].name == "Idris Wahab"


def test_a_quotation_over_sentences_has_one_speaker() -> None:
    text = '"We took the bridge at dawn," the commander said. "The town fell an hour later."'
    assert chain(text, "fell") == ["the commander"]


def test_a_quotation_after_a_colon_belongs_to_the_sentence_before() -> None:
    text = "The commander was clear. He said: “We took the bridge at dawn. The town fell an hour later.”"
    assert chain(text, "fell") == ["He"]


def test_nothing_is_parsed_before_it_is_asked_for() -> None:
    report, voices = read("The army said it had captured the bridge. Rebels left the town. It rained.")
    assert voices.sayings == []
    assert all(s.doc is None for s in report.sentences)
    voices.acts(0)
    assert [s.doc is None for s in report.sentences] == [False, True, True]


def test_a_saying_tells_force_negation_and_tense() -> None:
    report, voices = read("The army did not deny that rebels had left.")
    report.parse([0])
    saying = voices.sayings[0]
    assert (saying.cue_lemma, saying.force, saying.negated, saying.tense) == ("deny", "deny", True, "past")
    assert [s.text for s in saying.content] == ["that rebels had left"]


def test_the_agency_of_a_dateline_carries_the_whole_report() -> None:
    text = "HARBOUR CITY (Reuters) - Rebels left the town. The road was closed, residents said."
    assert chain(text, "left") == ["Reuters"]
    assert chain(text, "closed") == ["Reuters", "residents"]
