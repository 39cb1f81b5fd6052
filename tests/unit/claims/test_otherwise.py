"""Verbs that tell something else."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims.otherwise import other_verb, taken_otherwise


@pytest.mark.parametrize(
    ("text", "verb", "other"),
    [
        ("The guns fell silent.", "fell", True),
        ("The rebels took part in the fight.", "took", True),
        ("The rebels took the town.", "took", False),
    ],
)
def test_what_stands_beside_a_verb_may_make_another_of_it(text: str, verb: str, other: bool) -> None:
    assert other_verb(word(parsed(text), verb), weak=True) is other


def test_what_somebody_is_taken_as_is_all_that_the_verb_tells() -> None:
    took = word(parsed("Gunmen took nine policemen hostage on Monday."), "took")
    assert taken_otherwise(took, ("on",))
    assert not taken_otherwise(took, ("hostage",))
