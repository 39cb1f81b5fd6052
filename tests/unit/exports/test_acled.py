import csv
import io
from datetime import date

import pytest

from firsthand.claims.extract import Extractor
from firsthand.documents.build import build
from firsthand.exports.acled import COLUMNS, write
from firsthand.lexicon import Lexicon
from firsthand.model import Claim, FirsthandError, Sentence
from firsthand.places import Gazetteer

TEXT = (
    "Insurgents shelled the town of Goma on Tuesday, killing 12 people. "
    "Rwanda denied that its army had shelled the town. "
    "The army will attack Bukavu next week."
)


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    extractor = Extractor(Lexicon.load(), Gazetteer.open(None))
    document = build(TEXT, published=date(2025, 2, 6), published_basis="given", publisher="Lake Post", language="en")
    return list(extractor.extract(document))


def written(claims: list[Claim]) -> list[dict[str, str]]:
    stream = io.StringIO()
    write(claims, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_what_happened_is_a_row_and_what_was_denied_or_planned_is_none(claims: list[Claim]) -> None:
    (row,) = written(claims)
    assert row["sub_event_type"] == "Shelling/artillery/missile attack"
    assert row["event_type"] == "Explosions/Remote violence"
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2025-02-04", "2025", "1")
    assert (row["location"], row["iso2"], row["fatalities"]) == ("Goma", "CD", "12")
    assert (row["actor1"], row["source"]) == ("Insurgents", "Lake Post")
    assert row["notes"] == TEXT.partition(". ")[0] + "."


def test_a_row_names_the_claims_that_it_rests_on(claims: list[Claim]) -> None:
    (row,) = written(claims)
    (shelling,) = (c.id for c in claims if c.type == "shelling" and c.sentence.start == 0)
    assert f"claims={shelling};" in row["tags"]


def test_what_no_claim_states_stays_empty(claims: list[Claim]) -> None:
    bare = [c.model_copy(update={"time": None, "place": (), "quantities": ()}) for c in claims]
    (row,) = written(bare)
    assert {row[name] for name in ("event_date", "year", "time_precision", "location", "latitude", "fatalities")} == {
        ""
    }


def test_without_claims_only_the_columns_are_written() -> None:
    stream = io.StringIO()
    assert write(iter(()), stream) == 0
    assert stream.getvalue().strip() == ",".join(COLUMNS)


def test_records_that_are_no_claims_are_refused() -> None:
    with pytest.raises(FirsthandError, match="--what claims"):
        write([Sentence(start=0, end=1, paragraph=0, segment=0)], io.StringIO())
