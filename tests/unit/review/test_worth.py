from __future__ import annotations

import pytest
from tests.unit.events.reports import Desk, SmallLexicon

from firsthand.events import fuse
from firsthand.review.events import Telling
from firsthand.review.worth import chance_right, outcomes, probability_change, promise, total_variation


def test_the_worth_of_a_look_is_the_expected_change_of_the_state() -> None:
    desk = Desk()
    told = {
        c.id: c
        for c in (
            desk.claim("capture", "2018-07-07", by, at="saida", on="2018-07-06", actor="syrian-arab-army", confidence=p)
            for by, p in (("reuters", 0.7), ("sohr", 0.99))
        )
    }
    (event,) = fuse(told.values(), desk.heads, SmallLexicon())
    telling = Telling(desk.heads, SmallLexicon())
    doubtful, sure = (outcomes(event, told[c], told, telling) for c in told)
    assert doubtful.confirmed is not None
    assert doubtful.without is not None
    assert doubtful.confirmed.probability > event.probability > doubtful.without.probability
    expected = 0.7 * abs(doubtful.confirmed.probability - event.probability)
    expected += 0.3 * abs(doubtful.without.probability - event.probability)
    assert doubtful.expected(probability_change) == pytest.approx(expected)
    assert sure.expected(probability_change) < doubtful.expected(probability_change)
    first, second = told.values()
    assert promise(event, first) > promise(event, second)


def test_an_event_that_rests_on_one_claim_falls_with_it() -> None:
    desk = Desk()
    only = desk.claim("capture", "2018-07-07", at="saida", on="2018-07-06", actor="russia", confidence=0.6)
    (event,) = fuse([only], desk.heads, SmallLexicon())
    ends = outcomes(event, only, {only.id: only}, Telling(desk.heads, SmallLexicon()))
    assert ends.without is None
    assert probability_change(event, None) == event.probability
    assert ends.right == chance_right(only) == 0.6


def test_places_that_would_change_hands_are_counted_by_chance() -> None:
    before = {"saida": {"a": 1.0}, "nawa": {"a": 0.6, "b": 0.4}}
    after = {"saida": {"b": 1.0}, "nawa": {"a": 0.5, "b": 0.5}}
    assert total_variation(before, after) == pytest.approx(1.1)
    assert total_variation(before, before) == 0
