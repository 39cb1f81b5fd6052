"""A stream of eight towns on a line, two sides: what the adapter makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.evaluate.control import evaluate

PLACES = [f"p{n}" for n in range(8)]
CLAIMS = [
    ("2030-01-10", "neutral", "captured", "p3", "north"),
    ("2030-01-12", "other", "captured", "p3", "north"),
    ("2030-01-15", "neutral", "contested", "p4", None),
    ("2030-01-20", "south-radio", "holds", "p5", "south"),
    ("2030-02-20", "neutral", "captured", "p4", "north"),
    ("2030-02-21", "other", "captured", "p5", "north"),
]
SHARES = [("2030-02-25", "neutral", "all", "north", 0.9)]


def write_stream(folder: Path, claims: list[dict[str, Any]]) -> Path:
    folder.mkdir(parents=True)
    rows = "".join(f"{p},{p},1.0,{0.1 * n:.1f}\n" for n, p in enumerate(PLACES))
    (folder / "places.csv").write_text("id,name,lat,lon\n" + rows, encoding="utf-8")
    held = "".join(f"{p},{'north' if p < 'p3' else 'south'},2030-01-01\n" for p in PLACES if p != "p6")
    (folder / "initial.csv").write_text("place,actor,date\n" + held, encoding="utf-8")
    (folder / "sources.csv").write_text("id,affiliation\nneutral,\nother,\nsouth-radio,south\n", encoding="utf-8")
    ring = [[-0.05, 0.9], [0.75, 0.9], [0.75, 1.1], [-0.05, 1.1], [-0.05, 0.9]]
    region = {"type": "Feature", "properties": {"id": "all"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    (folder / "region.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [region]}))
    (folder / "claims.jsonl").write_text("".join(json.dumps(c) + "\n" for c in claims), encoding="utf-8")
    asked = {
        "stream": "line", "start": "2030-01-01", "actors": ["north", "south"], "regions": ["all"],
        "dates": ["2030-01-31", "2030-02-28"],
    }  # fmt: skip
    (folder / "queries.json").write_text(json.dumps(asked), encoding="utf-8")
    return folder


def rows() -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = [
        {"date": d, "source": s, "type": t, "place": p, "actor": a} for d, s, t, p, a in CLAIMS
    ]
    shares: list[dict[str, Any]] = [
        {"date": d, "source": s, "type": "share", "region": r, "actor": a, "value": v} for d, s, r, a, v in SHARES
    ]
    return [{"id": f"k{n}", **row} for n, row in enumerate([*told, *shares])]


def test_every_place_and_region_is_answered_for_every_date(tmp_path: Path) -> None:
    found = list(evaluate(write_stream(tmp_path / "line", rows())))
    assert {(r["date"], r["place"]) for r in found if "place" in r} == {
        (d, p) for d in ("2030-01-31", "2030-02-28") for p in PLACES
    }
    for row in found:
        if "place" in row:
            assert sum(row["posterior"].values()) == pytest.approx(1.0)
        else:
            assert all(low <= mid <= high for low, mid, high in row["share"].values())


def test_ground_goes_the_way_that_is_told(tmp_path: Path) -> None:
    found = evaluate(write_stream(tmp_path / "line", rows()))
    north = {(r["date"], r["place"]): r["posterior"]["north"] for r in found if "place" in r}
    assert north["2030-01-31", "p0"] > 0.9
    assert north["2030-01-31", "p3"] > 0.5 > north["2030-01-31", "p7"]
    assert north["2030-02-28", "p4"] > 0.5 > north["2030-01-31", "p4"]
    assert north["2030-02-28", "p6"] > north["2030-01-31", "p6"]


def test_a_told_share_moves_the_ground_that_nobody_names(tmp_path: Path) -> None:
    with_share, without = (
        {r["date"]: r["share"]["north"] for r in evaluate(write_stream(tmp_path / name, claims)) if "region" in r}
        for name, claims in (("with", rows()), ("without", rows()[:-1]))
    )
    assert without["2030-02-28"][1] < with_share["2030-02-28"][1]
    assert without["2030-01-31"] == with_share["2030-01-31"]


def test_cutting_away_later_claims_changes_no_answer(tmp_path: Path) -> None:
    early = [r for r in rows() if r["date"] <= "2030-01-31"]
    whole, cut = (
        [r for r in evaluate(write_stream(tmp_path / name, claims)) if r["date"] == "2030-01-31"]
        for name, claims in (("whole", rows()), ("cut", early))
    )
    assert whole == cut
