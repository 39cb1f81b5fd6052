import json
from datetime import date
from pathlib import Path

import pytest

from firsthand.model import FetchError
from firsthand.pipeline.data import fetch, held
from firsthand.pipeline.settings import Settings

RING = [[36, 32], [37, 32], [37, 33], [36, 33], [36, 32]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", store=tmp_path / "store.sqlite", today=date(2026, 1, 1))


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    folder = tmp_path / "mirror/boundaries"
    folder.mkdir(parents=True)
    unit = {"properties": {"shapeName": "A"}, "geometry": {"type": "Polygon", "coordinates": [RING]}}
    (folder / "SYR-ADM2.geojson").write_text(json.dumps({"features": [unit]}), encoding="utf-8")
    return folder.parent


def test_boundaries_are_fetched_installed_and_listed_with_checksum_and_licence(
    settings: Settings, mirror: Path
) -> None:
    (done,) = fetch(settings, ["sy"], mirror, "boundaries")
    assert done.name == "boundaries SY ADM2" and done.places == 1 and "SYR-ADM2.geojson:" in done.sha256
    assert done in held(settings) and done.licence
    assert not list((settings.places / "downloads").iterdir())


def test_a_fetch_that_fails_leaves_what_was_there(settings: Settings, mirror: Path) -> None:
    list(fetch(settings, ["SY"], mirror, "boundaries"))
    (mirror / "boundaries/SYR-ADM2.geojson").unlink()
    with pytest.raises(FetchError, match="SYR"):
        list(fetch(settings, ["SY"], mirror, "boundaries"))
    assert "boundaries SY ADM2" in {h.name for h in held(settings)}


@pytest.mark.parametrize("code", ["QQ", "SYR"])
def test_a_code_that_is_no_country_is_refused(settings: Settings, mirror: Path, code: str) -> None:
    with pytest.raises(FetchError, match="country code"):
        list(fetch(settings, [code], mirror, "boundaries"))
