from __future__ import annotations

import pytest

from firsthand.model import DecisionError
from firsthand.review.coding import ANSWERS, LEVELS, Coding, agreements


def coding(item: int, coder: str, **said: object) -> Coding:
    return Coding.model_validate({"item": f"i-{item}", "coder": coder, **said})


def of(found: list, field: str):  # type: ignore[type-arg]
    return next(f for f in found if f.field == field)


def test_every_answer_has_a_level_of_measurement() -> None:
    assert set(ANSWERS) == set(LEVELS)


def test_cells_of_a_table_are_read_as_lists() -> None:
    assert coding(1, "anna", actors="the army; rebels").actors == ("the army", "rebels")
    assert coding(1, "anna", actors="None").actors == ()
    assert coding(1, "anna").actors is None


def test_articles_and_capitals_make_no_difference() -> None:
    pairs = [coding(1, "anna", places="Nawa"), coding(1, "ben", places="nawa")]
    pairs += [coding(2, "anna", places="the old Crossing"), coding(2, "ben", places="old crossing")]
    assert of(agreements(pairs, draws=20), "places").alpha == 1.0


def test_each_field_is_measured_on_the_items_that_two_answered() -> None:
    said = [coding(n, c, type="capture" if n % 2 else "clash") for n in range(6) for c in ("anna", "ben")]
    said += [coding(9, "anna", type="arrest"), coding(10, "ben", claim=False)]
    found = of(agreements(said, draws=20), "type")
    assert (found.alpha, found.items, found.coders) == (1.0, 6, ("anna", "ben"))
    assert of(agreements(said, draws=20), "claim").alpha is None


def test_days_that_lie_near_agree_better_than_days_that_lie_far() -> None:
    days = [1, 5, 9, 14, 20, 25]

    def shifted(by: int) -> float:
        said = [coding(n, "anna", earliest=f"2018-07-{d:02}") for n, d in enumerate(days)]
        said += [coding(n, "ben", earliest=f"2018-07-{d + by * (n == 0):02}") for n, d in enumerate(days)]
        alpha = of(agreements(said, draws=10), "earliest").alpha
        assert alpha is not None
        return float(alpha)

    assert 1 > shifted(1) > shifted(20)


def test_an_item_coded_twice_by_one_is_refused() -> None:
    with pytest.raises(DecisionError, match="anna coded i-1 twice"):
        agreements([coding(1, "anna"), coding(1, "anna")])
