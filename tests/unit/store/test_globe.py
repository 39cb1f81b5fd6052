from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.store.globe import RADIUS, box, distance

LON = st.floats(-180, 180)
LAT = st.floats(-90, 90)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((0, 0), (1, 0), math.radians(1) * RADIUS),
        ((36.1, 32.6), (36.1, 32.6), 0),
        ((179.5, 0), (-179.5, 0), math.radians(1) * RADIUS),
        ((0, 90), (50, -90), math.pi * RADIUS),
        ((10, 60), (12, 60), 111.19),  # half the way of the equator's two degrees
    ],
)
def test_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert distance(*one, *other) == pytest.approx(km, abs=0.02)


@given(LON, LAT, st.floats(0.01, 25_000), LON, LAT)
def test_whatever_is_within_the_distance_is_in_a_box(lon: float, lat: float, km: float, x: float, y: float) -> None:
    if distance(lon, lat, x, y) <= km:
        assert any(w <= x <= e and s <= y <= n for w, s, e, n in box(lon, lat, km))


def test_a_box_over_180_degrees_has_two_sides() -> None:
    assert len(list(box(179.9, 10, 50))) == 2
    assert len(list(box(100, 10, 50))) == 1
