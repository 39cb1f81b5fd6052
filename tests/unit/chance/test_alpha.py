from __future__ import annotations

import pytest

from firsthand.chance.alpha import Level, agreement, krippendorff, masi

# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): his data and his results.
MEG = "0 1 0 0 0 0 0 0 1 0".split()
OWEN = "1 1 1 0 0 1 0 0 0 0".split()
BEN = "a a b b d c c c e d d a".split()
GERRY = "b a b b b c c c e d d d".split()
FOUR = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
CODED = [[int(v) for v in unit if v != "."] for unit in zip(*(row.split() for row in FOUR), strict=True)]


@pytest.mark.parametrize(("one", "other", "alpha"), [(MEG, OWEN, 0.095), (BEN, GERRY, 0.692)])
def test_two_coders_of_the_published_examples(one: list[str], other: list[str], alpha: float) -> None:
    assert krippendorff(list(zip(one, other, strict=True)), Level.NOMINAL) == pytest.approx(alpha, abs=5e-4)


@pytest.mark.parametrize(
    ("level", "alpha"),
    [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815), (Level.INTERVAL, 0.849), (Level.RATIO, 0.797)],
)
def test_four_coders_with_gaps_of_the_published_example(level: Level, alpha: float) -> None:
    assert krippendorff(CODED, level) == pytest.approx(alpha, abs=5e-4)


def test_a_unit_that_one_coder_saw_tells_nothing() -> None:
    assert krippendorff([*CODED, [9]], Level.NOMINAL) == krippendorff(CODED, Level.NOMINAL)
    assert agreement(CODED, Level.NOMINAL, draws=10).units == 11


def test_masi_of_sets_that_are_equal_held_overlapping_and_apart() -> None:
    assert masi(frozenset("ab"), frozenset("ab")) == 0
    assert masi(frozenset("ab"), frozenset("abcd")) == pytest.approx(1 - 2 / 4 * 2 / 3)
    assert masi(frozenset("ab"), frozenset("bc")) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert masi(frozenset("a"), frozenset("b")) == 1
    assert masi(frozenset(), frozenset()) == 0
    assert masi(frozenset(), frozenset("a")) == 1


def test_alpha_of_sets_worked_out_by_hand() -> None:
    ab, a, b = frozenset("ab"), frozenset("a"), frozenset("b")
    # observed: units (ab, a) and (b, b): 2 * 2/3 over 4 values; between: ordered pairs of ab, a, b, b
    held, apart = 1 - 1 / 2 * 2 / 3, 1.0
    observed = 2 * held / 4
    expected = (2 * held + 4 * held + 4 * apart) / (4 * 3)
    assert krippendorff([(ab, a), (b, b)], Level.SETS) == pytest.approx(1 - observed / expected)


def test_for_sets_of_one_alpha_is_that_of_names() -> None:
    pairs = list(zip(BEN, GERRY, strict=True))
    sets = [(frozenset({x}), frozenset({y})) for x, y in pairs]
    assert krippendorff(sets, Level.SETS) == pytest.approx(krippendorff(pairs, Level.NOMINAL))


def test_without_variation_there_is_no_alpha() -> None:
    assert krippendorff([("a", "a"), ("a", "a")], Level.NOMINAL) is None
    assert agreement([("a",)], Level.NOMINAL) == (None, None, None, 0, 0)


def test_perfect_agreement_is_one_and_its_interval_too() -> None:
    assert agreement([("a", "a"), ("b", "b")] * 10, Level.NOMINAL, draws=50)[:3] == (1.0, 1.0, 1.0)


def test_the_interval_holds_alpha_narrows_with_more_units_and_is_repeatable() -> None:
    few = agreement(CODED, Level.NOMINAL, draws=400, seed=1)
    many = agreement(CODED * 8, Level.NOMINAL, draws=400, seed=1)
    assert few.low is not None and few.high is not None and few.alpha is not None
    assert many.low is not None and many.high is not None
    assert few.low < few.alpha < few.high
    assert many.high - many.low < (few.high - few.low) / 2
    assert agreement(CODED, Level.NOMINAL, draws=400, seed=1) == few


def test_a_true_zero_has_nothing_below_it() -> None:
    assert krippendorff([(0, 0), (0, 2)], Level.RATIO) == pytest.approx(1 - (2 / 4) / (6 / 12))
    with pytest.raises(ValueError, match="below"):
        krippendorff([(-1, 1)], Level.RATIO)


def test_words_have_no_order() -> None:
    with pytest.raises(TypeError, match="no number"):
        krippendorff([("a", "b")], Level.ORDINAL)
