"""The scorer of the story's events: B-cubed by hand, and who settles a claim."""

from __future__ import annotations

from datetime import date

import pytest
from scripts.score_story import Happening, bcubed, key


def test_perfect_clusters_score_one() -> None:
    gold = {"a": "x", "b": "x", "c": "y"}
    score = bcubed({"a": "1", "b": "1", "c": "2"}, gold)
    assert (score.precision, score.recall, score.f1) == (1, 1, 1)


def test_one_big_cluster_has_full_recall_and_poor_precision() -> None:
    score = bcubed(dict.fromkeys("abc", "1"), {"a": "x", "b": "x", "c": "y"})
    assert score.recall == 1
    assert score.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)


def test_a_claim_without_event_stands_alone() -> None:
    score = bcubed({}, {"a": "x", "b": "x"})
    assert score.precision == 1
    assert score.recall == pytest.approx(0.5)


def test_the_key_has_days_and_places() -> None:
    nassib = key()["nassib-crossing-taken"]
    assert isinstance(nassib, Happening)
    assert nassib.earliest == date(2018, 7, 5)
    assert "nassib-crossing" in nassib.places
