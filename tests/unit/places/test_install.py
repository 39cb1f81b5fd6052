import zipfile
from pathlib import Path

import pytest

from firsthand.model import GazetteerError
from firsthand.places import Gazetteer
from firsthand.places.install import Origin, install, status

ORIGIN = Origin(("https://example.org/SY.zip",), "2026-01-02", {"SY.zip": "0" * 64})


def line(number: int, name: str, lat: float, lon: float, code: str = "PPL", admin1: str = "06", people: int = 0) -> str:
    kind = "A" if code.startswith("ADM") else "P"
    return "\t".join([
        str(number), name, name, f"{name}e,تجربة{number}", str(lat), str(lon), kind, code, "SY", "", admin1,
        "", "", "", str(people), "", "500", "Asia/Damascus", "2026-01-01",
    ])  # fmt: skip


def zipped(path: Path, *lines: str, member: str = "SY.txt") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "\n".join(lines) + "\n")
    return path


def test_an_installed_village_is_found_with_its_alternate_names(tmp_path: Path) -> None:
    dump = zipped(
        tmp_path / "SY.zip",
        line(990001, "Ruwaydatan", 32.7, 36.1),
        line(990002, "Wadi Qqx", 32.8, 36.2, "STM"),
    )
    spelt = zipped(
        tmp_path / "alt.zip",
        "1\t990001\ten\tRuwaydetain\t\t\t\t\t\t",
        "2\t990001\tlink\thttps://x\t\t\t\t\t\t",
    )
    told = install("sy", dump, spelt, tmp_path / "data", ORIGIN)
    assert told.places == 1 and told.fetched == "2026-01-02" and "CC BY" in told.licence
    gazetteer = Gazetteer.open(tmp_path / "data")
    assert gazetteer.installed() == ("SY",)
    for name in ("Ruwaydatan", "Ruwaydetain", "ruwaydatane", "تجربة990001"):
        (place,) = gazetteer.lookup(name)
        assert (place.id, place.kind, place.admin1) == ("gn-990001", "village", "SY-DR")
    assert gazetteer.lookup("Ruwaidatain", fuzzy=True)[0].id == "gn-990001"
    assert gazetteer.lookup("Wadi Qqx") == []
    assert gazetteer.digest != Gazetteer.open().digest


def test_a_province_of_the_dump_is_the_shipped_one(tmp_path: Path) -> None:
    dump = zipped(tmp_path / "SY.zip", line(990003, "Qqxdaraa", 32.8, 36.2, "ADM1"))
    install("SY", dump, None, tmp_path / "data", ORIGIN)
    assert [p.id for p in Gazetteer.open(tmp_path / "data").lookup("Qqxdaraa")] == ["adm1-SY-DR"]


@pytest.mark.parametrize("text", ["too\tfew\tcolumns", line(1, "X", 0, 0).replace("\t0\t", "\tnorth\t", 1)])
def test_a_broken_dump_changes_nothing(tmp_path: Path, text: str) -> None:
    data = tmp_path / "data"
    install("SY", zipped(tmp_path / "good.zip", line(990001, "Ruwaydatan", 32.7, 36.1)), None, data, ORIGIN)
    with pytest.raises(GazetteerError, match=r"bad\.zip"):
        install("SY", zipped(tmp_path / "bad.zip", text), None, data, ORIGIN)
    assert Gazetteer.open(data).lookup("Ruwaydatan")


@pytest.mark.parametrize("member", ["XX.txt", "readme.txt"])
def test_another_countrys_zip_is_refused(tmp_path: Path, member: str) -> None:
    with pytest.raises(GazetteerError, match="SY"):
        install("SY", zipped(tmp_path / "a.zip", "x", member=member), None, tmp_path / "data", ORIGIN)


def test_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"<html>busy</html>")
    with pytest.raises(GazetteerError, match="fetch it again"):
        install("SY", tmp_path / "a.zip", None, tmp_path / "data", ORIGIN)


def test_status_lists_what_ships_and_what_was_installed(tmp_path: Path) -> None:
    install(
        "SY",
        zipped(tmp_path / "SY.zip", line(990001, "Ruwaydatan", 32.7, 36.1)),
        None,
        tmp_path / "data",
        ORIGIN,
    )
    names = [layer.name for layer in status(tmp_path / "data")]
    assert names[-1] == "geonames SY" and "cities.layer" in names and "cc-by-sa/southwest-syria.csv" in names
    assert len(status(None)) == len(names) - 1


def test_a_damaged_layer_is_named(tmp_path: Path) -> None:
    path = tmp_path / "data/geonames/SY/places.layer"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"FHLAYER1\x10\x00\x00\x00\x00\x00\x00\x00not json at all.")
    with pytest.raises(GazetteerError, match="fetch again"):
        Gazetteer.open(tmp_path / "data")
