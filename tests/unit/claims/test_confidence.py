"""Confidence: plain features of the claim, and a probability."""

from __future__ import annotations

from tests.unit.claims.reader import Reader

from firsthand.claims.confidence import confidence, features

FULL = "The Free Syrian Army took control of Tafas on Friday after 12 fighters were killed, the army said."


def test_features_tell_what_the_claim_holds(reader: Reader) -> None:
    full, bare = reader.claim(FULL, "capture"), reader.claim("They captured the hill.", "capture")
    told, missing = features(full), features(bare)
    for name in ("actor_known", "place_known", "dated", "attributed", "long_trigger"):
        assert (told[name], missing[name]) == (1.0, 0.0), name


def test_every_feature_lies_between_none_and_one(reader: Reader) -> None:
    for claim in reader.claims(FULL):
        assert all(0 <= value <= 1 for value in features(claim).values())


def test_the_claim_carries_its_confidence(reader: Reader) -> None:
    claim = reader.claim(FULL, "capture")
    assert claim.confidence == confidence(claim)
    assert 0 < claim.confidence < 1
