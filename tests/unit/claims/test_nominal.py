"""Slots of an event noun."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims.nominal import noun_slots


def test_a_noun_has_the_slots_of_the_verb_that_carries_it() -> None:
    found = noun_slots(word(parsed("The army launched an offensive against rebels in the valley."), "offensive"))
    assert [t.text for t in found["light"]] == ["army"]
    assert [t.text for t in found["against"]] == ["rebels"]


def test_a_noun_takes_its_owner_and_its_of() -> None:
    found = noun_slots(word(parsed("The army's shelling of the village went on."), "shelling"))
    assert [t.text for t in found["poss"]] == ["army"]
    assert [t.text for t in found["of"]] == ["village"]


def test_who_is_accused_of_a_deed_did_it() -> None:
    sentence = parsed("Residents accused the army of a massacre in Tafas.")
    assert [t.text for t in noun_slots(word(sentence, "massacre"))["by"]] == ["army"]


def test_who_is_told_of_a_deed_did_not_do_it() -> None:
    sentence = parsed("Residents informed the army of a massacre in Tafas.")
    assert not noun_slots(word(sentence, "massacre")).get("by")


@pytest.mark.parametrize("how", ["attributed to", "claimed by"])
def test_a_deed_is_laid_at_somebodys_door(how: str) -> None:
    raid = word(parsed(f"A raid {how} the rebels hit a mill."), "raid")
    assert [t.text for t in noun_slots(raid)["by"]] == ["rebels"]


def test_a_demand_has_its_content_in_a_clause() -> None:
    assert noun_slots(word(parsed("They repeated their demand that the junta step down."), "demand"))["noun that"]
    assert noun_slots(word(parsed("It rejected a request to question them."), "request"))["noun to"]
