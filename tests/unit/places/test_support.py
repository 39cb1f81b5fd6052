import math

import pytest

from firsthand.model import Place
from firsthand.places.support import Support, Voter


def place(id_: str, lat: float, lon: float, country: str, admin1: str) -> Place:
    return Place(id=id_, name=id_, lat=lat, lon=lon, kind="town", country=country, admin1=admin1)


HERE = place("here", 10.0, 10.0, "AA", "AA-1")
FAR = place("far", 50.0, 50.0, "BB", "BB-1")
BESIDE = place("beside", 10.1, 10.1, "AA", "AA-1")
INLAND = place("inland", 14.0, 10.0, "AA", "AA-2")


def test_a_neighbour_speaks_louder_than_a_countryman_and_he_than_a_stranger() -> None:
    names = [Voter([BESIDE, INLAND, FAR], [0], [0.3, 0.3, 0.4]), Voter([HERE], [40], [1.0])]
    beside, inland, far = Support(names).all()[0]
    assert beside > inland > far == pytest.approx(0.0)


def test_a_name_does_not_speak_for_itself() -> None:
    assert Support([Voter([HERE, BESIDE], [0, 90], [0.5, 0.5])]).all() == [[0.0, 0.0]]


def test_two_that_agree_say_more_than_one_and_less_than_twice_as_much() -> None:
    def told(others: int) -> float:
        voters = [Voter([HERE, FAR], [0], [0.5, 0.5]), *(Voter([BESIDE], [10], [1.0]) for _ in range(others))]
        return Support(voters).all()[0][0]

    assert told(1) < told(2) < 2 * told(1)


def test_what_stands_near_in_the_text_counts_more() -> None:
    def told(gap: int) -> float:
        return Support([Voter([HERE], [0], [1.0]), Voter([BESIDE], [gap], [1.0])]).all()[0][0]

    assert told(10) > told(5_000) > 0 and math.isfinite(told(0))
