from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from firsthand.web.asked import Asked
from firsthand.web.views.ground_layer import base, layer, local_name, merged, named_days


def test_each_place_has_one_area_for_each_day(asked: Asked) -> None:
    found = layer(asked)
    spans: dict[str, list[tuple[int, int]]] = {}
    for area in found["areas"]["features"]:
        spans.setdefault(area["properties"]["p"], []).append((area["properties"]["f"], area["properties"]["t"]))
    for place, days in spans.items():
        ordered = sorted(days)
        assert all(a[1] < b[0] for a, b in pairwise(ordered)), place


def test_the_layer_never_tells_of_later_reports(asked: Asked) -> None:
    found = layer(asked)
    last = (asked.known - date(2018, 6, 29)).days
    assert max(a["properties"]["f"] for a in found["areas"]["features"]) <= last
    assert all(d["properties"]["p"] != "nawa" for d in found["dots"]["features"] if d["properties"]["n"])


def test_the_layer_is_small_and_rounded(asked: Asked) -> None:
    text = json.dumps(layer(asked))
    assert len(gzip.compress(text.encode())) < 150_000
    first = layer(asked)["areas"]["features"][0]["geometry"]
    ring = first["coordinates"][0] if first["type"] == "Polygon" else first["coordinates"][0][0]
    assert all(abs(value * 10_000 - round(value * 10_000)) < 1e-6 for point in ring for value in point)


def test_stretches_of_naming_are_merged() -> None:
    days = [date(2018, 7, 1), date(2018, 7, 5), date(2018, 8, 1)]
    assert merged(days, timedelta(days=14)) == [
        (date(2018, 7, 1), date(2018, 7, 19)),
        (date(2018, 8, 1), date(2018, 8, 15)),
    ]


def test_a_place_is_named_from_the_day_that_a_report_tells_of(asked: Asked) -> None:
    assert named_days(asked)["nassib-crossing"][0][0] == date(2018, 6, 30)


def test_the_ground_around_names_neighbours_and_not_the_region(asked: Asked) -> None:
    found = base(asked)
    assert {f["properties"]["c"] for f in found["near"]["features"]} >= {"SY", "JO"}
    names = {f["properties"]["n"] for f in found["names"]["features"]}
    assert "As-Suwayda" in " ".join(names) or "Suwayda" in " ".join(names)
    w, s, e, n = found["box"]
    assert w < 36.2 < e and s < 32.6 < n


def test_a_place_carries_its_name_in_the_script_of_its_country_and_no_other(asked: Asked) -> None:
    here = base(asked)["names"]["features"]
    assert any("\u0600" <= letter <= "\u06ff" for f in here for letter in f["properties"]["a"])
    ukraine = replace(asked, region="adm1-UA-14")
    told = "".join(f["properties"]["a"] for f in base(ukraine)["names"]["features"])
    assert any("\u0400" <= letter <= "\u04ff" for letter in told)
    assert not any("\u0600" <= letter <= "\u06ff" for letter in told)


def test_around_a_large_country_borders_are_coarser_and_small_provinces_have_no_name(asked: Asked) -> None:
    found = base(replace(asked, region="country-SD"))
    assert len(found["names"]["features"]) < len(found["near"]["features"]) / 2
    assert len(json.dumps(found)) < 500_000


@pytest.mark.parametrize(
    ("name", "names", "country", "local"),
    [
        ("Melitopol", ("Киз-Яр", "Мелитополь", "Melitopol'"), "UA", "Мелитополь"),
        ("Kharkiv", ("Харьков", "Харків"), "UA", "Харків"),
        ("Odesa", ("Жемчужина у моря",), "UA", ""),  # a nickname
        ("Sumy", ("Сумы",), "UA", ""),  # a neighbour's spelling
        ("Nawa", ("نوى",), "SY", "نوى"),
        ("Goma", ("غوما",), "CD", ""),
    ],
)
def test_a_name_in_the_countrys_script_is_the_same_name(
    name: str, names: tuple[str, ...], country: str, local: str
) -> None:
    assert local_name(name, names, country) == local


def test_a_provinces_own_name_may_be_another_word() -> None:
    assert local_name("Rural Damascus", ("ريف دمشق",), "SY", town=False) == "ريف دمشق"
