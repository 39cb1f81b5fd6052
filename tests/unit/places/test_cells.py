import numpy as np
import pytest
import shapely
from shapely.geometry import Point, box

from firsthand.places.cells import divide
from firsthand.places.geometry import area_km2

REGION = box(36.0, 32.0, 37.0, 33.0)


def test_cells_share_out_the_whole_region() -> None:
    points = np.random.default_rng(3).uniform(0, 1, (40, 2))
    cells = divide(32 + points[:, 0], 36 + points[:, 1], REGION)
    assert cells.km2.sum() == pytest.approx(area_km2(REGION), rel=1e-4)
    assert all(s.covers(Point(36 + lon, 32 + lat)) for s, (lat, lon) in zip(cells.shapes, points, strict=True))


def test_two_places_split_the_region_halfway() -> None:
    cells = divide([32.5, 32.5], [36.25, 36.75], REGION)
    assert cells.km2[0] == pytest.approx(cells.km2[1], rel=1e-3)
    assert shapely.bounds(cells.shapes[0])[2] == pytest.approx(36.5, abs=1e-3)


def test_one_place_has_all_the_ground() -> None:
    assert divide([32.1], [36.1], REGION).km2[0] == pytest.approx(area_km2(REGION), rel=1e-4)


def test_a_place_far_outside_gets_nothing_when_others_are_nearer() -> None:
    assert divide([32.5, 40.0], [36.5, 50.0], REGION).km2[1] == 0.0


def test_places_at_one_point_each_get_some_ground() -> None:
    cells = divide([32.5] * 3 + [32.9], [36.5] * 3 + [36.9], REGION)
    assert (cells.km2 > 0).all()
    assert cells.km2.sum() == pytest.approx(area_km2(REGION), rel=1e-4)


def test_places_on_one_line_are_no_problem() -> None:
    cells = divide([32.5] * 5, [36.1, 36.3, 36.5, 36.7, 36.9], REGION)
    assert cells.km2.sum() == pytest.approx(area_km2(REGION), rel=1e-4)


def test_cells_do_not_overlap() -> None:
    cells = divide([32.2, 32.8, 32.5], [36.2, 36.3, 36.8], REGION)
    assert shapely.area(shapely.intersection(cells.shapes[0], cells.shapes[1])) < 1e-9


def test_without_places_there_is_nothing_to_divide() -> None:
    with pytest.raises(ValueError, match="no place"):
        divide([], [], REGION)
