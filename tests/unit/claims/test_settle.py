"""One claim for each happening, not for each word that tells it."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader, heads


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The army launched an offensive against rebels.", ["offensive"]),
        ("Rebels broke the ceasefire on Friday.", ["agreement_violation"]),
        ("The talks collapsed on Friday.", ["agreement_end"]),
        ("The rebels signed a ceasefire with Russia.", ["agreement"]),
        ("The shelling killed 12 people and wounded 20.", ["shelling", "casualties"]),
        ("Rebels denied that they had shelled Tafas.", ["denial", "shelling"]),
        ("Rebels agreed to hand over the crossing.", ["agreement", "handover"]),
        ("The army shelled Tafas and captured Saida.", ["shelling", "capture"]),
        ("The two sides agreed to stop fighting.", ["agreement"]),
        ("The militia denied it and blamed rogue soldiers.", ["denial", "accusation"]),
        ("The war has killed hundreds and displaced thousands.", ["casualties", "displacement"]),
        ("Fuel comes from Tafas, a town occupied by the army.", ["control_statement"]),
        ("Tafas was occupied by the army on Monday.", ["capture"]),
    ],
)
def test_a_sentence_tells_these_and_no_more(reader: Reader, text: str, types: list[str]) -> None:
    assert [d.type for d in reader.drafts(text)] == types


def test_killed_and_wounded_are_one_toll_with_both_figures(reader: Reader) -> None:
    draft = reader.draft("The shelling killed 12 people and wounded 20.", "casualties")
    assert heads(draft)["victim"] == ["people", "20"]


def test_a_later_verb_with_a_subject_of_its_own_is_a_toll_of_its_own(reader: Reader) -> None:
    text = "The army killed 12 rebels on Monday, and a mine wounded 20 soldiers."
    assert [d.type for d in reader.drafts(text) if d.type == "casualties"] == ["casualties", "casualties"]


@pytest.mark.parametrize(
    ("text", "losers"),
    [
        ("The army captured Tafas after the rebels had pulled out.", ["rebels"]),
        ("The army stormed Tafas, a rebel stronghold.", ["rebel"]),
        ("The army captured three hills held by the rebels.", ["rebels"]),
        ("The army, which holds Nawa, stormed Tafas.", []),
        ("The army captured Tafas and pulled out of Nawa.", []),
    ],
)
def test_whoever_left_or_held_the_ground_lost_it(reader: Reader, text: str, losers: list[str]) -> None:
    gains = [d for d in reader.drafts(text) if d.type in ("capture", "offensive")]
    assert heads(gains[0]).get("opponent", []) == losers


def test_two_verbs_of_one_deal_tell_one_agreement(reader: Reader) -> None:
    draft = reader.draft("The two sides signed a truce brokered by Kenya.", "agreement")
    assert (heads(draft)["parties"], heads(draft)["mediator"]) == (["sides"], ["Kenya"])
    assert len(reader.drafts("The two sides signed a truce brokered by Kenya.")) == 1


def test_what_a_push_is_meant_to_win_is_no_gain(reader: Reader) -> None:
    assert [d.type for d in reader.drafts("The army launched an offensive to retake Tafas.")] == ["offensive"]
    assert [d.type for d in reader.drafts("The army launched an offensive and retook Tafas.")] == [
        "offensive",
        "capture",
    ]


def test_the_aim_of_an_attack_is_what_it_struck_not_a_second_attack(reader: Reader) -> None:
    (blast,) = reader.drafts("A mine exploded targeting a police van.")
    assert blast.type == "bombing"
    assert heads(blast)["target"] == ["van"]


def test_whom_a_fight_befell_is_not_deployed_and_what_was_defused_did_not_go_off(reader: Reader) -> None:
    assert [d.type for d in reader.drafts("Rebels ambushed an army patrol.")] == ["clash"]
    assert [d.type for d in reader.drafts("Soldiers defused a bomb.")] == ["arms_recovered"]


def test_a_deal_and_the_participle_on_it_are_one(reader: Reader) -> None:
    agreements = [
        d for d in reader.drafts("The truce, agreed on in Oslo, took effect on Sunday.") if d.type == "agreement"
    ]
    assert len(agreements) == 1


def test_two_verbs_of_one_type_with_the_same_object_are_one(reader: Reader) -> None:
    found = [d for d in reader.drafts("Six rifles were found and confiscated.") if d.type == "arms_recovered"]
    assert len(found) == 1
