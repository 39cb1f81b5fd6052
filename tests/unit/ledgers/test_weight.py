"""How far evidence keeps ground from being unknown."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.unit.ledgers.ground import Squares

from firsthand.ledgers.control.ground import Ground
from firsthand.ledgers.control.weight import Reach
from firsthand.model import Place


def road(count: int) -> Ground:
    """Villages on a road, about ten kilometres apart."""
    places = [
        Place(id=f"v{n}", name=f"v{n}", lat=32.5, lon=36.0 + 0.107 * n, kind="village", country="SY")
        for n in range(count)
    ]
    return Ground(places, Squares())


def felt(mass: list[float]) -> np.ndarray:
    """What evidence mass of villages on the road is felt at each."""
    own = np.array(mass)
    return Reach(road(len(mass)), own > 0, 20.0).felt(own)


def test_evidence_lends_its_neighbours_less_with_every_kilometre_and_at_last_nothing() -> None:
    index = road(20).index
    lent = felt([2.0, *[0.0] * 19])
    assert lent[index["v0"]] == 2.0
    assert lent[index["v1"]] == pytest.approx(2.0 * math.exp(-10 / 20), abs=0.02)
    assert lent[index["v1"]] > lent[index["v2"]] > lent[index["v9"]] > 0
    assert not any(lent[index[f"v{n}"]] for n in range(11, 20))


def test_places_whose_evidence_weighs_nothing_do_not_keep_others_from_lending() -> None:
    """An offensive told of a whole province names no holder: its villages hear of the next town all the same."""
    ground, mass = road(40), np.zeros(40)
    mass[ground.index["v39"]] = 4.0
    assert felt(mass.tolist())[ground.index["v34"]] == pytest.approx(4.0 * math.exp(-50 / 20), abs=0.02)


def test_without_evidence_nothing_is_known() -> None:
    assert not felt([0.0, 0.0, 0.0]).any()


def test_evidence_of_one_more_place_is_felt_as_if_it_had_always_been_there() -> None:
    before, now = np.zeros(40), np.zeros(40)
    before[[3, 9, 30]], now[[3, 14, 30]] = 1.0, 2.0
    again = Reach(road(40), before > 0, 20.0).amended(now > 0)
    assert again.felt(now) == pytest.approx(Reach(road(40), now > 0, 20.0).felt(now))
