import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from firsthand.places.geometry import Plane, area_km2, destination, distance_km, set_apart

lats = st.floats(-80, 80)
lons = st.floats(-179, 179)


def test_damascus_to_amman_is_about_175_km() -> None:
    assert distance_km(33.51, 36.29, 31.95, 35.93) == pytest.approx(176, abs=3)


@given(lats, lons, st.floats(0, 360), st.floats(0.1, 500))
def test_a_walk_of_so_many_km_ends_that_far_away(lat: float, lon: float, bearing: float, km: float) -> None:
    there = destination(lat, lon, bearing, km)
    assert distance_km(lat, lon, *there) == pytest.approx(km, rel=1e-4, abs=1e-3)


def test_east_is_east() -> None:
    lat, lon = destination(48.0, 37.8, 90, 15)
    assert lat == pytest.approx(48.0, abs=0.01) and lon > 37.8


@given(st.floats(-70, 70), lons, st.floats(-3, 3), st.floats(-3, 3))
def test_the_plane_and_back_is_the_same_point(lat: float, lon: float, north: float, east: float) -> None:
    plane = Plane(lat, lon)
    back = plane.unproject(*plane.project([lat + north], [lon + east]))
    assert back[0][0] == pytest.approx(lat + north, abs=1e-6)
    assert (back[1][0] - (lon + east)) % 360 == pytest.approx(0, abs=1e-6) or (
        back[1][0] - (lon + east)
    ) % 360 > 359.999


def test_both_projections_agree_on_an_area() -> None:
    shape = box(36, 32, 37, 33)
    assert Plane(32.5, 36.5).flatten(shape).area == pytest.approx(area_km2(shape), rel=1e-3)
    assert area_km2(shape) == pytest.approx(10430, rel=0.01)


def test_only_coinciding_points_are_moved() -> None:
    x, y = set_apart(np.array([0.0, 0.0, 5.0]), np.array([0.0, 0.0, 5.0]))
    assert (x[0], y[0], x[2], y[2]) == (0, 0, 5, 5)
    assert np.hypot(x[1], y[1]) == pytest.approx(0.05)
