"""Triggers of several words: where they end, and what hangs on them."""

from __future__ import annotations

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims.phrasal import follow, near, with_tail
from firsthand.claims.slots import verb_slots


@pytest.mark.parametrize(
    ("text", "verb", "rest", "last"),
    [
        ("The army took control of the hill.", "took", ("control", "of"), "of"),
        ("The army took full control of the hill.", "took", ("control", "of"), "of"),
        ("Rebels gave the town up.", "gave", ("up",), "up"),
        ("The army took the hill.", "took", ("control", "of"), None),
        ("The army took the hill and lost control of the road.", "took", ("control", "of"), None),
        ("The army left.", "left", (), "left"),
    ],
)
def test_a_trigger_ends_at_its_last_word_or_is_not_there(
    text: str, verb: str, rest: tuple[str, ...], last: str | None
) -> None:
    found = follow(word(parsed(text), verb), rest)
    assert (found.text if found is not None else None) == last


def test_what_hangs_on_the_last_word_is_the_object() -> None:
    verb = word(parsed("The army took control of the hill."), "took")
    last = follow(verb, ("control", "of"))
    assert last is not None
    slots = with_tail(verb_slots(verb), verb, last, ("control", "of"))
    assert [t.text for t in slots["object"]] == ["hill"]


def test_a_particle_far_away_is_not_quoted() -> None:
    sentence = parsed("Rebels handed the old town on the big river over to the army.")
    first, last = word(sentence, "handed"), word(sentence, "over")
    assert near(first, last) is first
    assert near(first, word(sentence, "old")).text == "old"


def test_the_preposition_of_a_trigger_may_follow_the_object() -> None:
    sentence = parsed("Police took two men into custody.")
    last = follow(word(sentence, "took"), ("into", "custody"))
    assert last is not None
    assert last.text == "custody"
    assert follow(word(sentence, "took"), ("into", "account")) is None
