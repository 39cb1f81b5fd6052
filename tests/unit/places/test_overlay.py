import csv
import io
from importlib import resources

import pytest

from firsthand.model import GazetteerError
from firsthand.places import Gazetteer
from firsthand.places.geometry import distance_km
from firsthand.places.names import fold
from firsthand.places.overlay import COLUMNS, Overlay, read_places, shipped_overlay

DATA = resources.files("firsthand.lexicon").joinpath("data", "places")
THEATRES = sorted((p for p in DATA.joinpath("theatres").iterdir()), key=lambda path: path.name)
FULL = 60  # villages, quarters, hills, bases and the like that a theatre should have at least
ARABIC, CYRILLIC = range(0x600, 0x700), range(0x400, 0x500)


def rows(path: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))  # type: ignore[attr-defined]


def test_twelve_theatres_and_more_have_sixty_places_that_no_package_has() -> None:
    assert sum(len(rows(path)) >= FULL for path in THEATRES) >= 12


@pytest.mark.parametrize("path", THEATRES, ids=lambda path: path.name)
def test_every_row_says_where_it_lies_what_it_is_and_who_says_so(path: object) -> None:
    for row in rows(path):
        assert tuple(row) == COLUMNS
        assert row["source"] and row["country"] and row["kind"], row["id"]
        assert len(row["lat"].partition(".")[2]) <= 3 and len(row["lon"].partition(".")[2]) <= 3, row["id"]


def test_no_id_stands_twice() -> None:
    ids = [row["id"] for path in (DATA.joinpath("overlay.csv"), *THEATRES) for row in rows(path)]
    assert len(ids) == len(set(ids))


def test_a_province_holds_its_places(gazetteer: Gazetteer) -> None:
    """Borders are drawn coarsely: a place may lie some kilometres outside."""
    for path in THEATRES:
        for row in rows(path):
            if row["admin1"]:
                ground = gazetteer.regions.polygon(f"adm1-{row['admin1']}").buffer(0.3)
                west, south, east, north = ground.bounds
                assert west <= float(row["lon"]) <= east and south <= float(row["lat"]) <= north, row["id"]


def test_no_place_stands_twice_under_one_name() -> None:
    seen: dict[tuple[str, str], list[tuple[str, float, float]]] = {}
    for path in THEATRES:
        for row in rows(path):
            lat, lon = float(row["lat"]), float(row["lon"])
            for name in {fold(n) for n in (row["name"], *row["aliases"].split("|")) if n}:
                for other, a, b in seen.get((row["country"], name), ()):
                    assert distance_km(lat, lon, a, b) > 6, (row["id"], other)
                seen.setdefault((row["country"], name), []).append((row["id"], lat, lon))


@pytest.mark.parametrize(
    ("theatre", "script"),
    [(t, ARABIC) for t in ("syria", "iraq", "yemen", "libya", "sudan", "gaza-lebanon-israel", "afghanistan")]
    + [("ukraine", CYRILLIC), ("karabakh", CYRILLIC)],
)
def test_nearly_all_places_have_their_name_in_the_script_of_the_reports(theatre: str, script: range) -> None:
    found = rows(DATA.joinpath("theatres", f"{theatre}.csv"))
    written = sum(any(ord(letter) in script for letter in row["aliases"]) for row in found)
    assert written >= 0.8 * len(found)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Robotyne", "UA", 47.45, 35.84),
        ("Роботине", "UA", 47.45, 35.84),
        ("Shuja'iyya", "PS", 31.50, 34.47),
        ("الشجاعية", "PS", 31.50, 34.47),
        ("Kabaneh", "SY", 35.73, 36.25),
        ("Maroun al-Ras", "LB", 33.10, 35.45),
        ("Kibumba", "CD", -1.50, 29.34),
        ("Mai Kadra", "ET", 14.07, 36.57),
        ("Shambat bridge", "SD", 15.65, 32.51),
        ("Village de Dieu", "HT", 18.53, -72.35),
    ],
)
def test_places_that_wars_made_known_are_found(
    gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float
) -> None:
    assert any(p.country == country and distance_km(p.lat, p.lon, lat, lon) < 5 for p in gazetteer.lookup(name))


def test_crossings_are_many_and_all_have_a_name_of_the_other_side() -> None:
    crossings = [p for p in shipped_overlay().places.values() if p.kind == "crossing"]
    assert len(crossings) >= 150
    assert [p.id for p in crossings if not p.names] == []


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("معبر باب الهوى", "bab-al-hawa-crossing"),
        ("معبر المصنع", "jdeidet-yabous-crossing"),
        ("КПВВ Чонгар", "chonhar"),
    ],
)
def test_crossings_are_found_in_the_script_of_their_reports(gazetteer: Gazetteer, name: str, place: str) -> None:
    assert any(found.id.startswith(place) for found in gazetteer.lookup(name))


def test_sounds_are_compared_with_the_names_of_the_overlay() -> None:
    from firsthand.places.names import hash_sound

    overlay = shipped_overlay()
    assert "robotyne" in {place.id for place in overlay.sounding(hash_sound("Robotine"))}
    assert overlay.sounding(None) == []


HEAD = ",".join(COLUMNS)


def test_a_name_of_everyday_words_is_no_place_to_a_report() -> None:
    overlay = Overlay(read_places("x.csv", f"{HEAD}\npost,Border Post 7,,32.1,36.1,post,SY,,0,editor\n"))
    assert overlay.named("border post 7") == [] and "post" in overlay.places


@pytest.mark.parametrize(
    ("text", "message"),
    [("id,name\nx,y\n", "columns"), (f"{HEAD}\nx,X,,north,36.1,post,SY,,0,editor\n", "line 2")],
)
def test_a_broken_table_is_refused_by_file_and_line(text: str, message: str) -> None:
    with pytest.raises(GazetteerError, match=message):
        list(read_places("more.csv", text))
