"""What nobody vouches for, counterfactuals, ends and days carried on, in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims import when
from firsthand.claims.standing import judge
from firsthand.model import Certainty

DAY = date(2019, 5, 20)


def told(text: str, trigger: str, kind: str = "capture", *, noun: bool = False):
    sentence = parsed(text)
    token = word(sentence, trigger)
    return judge(
        sentence, token, type=kind, noun=noun, force=None, stake=None, attributed=False, time=None, published=DAY
    )


@pytest.mark.parametrize(
    ("text", "trigger", "certainty"),
    [
        ("The agency could not confirm that rebels had taken the bridge.", "taken", Certainty.QUESTION),
        ("The ministry did not say who had taken the bridge.", "taken", Certainty.QUESTION),
        ("The town would have fallen without the new brigade.", "fallen", Certainty.CONDITIONAL),
        ("The rebels will begin to leave the valley.", "leave", Certainty.PLANNED),
        ("The army took the bridge.", "took", Certainty.ASSERTED),
    ],
)
def test_certainty_of_the_words(text: str, trigger: str, certainty: Certainty) -> None:
    assert told(text, trigger).certainty is certainty


def test_an_end_undoes_what_it_ends() -> None:
    assert not told("The evacuation came to a halt.", "evacuation", "evacuation", noun=True).polarity
    assert told("The evacuation came to the notice of the mayor.", "evacuation", "evacuation", noun=True).polarity


def test_a_dateline_is_no_time() -> None:
    assert [w.text for w in when.find("HARBOUR CITY, May 20 - Troops entered on Sunday.", 0, DAY)] == ["on Sunday"]


def test_since_a_clause_opens_a_stretch() -> None:
    found = when.find("Forty have died since the siege began on May 2.", 0, DAY)
    assert ("since", date(2019, 5, 2), DAY) in [(w.role, w.earliest, w.latest) for w in found]
