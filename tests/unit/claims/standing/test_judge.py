"""News or history, how sure, and whether it happened at all."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims import when
from firsthand.claims.standing import Judgement, judge
from firsthand.model import Certainty, Standing

DAY = date(2018, 7, 7)


def _judge(
    text: str,
    trigger: str,
    type: str = "capture",
    *,
    attributed: bool = False,
    lede: bool = True,
) -> Judgement:
    sentence = parsed(text)
    token = word(sentence, trigger)
    time = when.of(sentence, token, when.find(text, 0, DAY))
    return judge(sentence, token, type=type, noun=token.tag_[:2] != "VB", force=None, stake=True,
                 attributed=attributed, time=time, published=DAY, title_or_lede=lede)  # fmt: skip


CERTAINTY = [
    ("Troops took the hill.", "took", "capture", "asserted"),
    ("The rebels will hand over the crossing.", "hand", "handover", "planned"),
    ("The army plans to retake the hill.", "retake", "capture", "planned"),
    ("The generals agreed to withdraw from the port.", "withdraw", "withdraw", "planned"),
    ("The council ordered fighters to leave the city.", "leave", "withdraw", "planned"),
    ("The army may attack the port.", "attack", "offensive", "predicted"),
    ("The town is expected to fall.", "fall", "capture", "predicted"),
    ("If the army shells the town, the families will leave.", "shells", "shelling", "conditional"),
    ("Families will leave if the army shells the town.", "leave", "displacement", "conditional"),
    ("A general said raids would go on until the last gunman had left the hills.", "left", "withdraw", "conditional"),
    ("The road will stay shut until troops have taken the pass.", "taken", "capture", "conditional"),
    ("Fighting went on until troops had taken the pass.", "taken", "capture", "asserted"),
    ("The mayor, who had fled before troops took the town, will not return.", "took", "capture", "asserted"),
    ("The ministry denied that its planes had bombed the market.", "bombed", "airstrike", "denied"),
    ("Elders accused the army of shelling the market.", "shelling", "shelling", "accused"),
    ("The mission is looking into whether the army shelled the market.", "shelled", "shelling", "question"),
    ("The fighters managed to take the hill.", "take", "capture", "asserted"),
    ("Should the city fall, envoys expect the army to march on the port.", "march", "offensive", "conditional"),
    ("If the truce ends, nurses fear, the camp will face new bombing.", "bombing", "airstrike", "conditional"),
    ("A general had told the envoy that the town could fall.", "fall", "capture", "predicted"),
    ("The general told his men to leave the fort.", "leave", "withdraw", "planned"),
    ("Elders accused guards of firing on one of the trucks and robbing the men.", "robbing", "looting", "accused"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "type", "certainty"), CERTAINTY)
def test_the_words_say_how_sure(text: str, trigger: str, type: str, certainty: str) -> None:
    assert _judge(text, trigger, type).certainty is Certainty(certainty)


NEGATED = [
    ("The army did not take the hill.", "take", "capture"),
    ("The fighters failed to take the hill.", "take", "capture"),
    ("No attack was carried out.", "attack", "offensive"),
    ("Nobody was killed in the raid.", "killed", "casualties"),
    ("The evacuation was suspended.", "evacuation", "evacuation"),
    ("The ministry denied that its planes had bombed the market.", "bombed", "airstrike"),
    ("The column left the town without shelling it.", "shelling", "shelling"),
]
PLAIN = [
    ("The army took not only the hill but the dam.", "took", "capture"),
    ("The army shelled the town, which could not be verified.", "shelled", "shelling"),
    ("The army took the hill, and the ministry did not comment.", "took", "capture"),
    ("No fewer than nine men were killed.", "killed", "casualties"),
]


@pytest.mark.parametrize(("text", "trigger", "type"), NEGATED)
def test_what_is_said_not_to_have_happened_is_false(text: str, trigger: str, type: str) -> None:
    assert _judge(text, trigger, type).polarity is False


@pytest.mark.parametrize(("text", "trigger", "type"), PLAIN)
def test_a_negation_ends_with_its_scope(text: str, trigger: str, type: str) -> None:
    assert _judge(text, trigger, type).polarity is True


def test_a_party_claims_and_a_witness_reports() -> None:
    assert _judge("The army said it took the hill.", "took", attributed=True).certainty is Certainty.CLAIMED


def test_the_lede_is_news() -> None:
    assert _judge("Troops took the hill on Friday.", "took").standing is Standing.NEWS


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The town, which rebels had captured in 2013, lies on the road.", "captured"),
        ("The army had captured the town in 2015.", "captured"),
    ],
)
def test_what_happened_years_ago_is_background(text: str, trigger: str) -> None:
    assert _judge(text, trigger, lede=False).standing is Standing.BACKGROUND


def test_cues_quote_the_sentence() -> None:
    text = "The army failed to take the hill."
    for span in _judge(text, "take").cues:
        assert text[span.start : span.end] == span.text
