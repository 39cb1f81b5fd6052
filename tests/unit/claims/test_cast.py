"""Whom pronouns, possessives and common nouns point back at."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader


def actor(reader: Reader, text: str, type_: str, role: str = "actor") -> list[tuple[str, str | None]]:
    claim = reader.claims(text, type_)[-1]
    return [(m.text, m.id) for m in claim.role(role)]


@pytest.mark.parametrize(
    ("text", "type_", "words", "id_"),
    [
        # the subject above, not the nearer object
        ("The Houthis besieged Marib in Yemen. They shelled it on Friday.", "shelling", "They", "houthis"),
        # a person is he, a body is it
        ("The Islamic State group fought the army in Syria, and it captured Tafas.", "capture", "it", "islamic-state"),
        # words of number
        ("The army fought Houthi fighters in Yemen before they withdrew from Taiz.", "withdraw", "they", "houthis"),
    ],
)
def test_a_pronoun_means_whom_it_agrees_with(reader: Reader, text: str, type_: str, words: str, id_: str) -> None:
    assert actor(reader, text, type_) == [(words, id_)]


def test_a_charge_is_denied_by_whom_it_was_laid_against(reader: Reader) -> None:
    text = "Rwanda accused Burundi of arming rebels in Congo, a charge it denies."
    assert actor(reader, text, "denial") == [("it", "burundi")]


def test_troops_of_somebody_are_his_bodys(reader: Reader) -> None:
    text = "Russia annexed Crimea in 2014. Its troops captured Kherson in Ukraine in March."
    assert actor(reader, text, "capture") == [("Its troops", "russia-forces")]


def test_troops_of_nobody_known_are_nobodys(reader: Reader) -> None:
    claim = reader.claim("In Syria his troops captured Tafas.", "capture")
    (mention,) = claim.role("actor")
    assert (mention.id, mention.unresolved) == (None, "whose it is was not told before")


def test_the_group_is_the_armed_group_told_of_last(reader: Reader) -> None:
    text = "Al-Shabaab attacked soldiers near Mogadishu in Somalia. The group captured two villages."
    assert actor(reader, text, "capture") == [("The group", "al-shabaab")]


def test_a_mission_is_no_armed_group(reader: Reader) -> None:
    text = "MINUSMA fought JNIM in Mali. The mission withdrew from Kidal. The group captured Ber."
    assert actor(reader, text, "withdraw") == [("The mission", "minusma")]
    assert actor(reader, text, "capture") == [("The group", "jnim")]


def test_a_new_group_is_not_the_one_before(reader: Reader) -> None:
    text = "Al-Shabaab attacked soldiers in Somalia. An armed group captured two villages."
    ((words, id_),) = actor(reader, text, "capture")
    assert words == "An armed group"
    assert id_ != "al-shabaab"


def test_both_sides_are_the_two_told_of(reader: Reader) -> None:
    text = "Azerbaijan and Armenia fought in Karabakh. Both sides shelled villages on Friday."
    claim = reader.claims(text, "shelling")[-1]
    (mention,) = claim.role("actor")
    assert (mention.text, mention.name) == ("Both sides", "Azerbaijan and Armenia")
    assert mention.id is None
    assert mention.unresolved == "two bodies: azerbaijan, armenia"


def test_itself_is_the_subject_of_its_clause(reader: Reader) -> None:
    text = "Hezbollah said that the Syrian army found itself in control of Tafas."
    assert actor(reader, text, "control_statement", "holder") == [("itself", "syrian-arab-army")]


def test_a_country_that_something_happens_in_is_nobody(reader: Reader) -> None:
    text = "The Taliban fought in Pakistan. It claimed to have captured Kunduz in Afghanistan."
    (actor,) = reader.claim(text, "capture").role("actor")
    assert actor.id == "taliban"
