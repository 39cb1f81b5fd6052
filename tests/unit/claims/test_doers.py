"""Whose deed a verb tells, where its subject hangs on another verb."""

from __future__ import annotations

from tests.unit.claims.parsed import parsed, word

from firsthand.claims.doers import doer_above, second


def test_the_second_of_two_verbs_has_the_subject_of_the_first() -> None:
    sentence = parsed("The war has killed hundreds and displaced thousands.")
    displaced = word(sentence, "displaced")
    assert second(displaced)
    assert [t.text for t in doer_above(displaced, speech=False)] == ["war"]


def test_a_participle_before_its_noun_is_no_second_verb() -> None:
    sentence = parsed("The army showed the captured soldiers.")
    assert not second(word(sentence, "captured"))
    assert doer_above(word(sentence, "captured"), speech=True) == []
