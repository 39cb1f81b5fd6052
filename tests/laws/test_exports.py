"""Laws of exports: JSONL gives every claim back, GeoJSON is valid whatever the claims hold."""

import io
import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from firsthand.exports import geojson, jsonl
from firsthand.model import (
    Attribution,
    Basis,
    Certainty,
    Claim,
    Mention,
    Moment,
    Precision,
    Quantity,
    Span,
    Standing,
)

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
NUMBERS = st.none() | st.floats(0, 1e9, allow_nan=False)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
SPANS = st.builds(
    lambda start, words: Span(start=start, end=start + len(words), text=words), st.integers(0, 999), WORDS
)
MENTIONS = st.builds(
    Mention,
    text=WORDS,
    basis=st.sampled_from(Basis),
    kind=st.sampled_from(["actor", "place", None]),
    id=st.none() | WORDS,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    score=st.none() | st.floats(0, 1),
)
CHAINS = st.lists(MENTIONS, min_size=1, max_size=3).map(tuple)
CLAIMS = st.builds(
    Claim,
    id=WORDS,
    document=WORDS,
    text_version=st.just("original"),
    type=st.sampled_from(["capture", "clash", "denial"]),
    standing=st.sampled_from(Standing),
    certainty=st.sampled_from(Certainty),
    polarity=st.booleans(),
    about=st.none() | WORDS,
    confidence=st.floats(0, 1),
    extractor=WORDS,
    sentence=SPANS,
    trigger=SPANS,
    roles=st.dictionaries(st.sampled_from(["actor", "opponent"]), CHAINS),
    place=st.lists(MENTIONS, max_size=2).map(tuple),
    time=st.none()
    | st.builds(
        Moment, text=st.none() | WORDS, earliest=DAYS, latest=DAYS,
        precision=st.sampled_from(Precision), rule=WORDS,
    ),
    quantities=st.lists(
        st.builds(Quantity, start=st.just(0), end=st.just(1), text=WORDS, low=NUMBERS, high=NUMBERS,
                  unit=WORDS, of=WORDS),
        max_size=2,
    ).map(tuple),
    attribution=st.builds(Attribution, chain=CHAINS, cue=st.none() | SPANS, content=st.none() | SPANS),
)  # fmt: skip


@given(st.lists(CLAIMS, max_size=3))
def test_jsonl_gives_every_claim_back(claims: list[Claim]) -> None:
    stream = io.StringIO()
    assert jsonl.write(claims, stream) == len(claims)
    lines = stream.getvalue().split("\n")[:-1]
    assert [Claim.model_validate_json(line) for line in lines] == claims


@given(st.lists(CLAIMS, max_size=3))
def test_geojson_is_valid(claims: list[Claim]) -> None:
    stream = io.StringIO()
    geojson.write(claims, stream)
    made = json.loads(stream.getvalue())
    assert set(made) == {"type", "features"}
    assert made["type"] == "FeatureCollection"
    assert [f["id"] for f in made["features"]] == [c.id for c in claims]
    for feature in made["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert feature["properties"]["evidence"]
        if feature["geometry"] is not None:
            lon, lat = feature["geometry"]["coordinates"]
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
