"""How far evidence keeps ground from being unknown."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.unit.ledgers.ground import Squares

from firsthand.ledgers.control.ground import Ground
from firsthand.ledgers.control.weight import spread_mass
from firsthand.model import Place


def road(count: int) -> Ground:
    """Villages on a road, about ten kilometres apart."""
    places = [
        Place(id=f"v{n}", name=f"v{n}", lat=32.5, lon=36.0 + 0.107 * n, kind="village", country="SY")
        for n in range(count)
    ]
    return Ground(places, Squares())


def test_evidence_lends_its_neighbours_less_with_every_kilometre() -> None:
    felt = spread_mass(road(3), np.array([0]), np.array([2.0]), 20.0)
    assert felt[0] == 2.0
    assert felt[1] == pytest.approx(2.0 * math.exp(-10 / 20), abs=0.02)
    assert felt[2] < felt[1]


def test_places_whose_evidence_weighs_nothing_do_not_keep_others_from_lending() -> None:
    """An offensive told of a whole province names no holder: its villages hear of the next town all the same."""
    rows, mass = np.arange(40), np.zeros(40)
    mass[39] = 4.0
    felt = spread_mass(road(40), rows, mass, 20.0)
    assert felt == pytest.approx(spread_mass(road(40), np.array([39]), np.array([4.0]), 20.0))
    assert felt[30] > 0


def test_without_evidence_nothing_is_known() -> None:
    assert not spread_mass(road(3), np.arange(3), np.zeros(3), 20.0).any()
