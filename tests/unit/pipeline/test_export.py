from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.pipeline.town import CROSSING, build_world

from firsthand.model import UnknownId
from firsthand.pipeline.export import export
from firsthand.pipeline.state import World


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    built = build_world(tmp_path_factory.mktemp("world"))
    yield built
    built.store.close()


def test_holdings_and_crossings_are_drawn_at_their_places(world: World, tmp_path: Path) -> None:
    for records in (world.control(), world.crossings()):
        out = tmp_path / "map.geojson"
        export("geojson", records, out, world)
        features = {f["id"]: f for f in json.loads(out.read_text())["features"]}
        assert features[CROSSING]["geometry"]["coordinates"] == [36.188, 32.523]
        assert features[CROSSING]["properties"]["evidence"]


def test_claims_come_back_from_jsonl_as_they_were(world: World, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    export("jsonl", world.claims(), out, world)
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == [c.id for c in world.claims()]


def test_a_file_appears_whole_or_not_at_all(world: World, tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    out.write_text("the old one")

    def torn() -> Iterator[object]:
        yield world.claims()[0]
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        export("csv", torn(), out, world)  # type: ignore[arg-type]
    assert out.read_text() == "the old one"


def test_a_format_that_is_not_installed_is_told(world: World, tmp_path: Path) -> None:
    with pytest.raises(UnknownId, match="geojson"):
        export("shapefile", world.claims(), tmp_path / "x", world)
    assert not list(tmp_path.iterdir())
