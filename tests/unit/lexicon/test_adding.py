"""Rows of a user's table: taken, or refused with the reason."""

from __future__ import annotations

import tomllib

import pytest

from firsthand.lexicon.adding import Refusal, Taken, as_toml, columns_of, sift, slug
from firsthand.lexicon.lexicon import Lexicon
from firsthand.lexicon.tables import Tables
from firsthand.model import LexiconError

TABLES = Tables()
ACTORS = Lexicon.bodies(TABLES)
GUARD = {"name": "Valley Guard", "kind": "militia", "theatre": "yemen", "source": "editor"}


def sifted(kind: str, *rows: dict[str, str]) -> list[Taken | Refusal]:
    return list(sift(kind, rows, TABLES, ACTORS))  # type: ignore[arg-type]


def reason(row: dict[str, str]) -> str:
    (item,) = sifted("actors", GUARD | row)
    assert isinstance(item, Refusal)
    return item.reason


def test_a_good_row_is_taken_with_an_id_of_its_name() -> None:
    (item,) = sifted("actors", GUARD | {"names": "VGD|حرس الوادي", "from": "2015", "party": "no"})
    assert isinstance(item, Taken)
    assert (item.line, item.id) == (2, "valley-guard")
    assert item.entry["names"] == ["VGD", "حرس الوادي"]
    assert (item.entry["years"], item.entry["party"]) == ([2015, 0], False)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"id": "houthis"}, "'houthis' is there already"),
        ({"kind": "knights"}, "kind:"),
        ({"source": ""}, "no source"),
        ({"parents": "nobody"}, "unknown parent 'nobody'"),
        ({"theatre": "atlantis"}, "unknown theatre 'atlantis'"),
        ({"names": "Ansar Allah"}, "is a name of 'houthis' already"),
        ({"from": "last year"}, "is no year"),
        ({"party": "maybe"}, "neither yes nor no"),
        ({"name": "!!"}, "no id can be made"),
    ],
)
def test_a_bad_row_is_refused_with_its_reason(row: dict[str, str], told: str) -> None:
    assert told in reason(row)


def test_a_row_may_point_at_one_before_it() -> None:
    found = sifted("actors", GUARD, GUARD | {"name": "Upper Valley Guard", "parents": "valley-guard"})
    assert [type(item).__name__ for item in found] == ["Taken", "Taken"]


def test_the_same_row_twice_is_taken_once() -> None:
    assert [type(item).__name__ for item in sifted("actors", GUARD, GUARD)] == ["Taken", "Refusal"]


def test_a_theatre_says_whom_its_words_mean() -> None:
    row = {"name": "Valley war", "countries": "TJ|KG", "roles": "army=tajikistan-forces", "source": "editor"}
    good, bad = sifted("theatres", row, row | {"name": "Other", "roles": "army=nobody"})
    assert isinstance(good, Taken)
    assert good.entry["roles"] == {"army": "tajikistan-forces"}
    assert isinstance(bad, Refusal)
    assert "unknown actor 'nobody'" in bad.reason


def test_a_column_that_nothing_reads_is_an_error() -> None:
    with pytest.raises(LexiconError, match="unknown column colour; missing column source"):
        columns_of("actors", ["name", "kind", "colour"])


def test_what_is_written_is_what_was_taken() -> None:
    taken = [i for i in sifted("actors", GUARD | {"names": 'Guard "of" the Valley|الحرس'}) if isinstance(i, Taken)]
    assert tomllib.loads(as_toml("actors", [i.entry for i in taken], "a test"))["actor"] == [taken[0].entry]


def test_an_id_is_plain() -> None:
    assert slug("Front de libération (Sud)") == "front-de-liberation-sud"
