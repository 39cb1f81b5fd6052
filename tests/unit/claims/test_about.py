"""What a denial denies, an accusation holds, a deal provides for, and a breach breaks."""

from __future__ import annotations

import pytest
from tests.unit.claims.reader import Reader

from firsthand.model import Certainty


@pytest.mark.parametrize(
    ("text", "act", "held"),
    [
        ("Russia denied that its warplanes had bombed Tafas.", "denial", "airstrike"),
        ("The army ordered rebels to leave Tafas.", "directive", "withdraw"),
    ],
)
def test_a_speech_act_is_about_the_claim_in_its_words(reader: Reader, text: str, act: str, held: str) -> None:
    assert reader.claim(text, act).about == reader.claim(text, held).id


def test_a_speech_act_without_a_claim_in_it_is_about_nothing(reader: Reader) -> None:
    assert reader.claim("Rebels in Syria captured Tafas. Russia denied the report.", "denial").about is None


def test_a_provision_is_planned_and_about_its_deal(reader: Reader) -> None:
    text = "Rebels agreed to hand over the Nassib crossing."
    handover, deal = reader.claim(text, "handover"), reader.claim(text, "agreement")
    assert handover.certainty is Certainty.PLANNED
    assert not handover.is_news
    assert handover.about == deal.id


def test_a_breach_is_about_the_deal_told_before_it(reader: Reader) -> None:
    text = "The rebels signed a ceasefire with Russia on Monday. Rebels broke the ceasefire on Friday."
    assert reader.claim(text, "agreement_violation").about == reader.claim(text, "agreement").id
    assert reader.claim("Rebels broke the ceasefire on Friday.", "agreement_violation").about is None
