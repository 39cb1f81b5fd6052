"""Slots: whatever the clause looks like, who did it stands under `subject` and what it was done to under `object`."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims.slots import governor, is_passive, verb_slots


def slots(text: str, verb: str) -> dict[str, list[str]]:
    return {name: [t.text for t in found] for name, found in verb_slots(word(parsed(text), verb)).items()}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The army captured the village.", "captured"),
        ("The village was captured by the army.", "captured"),
        ("The village that the army captured is small.", "captured"),
        ("The army, which captured the village, withdrew.", "captured"),
        ("The village captured by the army lies in the valley.", "captured"),
        ("The army shelled the hill and captured the village.", "captured"),
        ("The army tried to capture the village.", "capture"),
        ("The generals ordered the army to capture the village.", "capture"),
        ("Residents accused the army of capturing the village.", "capturing"),
    ],
)
def test_who_and_what_whatever_the_clause(text: str, verb: str) -> None:
    found = slots(text, verb)
    assert found["subject"] == ["army"]
    assert found["object"] == ["village"]


def test_coordinated_nouns_fill_a_slot_together() -> None:
    assert slots("Rebels and militias seized a bridge, a mill and a school.", "seized") == {
        "subject": ["Rebels", "militias"],
        "object": ["bridge", "mill", "school"],
    }


def test_a_preposition_is_a_slot_and_counts_with_the_particle_before_it() -> None:
    found = slots("Fighters pulled out of the town.", "pulled")
    assert found["of"] == ["town"]
    assert found["out of"] == ["town"]


def test_a_preposition_on_the_object_counts_for_the_verb() -> None:
    assert slots("The army took the hill from rebels.", "took")["from"] == ["rebels"]


def test_an_agent_shared_by_two_participles_is_that_of_both() -> None:
    assert slots("The order was issued and circulated by commanders.", "issued")["subject"] == ["commanders"]


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The hill was taken.", "taken", True),
        ("The hill taken on Monday was bare.", "taken", True),
        ("The hill was shelled and taken.", "taken", True),
        ("The army has taken the hill.", "taken", False),
        ("The army took the hill.", "took", False),
    ],
)
def test_voice(text: str, verb: str, passive: bool) -> None:
    assert is_passive(word(parsed(text), verb)) is passive


def test_a_noun_after_a_preposition_of_time_is_governed_by_nothing() -> None:
    assert governor(word(parsed("Families fled after the shelling."), "shelling")) is None
    fled = governor(word(parsed("Families fled the shelling."), "shelling"))
    assert fled is not None and fled.text == "fled"


def test_what_a_caller_does_to_its_slots_stays_with_the_caller() -> None:
    verb = word(parsed("The army captured the village."), "captured")
    verb_slots(verb).pop("object")
    assert "object" in verb_slots(verb)


def test_the_deed_that_somebody_is_accused_of_is_a_clause_of_the_charge() -> None:
    assert slots("Residents accused militias of robbing them.", "accused")["pcomp"] == ["robbing"]
