import json
from pathlib import Path

import pytest

from firsthand.model import FetchError
from firsthand.remote.boundaries import UNSTATED, fetch_boundaries


def mirror(folder: Path, *names: str) -> Path:
    (folder / "boundaries").mkdir(parents=True)
    for name in names:
        (folder / "boundaries" / name).write_text("{}", encoding="utf-8")
    return folder


def test_a_level_that_the_publisher_lacks_is_left_out(tmp_path: Path) -> None:
    (found,) = fetch_boundaries("LBY", tmp_path / "to", mirror(tmp_path / "m", "LBY-ADM1.geojson"))
    assert found.level == "ADM1" and found.file.path.read_text() == "{}" and found.licence == UNSTATED


def test_the_licence_is_the_publishers(tmp_path: Path) -> None:
    folder = mirror(tmp_path / "m", "LBY-ADM1.geojson", "LBY-ADM1-metaData.json")
    about = {"boundaryLicense": "CC BY 4.0", "boundarySource": "a survey"}
    (folder / "boundaries/LBY-ADM1-metaData.json").write_text(json.dumps(about), encoding="utf-8")
    (found,) = fetch_boundaries("LBY", tmp_path / "to", folder)
    assert found.licence == "CC BY 4.0; source: a survey, geoBoundaries"


def test_a_country_without_any_level_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="mirror DIR"):
        fetch_boundaries("LBY", tmp_path / "to", mirror(tmp_path / "m"))


@pytest.mark.parametrize("code", ["LY", "lby", "../A", ""])
def test_what_is_no_code_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(FetchError, match="alpha-3"):
        fetch_boundaries(code, tmp_path)


def test_a_broken_description_is_named(tmp_path: Path) -> None:
    folder = mirror(tmp_path / "m", "LBY-ADM1.geojson", "LBY-ADM1-metaData.json")
    (folder / "boundaries/LBY-ADM1-metaData.json").write_text("<html>", encoding="utf-8")
    with pytest.raises(FetchError, match="metaData"):
        fetch_boundaries("LBY", tmp_path / "to", folder)
