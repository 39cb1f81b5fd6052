"""The filter in columns: places do not disturb each other, and drifts join."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from firsthand.ledgers.control.columns import Columns, kin
from firsthand.ledgers.control.evidence import Piece
from firsthand.ledgers.control.filter import Chain
from firsthand.ledgers.control.tempo import Calendar, Tempo
from firsthand.lexicon.figures import control_weights

FIGURES = control_weights().filter
STATES = ("army", "rebels")
PRIOR = np.array([0.5, 0.5])


def piece(place: int, day: int, effect: str, holder: str | None = None, loser: str | None = None) -> Piece:
    on = date(2030, 1, 1 + day)
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


def test_drifts_from_day_to_day_join() -> None:
    told = Columns.of([piece(0, day, "changes", "army") for day in (2, 9, 15)], STATES)
    tempo = Tempo(told, PRIOR, FIGURES)
    calendar = Calendar(np.arange(10, 20, dtype=np.int64), tempo, 2)
    first, last, middle = (np.array([i]) for i in (0, 9, 4))
    stay, came = calendar.drift(first, last)
    one, added = calendar.drift(first, middle)
    other, more = calendar.drift(middle, last)
    assert stay == pytest.approx(one * other)
    assert came == pytest.approx(other * added + more)
    assert stay[0, 0] + came.sum() == pytest.approx(1.0)


def test_two_together_speak_in_part_for_each_of_them() -> None:
    assert kin(("a", "a+b", "c"), 0.5).tolist() == [[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 1.0]]
