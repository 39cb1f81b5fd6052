from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from shapely.geometry import LineString, box

from firsthand.ledgers.control import Area
from firsthand.web.asked import Asked
from firsthand.web.views.front_layer import stretches
from firsthand.web.views.ground_layer import layer

JULY = [date(2018, 7, d) for d in range(1, 32)]


def ground(place: str, west: float, holder: str | None, since: int, until: int | None, chance: float = 0.9) -> Area:
    return Area(
        place=place, shape=box(west, 0, west + 1, 1), km2=1.0, holder=holder, second=None, state="firm",
        probability=chance, named=True, unsure_bits=0.5,
        valid_from=JULY[since - 1], valid_to=JULY[until - 1] if until else None,
    )  # fmt: skip


def test_the_front_is_the_border_between_two_holders_while_both_are_there() -> None:
    areas = [ground("a", 0, "army", 1, None), ground("b", 1, "rebels", 1, 9, 0.7), ground("b", 1, "army", 10, None)]
    (found,) = stretches(areas)
    assert found.line.equals(LineString([(1, 0), (1, 1)]))
    assert (found.since, found.until) == (JULY[0], JULY[8])
    assert found.probability == pytest.approx(0.7)


def test_unknown_ground_and_ground_held_together_face_nobody() -> None:
    assert list(stretches([ground("a", 0, "army", 1, None), ground("b", 1, None, 1, None)])) == []
    assert list(stretches([ground("a", 0, "army", 1, None), ground("b", 1, "army+militia", 1, None)])) == []
    assert list(stretches([])) == []


def test_ground_that_touches_at_a_corner_only_has_no_front() -> None:
    corner = replace(ground("b", 1, "rebels", 1, None), shape=box(1, 1, 2, 2))
    assert list(stretches([ground("a", 0, "army", 1, None), corner])) == []


def test_the_layer_has_the_front_with_its_days_and_how_sure_it_is(asked: Asked) -> None:
    for feature in layer(asked)["front"]["features"]:
        about = feature["properties"]
        assert about["f"] <= about["t"]
        assert 0 < about["c"] <= 100
