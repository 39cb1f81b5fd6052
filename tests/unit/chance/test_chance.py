import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.chance.intervals import quantile_interval, widen
from firsthand.chance.odds import combine, log_odds, probability
from firsthand.chance.rounding import largest_remainder


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


def test_widened_interval_stays_a_share() -> None:
    assert list(widen(0.1, 0.2, 0.3, 1.5)) == pytest.approx([0.05, 0.35])
    assert widen(0.1, 0.5, 0.9, 9) == (0.0, 1.0)


def test_quantiles_of_draws() -> None:
    assert list(quantile_interval([float(i) for i in range(101)])) == pytest.approx([5, 95])


def test_thirds_round_to_a_hundred() -> None:
    assert largest_remainder([1, 1, 1]) == [34, 33, 33]


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=12), st.integers(0, 2))
def test_rounded_shares_always_keep_the_total(values: list[float], digits: int) -> None:
    rounded = largest_remainder(values, digits=digits)
    assert sum(rounded) == pytest.approx(100 if sum(values) > 0 else 0)
    whole = sum(values)
    if whole > 1e-200:
        for value, share in zip(values, rounded, strict=True):
            assert abs(value / whole * 100 - share) <= 10**-digits + 1e-6
