"""The development mirror, installed and looked up: time, memory and size of real country dumps."""

import time
from pathlib import Path

import pytest

from firsthand.places import Gazetteer
from firsthand.places.install import Origin, install
from firsthand.remote.geonames import fetch_country

MIRROR = Path(__file__).resolve().parents[3] / "shared/gazetteer/mirror"

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for country in ("SY", "SD", "CD"):
        files = fetch_country(country, folder / "fetched", MIRROR)
        origin = Origin(files.urls, files.dump.fetched, files.sha256)
        install(country, files.dump.path, files.alternates.path if files.alternates else None, folder, origin)
    return folder


def test_villages_come_with_the_dump(data: Path) -> None:
    shipped, whole = Gazetteer.open(), Gazetteer.open(data)
    box = (35.6, 32.3, 36.6, 33.3)
    assert len(whole.within(*box)) > len(shipped.within(*box)) + 20
    assert whole.installed() == ("CD", "SD", "SY")


def test_lookups_stay_fast_with_installed_countries(data: Path) -> None:
    gazetteer = Gazetteer.open(data)
    names = [f"Kafr {n}" for n in range(2000)]
    start = time.perf_counter()
    for name in names:
        gazetteer.lookup(name)
    assert (time.perf_counter() - start) / len(names) < 0.002


def test_towns_of_the_dump_and_of_the_overlay_are_one(data: Path) -> None:
    towns = [p for p in Gazetteer.open(data).lookup("Daraa") if p.kind in ("city", "town")]
    assert [p.id for p in towns if p.country == "SY"] == ["daraa"]
