"""What leaves the house: stable columns, safe cells, valid maps."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from firsthand.exports import csv as csv_export
from firsthand.exports import geojson, jsonl
from firsthand.exports.rows import CLAIM_COLUMNS, EVENT_COLUMNS
from firsthand.model import (
    Attribution,
    Basis,
    Candidate,
    Certainty,
    Claim,
    Event,
    EventField,
    Mention,
    Moment,
    Precision,
    Quantity,
    Record,
    Share,
    Span,
    Standing,
    Witness,
)

SENTENCE = "=Guards took the ford on Friday and 12 fled."


def place(lat: float | None = 32.5, lon: float | None = 36.2) -> Mention:
    return Mention(
        text="the ford", basis=Basis.SAID, id="the-ford", name="Ford", lat=lat, lon=lon, country="SY"
    )


def claim(**changes: Any) -> Claim:
    outlet = Mention(text="The Post", basis=Basis.DOCUMENT, kind="source")
    mayor = Mention(text="the mayor", basis=Basis.SAID, kind="source", id="mayor")
    made = Claim(
        id="c-1",
        document="sha256:0",
        text_version="original",
        type="capture",
        standing=Standing.NEWS,
        certainty=Certainty.REPORTED,
        polarity=True,
        about=None,
        confidence=0.5,
        extractor="test",
        sentence=Span(start=0, end=len(SENTENCE), text=SENTENCE),
        trigger=Span(start=8, end=12, text="took"),
        roles={"actor": (Mention(text="Guards", basis=Basis.SAID, id="guards", name="Town Guard"),)},
        place=(place(),),
        time=Moment(
            text="Friday",
            earliest=date(2020, 5, 1),
            latest=date(2020, 5, 1),
            precision=Precision.DAY,
            rule="weekday-before-publication",
        ),
        quantities=(Quantity(start=33, end=35, text="12", low=12, high=12, unit="person", of="displaced"),),
        attribution=Attribution(chain=(outlet, mayor)),
    )
    return made.model_copy(update=changes)


def event() -> Event:
    return Event(
        id="e-1",
        type="capture",
        types=("capture",),
        claims=("c-1", "c-2"),
        fields=(
            EventField(
                name="actor",
                candidates=(Candidate(value="guards", label="Town Guard", probability=0.9, claims=("c-1",)),),
                contradicted=True,
            ),
        ),
        witnesses=(
            Witness(
                root="mayor",
                name="the mayor",
                grade="C",
                interest=0,
                party=None,
                claims=("c-1",),
                supports=False,
                first_published=date(2020, 5, 1),
            ),
        ),
        place=None,
        places=(),
        earliest=date(2020, 5, 1),
        latest=None,
        probability=0.8,
        contradicted=True,
        first_published=date(2020, 5, 1),
        last_published=date(2020, 5, 2),
    )


def table(*records: Record | dict[str, Any], columns: tuple[str, ...] | None = None) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    assert csv_export.write(records, stream, columns) == len(records)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def test_a_claim_is_a_row_with_stable_columns() -> None:
    (row,) = table(claim())
    assert tuple(row) == CLAIM_COLUMNS
    assert row["voices"] == "The Post < the mayor"
    assert row["roles"] == "actor=Town Guard"
    assert row["quantities"] == "12 person displaced"
    assert (row["earliest"], row["time_words"], row["place_id"], row["lat"]) == (
        "2020-05-01",
        "Friday",
        "the-ford",
        "32.5",
    )


def test_what_a_claim_does_not_say_is_an_empty_cell() -> None:
    (row,) = table(claim(place=(), time=None, quantities=(), roles={}))
    assert [row[name] for name in ("earliest", "time_words", "place_id", "lat", "quantities", "roles")] == [
        ""
    ] * 6


def test_an_open_range_stays_open() -> None:
    quantity = Quantity(start=0, end=1, text="over 8", low=9, high=None, unit="item", of="outposts")
    assert table(claim(quantities=(quantity,)))[0]["quantities"] == "9.. item outposts"


def test_an_event_is_a_row_with_stable_columns() -> None:
    (row,) = table(event())
    assert tuple(row) == EVENT_COLUMNS
    assert (row["fields"], row["contradicted_fields"], row["claims"]) == (
        "actor=Town Guard",
        "actor",
        "c-1; c-2",
    )
    assert (row["witnesses"], row["witnesses_against"], row["latest"]) == ("0", "1", "")


def test_other_records_are_rows_too() -> None:
    share = Share(
        region="r", actor="a", on=date(2020, 5, 1), known=date(2020, 5, 1),
        percent=72.0, low=60.0, high=80.0, named=20.0, inferred=52.0,
    )  # fmt: skip
    assert table(share)[0]["percent"] == "72.0"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_is_run_as_a_formula(words: str) -> None:
    (row,) = table({"words": words, "number": -1.5})
    assert row == {"words": "'" + words, "number": "-1.5"}


def test_a_claims_sentence_is_no_formula_either() -> None:
    assert table(claim())[0]["sentence"] == "'" + SENTENCE


def test_no_rows_are_a_header_if_columns_are_given_and_nothing_else() -> None:
    stream = io.StringIO(newline="")
    assert csv_export.write([], stream, CLAIM_COLUMNS) == 0
    assert stream.getvalue() == ",".join(CLAIM_COLUMNS) + "\r\n"
    assert csv_export.write([], io.StringIO()) == 0


def test_a_row_with_other_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="mood"):
        table({"a": 1}, {"mood": 2})


def test_jsonl_keeps_letters_of_all_scripts() -> None:
    stream = io.StringIO()
    assert jsonl.write([claim(about="نصيب")], stream) == 1
    assert "نصيب" in stream.getvalue()
    assert Claim.model_validate_json(stream.getvalue()) == claim(about="نصيب")


def collection(*features: Claim | Event | dict[str, Any]) -> dict[str, Any]:
    stream = io.StringIO()
    assert geojson.write(features, stream) == len(features)
    made: dict[str, Any] = json.loads(stream.getvalue())
    return made


def test_a_feature_stands_at_its_place_longitude_first_and_names_its_evidence() -> None:
    (feature,) = collection(claim())["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.2, 32.5]}
    assert feature["id"] == "c-1"
    assert feature["properties"]["evidence"] == ["c-1"]


def test_what_has_no_known_place_is_kept_without_geometry() -> None:
    features = collection(claim(place=()), claim(place=(place(None, None),)), event())["features"]
    assert [f["geometry"] for f in features] == [None, None, None]
    assert features[2]["properties"]["evidence"] == ["c-1", "c-2"]


def test_an_area_outside_the_globe_is_refused() -> None:
    ring = [[[36.0, 32.0], [37.0, 32.0], [37.0, 33.0], [36.0, 32.0]]]
    made = geojson.area("a-1", {"type": "Polygon", "coordinates": ring}, {"holder": "guards"}, ["e-1"])
    assert collection(made)["features"][0]["properties"] == {
        "holder": "guards",
        "id": "a-1",
        "evidence": ["e-1"],
    }
    with pytest.raises(ValueError, match="a-2"):
        geojson.area("a-2", {"type": "Polygon", "coordinates": [[[36.0, 132.0]]]}, {}, [])


def test_no_features_are_an_empty_collection() -> None:
    assert collection() == {"type": "FeatureCollection", "features": []}
