"""The overlay's villages, quarters, airports and bases against the development mirror, where that holds them."""

import csv
import io
import zipfile
from collections import defaultdict
from functools import lru_cache
from importlib import resources
from pathlib import Path

import pytest

from firsthand.places.geometry import distance_km
from firsthand.places.names import fold
from firsthand.text.romanise import likeness

MIRROR = Path(__file__).resolve().parents[3] / "shared/gazetteer/mirror/geonames"
DATA = resources.files("firsthand.lexicon").joinpath("data", "places")
WITHIN_KM = 5.0
NAMESAKE_KM = 60.0  # a place of the name farther off than this is another place
ALIKE = 0.75

pytestmark = pytest.mark.shared


@lru_cache(maxsize=2)
def mirrored(country: str) -> tuple[dict[str, list[tuple[float, float]]], list[tuple[float, float, str]]]:
    """Points by folded name, and all points with their name."""
    names: dict[str, list[tuple[float, float]]] = defaultdict(list)
    points: list[tuple[float, float, str]] = []
    with zipfile.ZipFile(MIRROR / f"{country}.zip") as archive, archive.open(f"{country}.txt") as stream:
        for line in io.TextIOWrapper(stream, "utf-8"):
            row = line.rstrip("\n").split("\t")
            if row[6] == "A":
                continue
            lat, lon = float(row[4]), float(row[5])
            points.append((lat, lon, row[1]))
            for name in {fold(n) for n in (row[1], row[2], *row[3].split(",")) if n}:
                names[name].append((lat, lon))
    return names, points


def forms(name: str) -> list[str]:
    """A folded name with and without the Arabic article."""
    folded = fold(name)
    return [folded, folded[3:]] if folded.startswith("al ") else [folded, f"al {folded}"]


def off(row: dict[str, str]) -> float:
    """Kilometres to the mirror's place of this name; 0 if it holds none, or one that sounds like it close by."""
    names, points = mirrored(row["country"])
    spelt = [n for n in (row["name"], *row["aliases"].split("|")) if n]
    lat, lon = float(row["lat"]), float(row["lon"])
    far = min((distance_km(lat, lon, *at) for n in spelt for f in forms(n) for at in names.get(f, ())), default=0.0)
    if far <= WITHIN_KM or far > NAMESAKE_KM:
        return 0.0
    near = [n for a, b, n in points if abs(a - lat) < 0.05 and distance_km(lat, lon, a, b) <= WITHIN_KM]
    return 0.0 if any(likeness(name, other) > ALIKE for name in spelt for other in near) else far


def rows(*path: str) -> list[dict[str, str]]:
    text = DATA.joinpath(*path).read_text(encoding="utf-8")
    found = list(csv.DictReader(io.StringIO(text)))
    return sorted((r for r in found if (MIRROR / f"{r['country']}.zip").exists()), key=lambda row: row["country"])


@pytest.mark.parametrize("theatre", [path.name for path in DATA.joinpath("theatres").iterdir()])
def test_places_of_a_theatre_lie_where_the_mirror_has_them(theatre: str) -> None:
    astray = {row["id"]: round(far, 1) for row in rows("theatres", theatre) if (far := off(row))}
    assert not astray


def test_airports_and_bases_lie_where_the_mirror_has_them() -> None:
    astray = {
        r["id"]: round(far, 1) for r in rows("overlay.csv") if r["kind"] in ("airport", "base") and (far := off(r))
    }
    assert not astray
