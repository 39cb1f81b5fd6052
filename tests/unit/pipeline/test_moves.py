from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from shapely.geometry import shape
from tests.unit.pipeline.town import CROSSING, build_world

from firsthand.pipeline.export import export
from firsthand.pipeline.moves import area_features, front_features, front_of, moved
from firsthand.pipeline.state import World

JULY_2, JULY_5, JULY_8 = (date(2018, 7, d) for d in (2, 5, 8))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    built = build_world(tmp_path_factory.mktemp("world"))
    yield built
    built.store.close()


def test_what_changed_is_told_with_those_on_whose_word(world: World) -> None:
    change = next(m for m in moved(world, since=JULY_5) if m.place == CROSSING)
    assert (change.before.holder, change.after.holder) == ("southern-front", "syria-government")
    assert not change.inferred
    assert {w.name for w in change.voices} == {"SANA", "Enab Baladi"}


def test_nothing_changed_between_a_day_and_itself(world: World) -> None:
    assert moved(world, on=JULY_5, known=JULY_5, since=JULY_5) == []


def test_before_the_first_report_all_ground_was_unknown(world: World) -> None:
    found = moved(world, on=JULY_2, known=JULY_2, since=date(2018, 6, 1))
    assert CROSSING in {m.place for m in found}
    assert {m.before.state for m in found} == {"unknown"}


def test_each_place_changes_once_however_many_regions_hold_it(world: World) -> None:
    places = [m.place for m in moved(world, since=JULY_5)]
    assert len(places) == len(set(places))


def test_areas_carry_all_chances_and_how_unsure_they_are(world: World) -> None:
    areas = {f["id"]: f for f in area_features(world)}
    here = areas[CROSSING]["properties"]
    assert sum(here["chances"].values()) == pytest.approx(1.0)
    assert here["chances"][here["holder"]] == pytest.approx(here["probability"])
    assert 0.0 < here["unsure_bits"] < 2.0
    assert here["evidence"]
    assert shape(areas[CROSSING]["geometry"]).area > 0


def test_the_front_of_one_holder_alone_is_empty(world: World) -> None:
    assert list(front_features(front_of(world, on=JULY_2, known=JULY_2))) == []


def test_areas_are_written_in_both_formats(world: World, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    drawn, columns = tmp_path / "areas.geojson", tmp_path / "areas.parquet"
    export("geojson", area_features(world), drawn, world)
    export("geoparquet", area_features(world), columns, world)
    ids = [f["id"] for f in json.loads(drawn.read_text(encoding="utf-8"))["features"]]
    assert parquet.read_table(columns)["id"].to_pylist() == ids
