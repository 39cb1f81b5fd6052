"""Where in its sentence a happening is told, in which tense, and what is asked of what is told aside."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims.standing.level import level_of, told_tense
from firsthand.claims.standing.setting import setting
from firsthand.claims.standing.weigh import least, weigh
from firsthand.lexicon.weights import standing_weights
from firsthand.model import Standing

LEVELS = [
    ("Troops captured the hill.", "captured", "main"),
    ("The army said troops captured the hill.", "captured", "content"),
    ("The hill, which troops captured in May, was shelled.", "captured", "relcl"),
    ("Troops left the hill after rebels shelled it.", "shelled", "advcl:after"),
    ("The number of people killed has risen.", "killed", "main"),
    ("The army was forced to withdraw.", "withdraw", "main"),
]
TENSES = [
    ("The army said it had shelled the hill.", "shelled", "shifted"),
    ("The army had said that it had shelled the hill.", "shelled", "pluperfect"),
    ("Rebels had captured the hill.", "captured", "pluperfect"),
    ("Rebels captured the hill.", "captured", "past"),
]


@pytest.mark.parametrize(("text", "trigger", "level"), LEVELS)
def test_the_first_thing_that_sets_it_apart(text: str, trigger: str, level: str) -> None:
    token = word(parsed(text), trigger)
    assert level_of(setting(token, noun=False, text=text)) == level


@pytest.mark.parametrize(("text", "trigger", "tense"), TENSES)
def test_a_pluperfect_after_said_is_only_shifted(text: str, trigger: str, tense: str) -> None:
    token = word(parsed(text), trigger)
    assert told_tense(setting(token, noun=False, text=text)) == tense


def test_what_is_told_aside_must_be_surer() -> None:
    table = standing_weights()
    assert least(table, ("level:main",)) == least(table, ("level:content",)) == table.threshold
    assert least(table, ("level:relcl",)) == table.aside > table.threshold


def test_what_never_enters_the_ledgers_gets_the_likelier_standing() -> None:
    signs = ("level:relcl", "passage:first")
    chance = weigh(signs)[1]
    assert 0.5 < chance < standing_weights().aside
    assert weigh(signs)[0] is Standing.BACKGROUND
    assert weigh(signs, firm=False)[0] is Standing.NEWS
