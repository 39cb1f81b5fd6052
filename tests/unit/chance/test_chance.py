import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.chance.intervals import beta_interval, normal_interval, quantile_interval, widen
from firsthand.chance.medians import weighted_median
from firsthand.chance.odds import combine, log_odds, probability
from firsthand.chance.rounding import largest_remainder, rounded_shares
from firsthand.chance.scores import brier, calibration_error, log_score, reliability


@given(st.floats(0.001, 0.999))
def test_log_odds_and_probability_are_inverse(p: float) -> None:
    assert probability(log_odds(p)) == pytest.approx(p)


def test_log_odds_of_certainty_are_refused() -> None:
    with pytest.raises(ValueError, match="strictly between"):
        log_odds(1.0)


def test_evidence_of_odds_nine_moves_even_odds_to_ninety_percent() -> None:
    assert combine(0.5, [math.log(9)]) == pytest.approx(0.9)


def test_no_amount_of_evidence_becomes_certainty() -> None:
    assert combine(0.5, [3.0] * 100) < 0.9992


def test_beta_interval_of_seven_in_ten() -> None:
    low, high = beta_interval(7, 10)
    assert low == pytest.approx(0.443, abs=0.01)
    assert high == pytest.approx(0.884, abs=0.01)


def test_beta_interval_reaches_the_ends_without_counterexample() -> None:
    assert beta_interval(0, 5)[0] == 0.0
    assert beta_interval(5, 5)[1] == 1.0
    with pytest.raises(ValueError, match="successes"):
        beta_interval(6, 5)


def test_normal_interval_is_the_textbook_one() -> None:
    low, high = normal_interval(10, 2)
    assert low == pytest.approx(10 - 3.2897, abs=1e-3)
    assert high == pytest.approx(10 + 3.2897, abs=1e-3)


def test_widened_interval_stays_a_share() -> None:
    assert list(widen(0.1, 0.2, 0.3, 1.5)) == pytest.approx([0.05, 0.35])
    assert widen(0.1, 0.5, 0.9, 9) == (0.0, 1.0)


def test_quantiles_of_draws() -> None:
    assert list(quantile_interval([float(i) for i in range(101)])) == pytest.approx([5, 95])


def test_thirds_round_to_a_hundred() -> None:
    assert largest_remainder([1, 1, 1]) == [34, 33, 33]
    assert rounded_shares({"a": 0.666, "b": 0.334}) == {"a": 67, "b": 33}


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=12), st.integers(0, 2))
def test_rounded_shares_always_keep_the_total(values: list[float], digits: int) -> None:
    rounded = largest_remainder(values, digits=digits)
    assert sum(rounded) == pytest.approx(100 if sum(values) > 0 else 0)
    whole = sum(values)
    if whole > 1e-200:
        for value, share in zip(values, rounded, strict=True):
            assert abs(value / whole * 100 - share) <= 10**-digits + 1e-6


def test_brier_is_zero_for_the_sure_and_right_and_one_for_the_sure_and_wrong() -> None:
    assert brier({"a": 1.0}, "a") == 0
    assert brier({"a": 1.0}, "b") == 1
    assert log_score({"a": 0.5}, "a") == pytest.approx(math.log(2))


def test_reliability_counts_how_often_it_came_true() -> None:
    bins = reliability([0.1, 0.12, 0.9, 0.92], [False, False, True, False])
    assert [(b.observed, b.size) for b in bins] == [(0.0, 2), (0.5, 2)]
    assert calibration_error([1.0, 1.0], [True, True]) == 0


def test_one_wild_figure_does_not_move_the_median() -> None:
    assert weighted_median([100, 110, 9000], [1, 1, 1]) == 110
    assert weighted_median([100, 110, 9000], [1, 1, 5]) == 9000
    with pytest.raises(ValueError, match="positive weight"):
        weighted_median([1], [0])
