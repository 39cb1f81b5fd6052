import numpy as np
import pytest

from firsthand.places.graph import NEAREST_KM, connect


def square() -> tuple[list[float], list[float]]:
    return [32.0, 32.0, 33.0, 33.0, 32.5], [36.0, 37.0, 36.0, 37.0, 36.5]


def test_the_place_in_the_middle_borders_all_four_corners() -> None:
    assert connect(*square()).neighbours(4).tolist() == [0, 1, 2, 3]


def test_weight_falls_with_the_square_of_the_distance_in_km() -> None:
    graph = connect([0.0, 0.0], [0.0, 1.0])
    assert graph.km[0] == pytest.approx(111.2, abs=0.1)
    assert graph.weights[0] == pytest.approx(graph.km[0] ** -2)


def test_places_on_one_line_form_a_chain() -> None:
    graph = connect([10.0, 10.3, 10.1, 10.2, 10.4], [20.0] * 5)
    assert graph.edges.tolist() == [[0, 2], [1, 3], [1, 4], [2, 3]]


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_places_have_no_links(count: int) -> None:
    graph = connect([1.0] * count, [2.0] * count)
    assert graph.size == count and len(graph.edges) == 0 and graph.matrix().shape == (count, count)


def test_many_places_at_one_point_are_linked_with_bounded_weight() -> None:
    graph = connect([5.0] * 6, [6.0] * 6)
    assert set(graph.edges.ravel().tolist()) == set(range(6))
    assert graph.weights.max() == pytest.approx(NEAREST_KM**-2)


def test_long_links_can_be_dropped() -> None:
    assert len(connect([0.0, 0.0, 0.1], [0.0, 5.0, 0.0], longest_km=50).edges) == 1


def test_every_place_of_many_has_a_neighbour() -> None:
    points = np.random.default_rng(7).uniform(0, 2, (500, 2))
    graph = connect(points[:, 0], points[:, 1])
    assert len(np.unique(graph.edges)) == 500
    assert len(np.unique(graph.edges, axis=0)) == len(graph.edges)
