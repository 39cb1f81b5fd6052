"""Whether a verb is passive, also where the tagger takes its participle for something else."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims.passives import has_aux, is_passive


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The village was captured.", "captured", True),
        ("The army captured the village.", "captured", False),
        ("Three districts remain encircled.", "encircled", True),
        ("The airport was overrun within hours.", "overrun", True),
        ("With Alma taken, the army turned to Sura.", "taken", True),
        ("Hundreds of families left for Maiduguri when the shelling began.", "left", False),
        ("The factions called on soldiers in Homs to defect.", "called", False),
        ("Nawa, besieged for months, fell on Friday.", "besieged", True),
        ("4 soldiers wounded.", "wounded", True),
        ("Two houses torched.", "torched", True),
        ("Deserters looted and burned shops.", "looted", False),
        ("Hundreds of detainees freed in Hama", "freed", True),
        ("Thousands of people protested in Hama.", "protested", False),
    ],
)
def test_passive_or_not(text: str, verb: str, passive: bool) -> None:
    assert is_passive(word(parsed(text), verb)) is passive


def test_have_goes_with_a_perfect() -> None:
    assert has_aux(word(parsed("The rebels have left."), "left"))
    assert not has_aux(word(parsed("The rebels were expelled."), "expelled"))
