"""Happenings told of only to say that the account of them is untrue."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims.standing.refuted import refuted
from firsthand.claims.standing.setting import setting
from firsthand.model import Certainty


@pytest.mark.parametrize(
    ("text", "trigger", "denied"),
    [
        ("The claim that rebels took the bridge is misleading.", "took", True),
        ("Reports that rebels took the bridge are not true.", "took", True),
        ("Claims that the army took the bridge are a lie.", "took", True),
        ("There is no truth in reports that rebels took the bridge.", "took", True),
        ("Claims that the army took the bridge are true.", "took", False),
        ("Reports that rebels took the bridge are alarming.", "took", False),
        ("There is much truth in reports that rebels took the bridge.", "took", False),
        ("Rebels took the bridge, which is wrong.", "took", False),
    ],
)
def test_untrue_accounts(text: str, trigger: str, denied: bool) -> None:
    sentence = parsed(text)
    found = refuted(setting(word(sentence, trigger), noun=False, text=text))
    assert (found is not None and found[0] is Certainty.DENIED) is denied
