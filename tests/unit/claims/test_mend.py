"""Parses put right."""

from __future__ import annotations

from tests.unit.claims.parsed import parsed, word


def test_a_list_behind_a_copula_is_no_subject_of_the_next_verb() -> None:
    sentence = parsed("Among those handed over to the army are Kora, Sura and Alma, and military police have moved in.")
    town, police = word(sentence, "Kora"), word(sentence, "police")
    assert town.head.text == "are"
    assert [t.text for t in town.conjuncts] == ["Sura", "Alma"]
    assert (police.head.text, police.dep_) == ("moved", "nsubj")


def test_a_plain_sentence_stays_as_it_was_parsed() -> None:
    sentence = parsed("Among the rebels, few have moved, and police are in Alma.")
    assert word(sentence, "few").head.text == "moved"


def test_nothing_is_moved_under_itself() -> None:
    sentence = parsed("Among those handed over to the army are Kora, Sura and Alma, and military police have moved in.")
    assert sentence.doc is not None
    assert all(t.head is t or t in t.head.children for t in sentence.doc)
    assert sum(t.head is t for t in sentence.doc) == 1


def test_a_deed_before_a_finite_verb_is_its_subject() -> None:
    assert word(parsed("Shelling damaged two schools in Homs."), "Shelling").dep_ == "nsubj"


def test_what_was_shot_down_is_counted_by_its_number() -> None:
    number = word(parsed("Air defence shot down 14 of 16 drones."), "14")
    assert (number.dep_, number.head.text) == ("dobj", "shot")


def test_what_was_carted_off_is_what_was_found() -> None:
    truck = word(parsed("One armoured truck earlier carted away by the rebels was also recaptured."), "truck")
    assert (truck.head.text, truck.dep_) == ("recaptured", "nsubjpass")
