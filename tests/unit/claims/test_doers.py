"""Whose deed a verb tells, where its subject hangs on another verb."""

from __future__ import annotations

from tests.unit.claims.parsed import parsed, word

from firsthand.claims.doers import doer_above, second


def test_the_second_of_two_verbs_has_the_subject_of_the_first() -> None:
    sentence = parsed("The rebels attacked police posts and captured parts of the city.")
    captured = word(sentence, "captured")
    assert second(captured)
    assert [t.text for t in doer_above(captured)] == ["rebels"]


def test_a_participle_before_its_noun_is_no_second_verb() -> None:
    captured = word(parsed("The army showed the captured soldiers."), "captured")
    assert not second(captured)
    assert doer_above(captured) == []
