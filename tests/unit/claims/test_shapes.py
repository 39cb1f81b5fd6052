"""Clause shapes in which what a verb is about stands elsewhere."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word
from tests.unit.claims.reader import Reader, heads

from firsthand.claims.shapes import antecedent, beyond, named, small_clause, small_subject, to_do, with_doer
from firsthand.claims.slots import verb_slots


def objects(text: str, verb: str) -> list[str]:
    return [t.text for t in verb_slots(word(parsed(text), verb)).get("object", ())]


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("Also seized were 20 rifles and a drone.", "seized", ["rifles", "drone"]),
        ("Released were two journalists.", "Released", ["journalists"]),
        ("They besieged and shelled the city for months.", "besieged", ["city"]),
        ("They fought on Monday and shelled the city.", "fought", []),
        ("The town, which Baku said it had captured, lies in ruins.", "captured", ["town"]),
        ("The army says it has captured the town.", "captured", ["town"]),
        (
            "They had shut the port, saying that arms came in that way, a charge the rebels reject.",
            "reject",
            ["charge"],
        ),
        ("The ministry rejects and denies.", "rejects", []),
        ("The troops hold about a third of the city.", "hold", ["third"]),
    ],
)
def test_an_object_that_stands_elsewhere_is_found(text: str, verb: str, found: list[str]) -> None:
    assert objects(text, verb) == found


@pytest.mark.parametrize(
    ("text", "noun", "names"),
    [
        ("Among the towns handed over to the army are Alma and Sura.", "towns", ["Alma"]),
        ("The towns that remain in their hands are Alma and Sura.", "towns", ["Alma"]),
        ("The towns that remain in their hands are small.", "towns", []),
        ("They left the towns handed over to the army.", "towns", []),
    ],
)
def test_names_that_the_sentence_gives_to_a_noun(text: str, noun: str, names: list[str]) -> None:
    assert [t.text for t in named(word(parsed(text), noun))] == names


def test_a_list_told_by_inversion_fills_the_place(reader: Reader) -> None:
    draft = reader.draft("Among the towns handed over to the army are Nawa, Jasim and Inkhil.", "handover")
    assert heads(draft)["place"] == ["towns", "Nawa", "Jasim", "Inkhil"]


def test_a_small_clause_belongs_to_its_verb(reader: Reader) -> None:
    verb = word(parsed("They let about 50 prisoners go."), "let")
    end = small_clause(verb, "go")
    assert end is not None
    assert [t.text for t in small_subject(end)] == ["prisoners"]
    assert small_clause(verb, "prisoners") is None
    assert heads(reader.draft("The militia set dozens of hostages free.", "release"))["people"] == ["dozens"]


@pytest.mark.parametrize(
    ("text", "verb", "does"),
    [
        ("The army has 60 days to withdraw.", "withdraw", True),
        ("The army sent troops to patrol the town.", "patrol", False),
        ("The first town to fall was Nawa.", "fall", False),
    ],
)
def test_a_noun_of_time_or_plan_does_nothing_itself(text: str, verb: str, does: bool) -> None:
    assert to_do(word(parsed(text), verb)) is does


def test_the_one_with_the_task_is_the_subject_above() -> None:
    assert [t.text for t in verb_slots(word(parsed("The army has 60 days to withdraw."), "withdraw"))["subject"]] == [
        "army"
    ]


def test_a_relative_word_stands_for_its_noun_across_a_saying_verb() -> None:
    doc = parsed("The town, which Baku said it had captured, lies in ruins.")
    assert antecedent(word(doc, "which"), word(doc, "captured")).text == "town"


@pytest.mark.parametrize(
    ("text", "verb", "slot", "found"),
    [
        ("Militiamen overran the army's garrison.", "overran", "owner", ["army"]),
        ("Soldiers repelled an attack by militants.", "repelled", "owner", ["militants"]),
        ("Forces took the last rebel-held districts.", "took", "owner", ["rebel"]),
        ("Most inhabitants of the valley fled.", "fled", "home", ["valley"]),
        ("Most inhabitants of the valley fled.", "fled", "nothing", []),
    ],
)
def test_a_step_further_than_the_verbs_own_words(text: str, verb: str, slot: str, found: list[str]) -> None:
    assert [t.text for t in beyond(verb_slots(word(parsed(text), verb)), slot)] == found


def test_fighting_has_two_sides(reader: Reader) -> None:
    roles = heads(reader.draft("Fighting between the army and militants raged in Nawa.", "clash"))
    assert (roles["actor"], roles["opponent"]) == (["army"], ["militants"])


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        ("Six died in a raid blamed on herders.", "blamed", ["herders"]),
        ("Six died in a raid attributed to the militia.", "attributed", ["militia"]),
        ("Six died in a raid claimed by the militia.", "claimed", ["militia"]),
        ("Six died in a raid linked to cattle theft.", "linked", []),
    ],
)
def test_whoever_a_deed_is_laid_to_is_its_doer(text: str, verb: str, doer: list[str]) -> None:
    token = word(parsed(text), verb)
    assert [t.text for t in with_doer(token, verb_slots(token)).get("by", ())] == doer
