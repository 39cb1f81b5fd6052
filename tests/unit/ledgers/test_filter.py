"""The filter in columns: places do not disturb each other, and drifts join."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from firsthand.ledgers.control.columns import Columns, kin
from firsthand.ledgers.control.evidence import Piece
from firsthand.ledgers.control.filter import Chain
from firsthand.ledgers.control.tempo import Calendar, tallied
from firsthand.lexicon.figures import control_weights

FIGURES = control_weights().filter
STATES = ("army", "rebels")
PRIOR = np.array([0.5, 0.5])


def piece(place: int, day: int, effect: str, holder: str | None = None, loser: str | None = None) -> Piece:
    on = date(2030, 1, 1) + timedelta(days=day)
    return Piece(place, on, effect, holder, loser, 1.5, 1.5, 0.7, 0.0, True, f"e-{place}-{day}", on, on)


def chain(*pieces: Piece) -> Chain:
    return Chain(Columns.of(pieces, STATES), STATES, FIGURES, PRIOR)


def test_a_word_on_a_holder_moves_its_place_and_no_other() -> None:
    found = chain(piece(3, 5, "holds", "army"), piece(8, 5, "holds", "rebels"), piece(9, 5, "fought"))
    assert found.rows.tolist() == [3, 8, 9]
    on = found.on(date(2030, 1, 6))
    assert on[0, 0] == pytest.approx(1 / (1 + np.exp(-1.5)))
    assert on[1] == pytest.approx(on[0, ::-1])
    assert on[2] == pytest.approx(PRIOR)


def test_a_told_change_tells_the_loser_before_it_and_the_gainer_after_it() -> None:
    found = chain(piece(0, 0, "holds", "rebels"), piece(0, 20, "changes", "army", "rebels"))
    assert found.on(date(2030, 1, 20))[0, 1] > 0.8
    assert found.on(date(2030, 1, 21))[0, 0] > 0.5


def test_days_on_which_only_others_are_told_of_change_nothing() -> None:
    mine = (piece(0, 0, "holds", "army"), piece(0, 25, "holds", "army"))
    others = tuple(replace(piece(1, day, "fought"), direct=False) for day in range(1, 24, 3))
    for day in (1, 10, 26, 30):
        on = date(2030, 1, day)
        assert chain(*mine, *others).on(on)[0] == pytest.approx(chain(*mine).on(on)[0])


def days(*numbers: int) -> np.ndarray:
    return np.array([date(2030, 1, 1).toordinal() + n for n in numbers])


def test_drifts_from_day_to_day_join_forward_and_backward() -> None:
    told = Columns.of([piece(place, day, "changes", "army") for place, day in ((0, 2), (1, 9), (2, 15))], STATES)
    calendar = Calendar(tallied(told, PRIOR, FIGURES), PRIOR, FIGURES)
    chances, words = np.array([[0.2, 0.8]]), np.array([[0.9, 0.4]])
    whole = calendar.forward(chances, days(-90), days(120))
    for middle in (-60, 3, 9, 14, 33, 100):
        half = calendar.forward(chances, days(-90), days(middle))
        assert calendar.forward(half, days(middle), days(120)) == pytest.approx(whole)
        back = calendar.backward(words, days(middle), days(120))
        assert (half * back).sum() == pytest.approx((whole * words).sum())
    assert whole.sum() == pytest.approx(1.0)


def test_only_a_side_that_is_told_to_lose_places_loses_unreported_ones() -> None:
    held = [piece(place, 0, "holds", "rebels") for place in range(30)]
    lost = [piece(place, 20, "changes", "army") for place in range(10)]
    calendar = Calendar(tallied(Columns.of([*held, *lost], STATES), PRIOR, FIGURES), PRIOR, FIGURES)
    stayed = calendar.forward(np.eye(2), days(5, 5), days(35, 35)).diagonal()
    quiet = np.exp(-30 * FIGURES.hazard / 2)
    assert stayed[0] == pytest.approx(quiet, abs=0.01)
    assert stayed[1] < quiet - 0.1


def test_a_tally_had_places_been_told_of_otherwise_is_the_tally_made_anew() -> None:
    one = [piece(0, 3, "holds", "army"), piece(0, 90, "changes", "rebels"), piece(1, 40, "holds", "rebels")]
    other = [piece(1, 40, "holds", "rebels"), piece(1, 200, "changes", "army")]
    stays, gone, come = one[:2], one[2:], other
    before, less, more, anew = (
        tallied(Columns.of(pieces, STATES), PRIOR, FIGURES) for pieces in (one, gone, come, [*stays, *other])
    )
    found = before.amended(less, more)
    first, last = found.first, found.first + len(found.held) - 1
    assert found.held == pytest.approx(anew.over(first, last).held)
    assert found.changed == pytest.approx(anew.over(first, last).changed)


def test_two_together_speak_in_part_for_each_of_them() -> None:
    assert kin(("a", "a+b", "c"), 0.5).tolist() == [[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 1.0]]
