from datetime import date

import numpy as np
import pytest
from tests.unit.ledgers.ground import PLACES, SOUTH, Squares

from firsthand.ledgers.control.ground import Ground
from firsthand.ledgers.control.leaning import Leanings
from firsthand.ledgers.control.told import ToldShare
from firsthand.lexicon.figures import control_weights

FIGURES = control_weights().told
COLUMN = {"army": 0, "rebels": 1}
GROUND = Ground(PLACES, Squares())
MAY_1, JULY_1, JULY_2, JULY_9 = date(2018, 5, 1), date(2018, 7, 1), date(2018, 7, 2), date(2018, 7, 9)
CHANCES = np.array([[0.5, 0.5], [0.97, 0.03], [0.5, 0.5], [0.1, 0.9]])


def leaned(*told: ToldShare, on: date = JULY_2, named: tuple[int, ...] = ()) -> np.ndarray:
    by_name = np.isin(np.arange(len(GROUND.places)), named)
    return Leanings(told, GROUND, COLUMN, lambda _: (CHANCES, by_name), FIGURES).leaned(CHANCES, by_name, on)


def told(share: float, weight: float = 2.5, holder: str = "army", day: date = JULY_1) -> ToldShare:
    return ToldShare(SOUTH, holder, day, share, share, weight)


def test_without_told_shares_nothing_leans() -> None:
    assert (leaned() == CHANCES).all()
    assert (leaned(told(0.9), on=MAY_1) == CHANCES).all()
    assert (leaned(told(0.9, holder="nobody known")) == CHANCES).all()


def test_doubtful_ground_moves_most_and_named_ground_not_at_all() -> None:
    moved = leaned(told(0.9), named=(3,))[:, 0] - CHANCES[:, 0]
    assert moved[0] > moved[1] > 0
    assert moved[3] == 0


def test_chances_stay_chances_and_more_weight_moves_more() -> None:
    vague, sure = leaned(told(0.9, weight=0.15)), leaned(told(0.9, weight=5.0))
    assert sure.sum(axis=1) == pytest.approx(np.ones(4))
    assert sure[0, 0] > vague[0, 0] > CHANCES[0, 0]


def test_a_share_as_the_ledger_has_it_moves_nothing() -> None:
    _, cells = GROUND.cells(SOUTH)
    indices = list(GROUND.cells(SOUTH)[0])
    mine = float(cells.km2 @ CHANCES[indices, 0] / cells.km2.sum())
    assert leaned(told(mine)) == pytest.approx(CHANCES)
    between = ToldShare(SOUTH, "army", JULY_1, mine - 0.1, mine + 0.1, 2.5)
    assert leaned(between) == pytest.approx(CHANCES)


def test_what_a_told_share_taught_is_forgotten() -> None:
    now, later = (leaned(told(0.9), on=on)[0, 0] for on in (JULY_2, date(2019, 7, 1)))
    assert now > later
    assert later == pytest.approx(0.5, abs=0.02)


def test_a_second_share_of_the_same_moves_less_than_the_first() -> None:
    once = leaned(told(0.9), on=JULY_9)[0, 0]
    twice = leaned(told(0.9), told(0.9, day=JULY_2), on=JULY_9)[0, 0]
    assert twice > once
    assert twice - once < once - 0.5
