"""The words that point back, as data."""

from __future__ import annotations

from typing import get_args

from firsthand.lexicon.pointing import pointing_words
from firsthand.model import Actor, ClaimType


def test_the_kinds_that_nouns_point_at_are_kinds_of_actor() -> None:
    kinds = set(get_args(Actor.model_fields["kind"].annotation))
    words = pointing_words()
    assert {k for wanted in words.kinds.values() for k in wanted} <= kinds
    assert words.spoken_for <= kinds


def test_what_follows_what_are_claim_types() -> None:
    types = set(get_args(ClaimType))
    follows = pointing_words().follows
    assert {*follows, *(t for after in follows.values() for t in after)} <= types


def test_no_pronoun_stands_for_two() -> None:
    words = pointing_words()
    groups = (words.person, words.thing, words.several, words.speaker, words.reflexive)
    assert sum(map(len, groups)) == len(frozenset().union(*groups))
