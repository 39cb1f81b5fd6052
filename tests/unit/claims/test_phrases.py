"""Noun phrases: their edges and the classes that frames ask for."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import word
from tests.unit.claims.reader import Reader

from firsthand.claims.phrases import Phrase, core, singular


def phrase(reader: Reader, text: str, head: str) -> Phrase:
    words = reader.words(text)
    return words.phrase(word(words.sentence, head))


@pytest.mark.parametrize(
    ("text", "head", "classes"),
    [
        ("Militants seized the mill.", "Militants", {"force"}),
        ("They seized the mill.", "They", {"pron"}),
        ("Thousands fled.", "Thousands", {"people", "number"}),
        ("Soldiers entered Tafas.", "Tafas", {"place"}),
        ("Soldiers left Syria.", "Syria", {"place", "state"}),
        ("Syrians fled to the border.", "Syrians", {"people", "force"}),
        ("Soldiers met Grzegorz there.", "Grzegorz", {"name"}),
        ("Soldiers ate twelve omelettes.", "omelettes", {"counted"}),
        ("Soldiers ate omelettes.", "omelettes", {"thing"}),
        ("Soldiers took a string of outposts.", "string", {"facility", "place"}),
    ],
)
def test_a_head_has_its_classes(reader: Reader, text: str, head: str, classes: set[str]) -> None:
    assert classes <= phrase(reader, text, head).classes


def test_a_named_body_is_an_actor_and_no_place(reader: Reader) -> None:
    classes = phrase(reader, "The Free Syrian Army seized the mill.", "Army").classes
    assert {"actorname", "force"} <= classes
    assert "place" not in classes


@pytest.mark.parametrize(
    ("wanted", "fits"), [("force", True), ("actor", True), ("any", True), ("soldier", True), ("place", False)]
)
def test_a_phrase_is_of_a_class_of_a_group_or_the_noun_itself(reader: Reader, wanted: str, fits: bool) -> None:
    assert phrase(reader, "Soldiers left.", "Soldiers").is_a(frozenset({wanted})) is fits


def test_an_unknown_name_may_be_a_place_or_an_actor(reader: Reader) -> None:
    unknown = phrase(reader, "Soldiers met Grzegorz there.", "Grzegorz")
    assert unknown.is_a(frozenset({"place"}))
    assert unknown.is_a(frozenset({"actor"}))


def test_days_fill_no_slot(reader: Reader) -> None:
    assert not phrase(reader, "They left on Friday.", "Friday").is_a(frozenset({"any"}))


def test_the_words_reach_from_the_determiner_to_the_of(reader: Reader) -> None:
    words = reader.words("Rebels seized the small town of Tafas on Friday.")
    assert words.span(words.phrase(word(words.sentence, "town"))).text == "the small town of Tafas"


def test_the_core_of_a_string_of_outposts_is_the_outposts(reader: Reader) -> None:
    sentence = reader.words("Rebels took a string of outposts.").sentence
    assert core(word(sentence, "string")).text == "outposts"
    assert core(word(sentence, "Rebels")).text == "Rebels"


@pytest.mark.parametrize(("noun", "one"), [("towns", "town"), ("pass", "pass"), ("base", "base")])
def test_a_rough_singular(noun: str, one: str) -> None:
    assert singular(noun) == one


@pytest.mark.parametrize(
    ("noun", "one"),
    [("deliveries", "delivery"), ("trenches", "trench"), ("gunmen", "gunman"), ("buses", "bus"), ("passes", "pass")],
)
def test_plurals_of_several_kinds(noun: str, one: str) -> None:
    assert singular(noun) == one


@pytest.mark.parametrize(
    ("text", "head", "wanted", "is_one"),
    [
        ("Hundreds of demonstrators gathered.", "Hundreds", "demonstrator", True),
        ("A convoy of evacuees left.", "convoy", "evacuee", True),
        ("A convoy of lorries left.", "convoy", "evacuee", False),
        ("The aid workers left.", "workers", "aid-worker", True),
        ("The office workers left.", "workers", "aid-worker", False),
    ],
)
def test_a_noun_that_a_frame_names(reader: Reader, text: str, head: str, wanted: str, is_one: bool) -> None:
    words = reader.words(text)
    assert words.phrase(word(words.sentence, head)).is_a(frozenset({wanted})) is is_one


def test_a_joined_noun_keeps_the_classes_of_its_head(reader: Reader) -> None:
    words = reader.words("Two fighter jets bombed the railway line.")
    assert {"aircraft", "arms"} <= words.phrase(word(words.sentence, "jets")).classes
    assert "facility" in words.phrase(word(words.sentence, "line")).classes


def test_shot_dead_belongs_to_the_verb(reader: Reader) -> None:
    words = reader.words("Gunmen shot dead 14 people.")
    found = words.phrase(word(words.sentence, "people"))
    assert words.span(found).text == "14 people"


def test_a_title_makes_a_name_a_person(reader: Reader) -> None:
    assert "person" in phrase(reader, "Mrs. Karlsen spoke in Oslo.", "Karlsen").classes
