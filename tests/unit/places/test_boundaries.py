import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.model import GazetteerError
from firsthand.places import Gazetteer
from firsthand.places.boundaries import Level, boundary_status, install_boundaries
from firsthand.places.install import Origin

ORIGIN = Origin(("file:///mirror/x",), "2026-01-02", {"x": "ab" * 32})


def square(west: float, south: float, size: float, **told: Any) -> dict[str, Any]:
    ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    return {"type": "Feature", "properties": told, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def level(folder: Path, name: str, *features: dict[str, Any]) -> Level:
    path = folder / f"{name}.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return Level(name, path, "CC BY 4.0; source: a test", ORIGIN)


def test_installed_boundaries_redraw_provinces_and_add_districts(tmp_path: Path) -> None:
    province = square(36.0, 32.5, 0.5, shapeName="Daraa", shapeISO="SY-DR", shapeID="1")
    district = square(36.1, 32.6, 0.2, shapeName="Ruwaydat", shapeISO="", shapeID="77")
    install_boundaries("SY", [level(tmp_path, "ADM1", province), level(tmp_path, "ADM2", district)], tmp_path / "data")
    plain, fine = Gazetteer.open(), Gazetteer.open(tmp_path / "data")
    assert fine.regions.polygon("adm1-SY-DR").bounds == (36.0, 32.5, 36.5, 33.0)
    assert plain.regions.polygon("adm1-SY-DR").bounds != (36.0, 32.5, 36.5, 33.0)
    assert fine.regions.polygon("adm1-UA-63").equals(plain.regions.polygon("adm1-UA-63"))
    (found,) = fine.lookup("Ruwaydat")
    assert found.kind == "admin2" and found.id == "adm2-SY-77" and not plain.lookup("Ruwaydat")
    assert fine.regions.known(found.id) and fine.regions.area_km2(found.id) == pytest.approx(417, rel=0.02)
    assert fine.digest != plain.digest


def test_a_district_that_the_file_or_the_shipped_layer_knows_bears_its_geonames_id(tmp_path: Path) -> None:
    told = square(10.0, 10.0, 1.0, shapeName="Elsewhere", shapeISO="", shapeID="5", gn_id=42)
    shipped = square(-78.5, 38.5, 2.0, shapeName="Loudoun County", shapeISO="", shapeID="6")
    install_boundaries("US", [level(tmp_path, "ADM2", told, shipped)], tmp_path / "data")
    regions = Gazetteer.open(tmp_path / "data").regions
    assert regions.known("gn-42") and regions.known("gn-4770746")


def test_status_tells_licence_and_origin_of_each_level(tmp_path: Path) -> None:
    install_boundaries("SY", [level(tmp_path, "ADM1", square(36, 32, 1, shapeName="A"))], tmp_path / "data")
    (status,) = boundary_status(tmp_path / "data")
    assert (status.name, status.places, status.licence) == ("boundaries SY ADM1", 1, "CC BY 4.0; source: a test")
    assert status.fetched == "2026-01-02" and status.origin == "file:///mirror/x"
    assert boundary_status(None) == [] == boundary_status(tmp_path / "none")


@pytest.mark.parametrize("text", ["", "[]", '{"features": [{"properties": {}}]}'])
def test_a_file_of_another_layout_changes_nothing_and_is_named(tmp_path: Path, text: str) -> None:
    good = level(tmp_path, "ADM1", square(36, 32, 1, shapeName="A"))
    bad = tmp_path / "bad.geojson"
    bad.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"bad\.geojson"):
        install_boundaries("SY", [good, Level("ADM2", bad, "", ORIGIN)], tmp_path / "data")
    assert boundary_status(tmp_path / "data") == []
