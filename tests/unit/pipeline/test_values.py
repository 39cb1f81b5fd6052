from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.unit.pipeline.town import CLAIMS, CROSSING, LATE, build_world

from firsthand.model import DecisionError
from firsthand.pipeline.state import World
from firsthand.pipeline.values import field_name, value_from
from firsthand.review.fields import with_values

TOLD = CLAIMS[LATE]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    built = build_world(Path(tmp_path_factory.mktemp("values")))
    yield built
    built.store.close()


def value(world: World, field: str, *typed: str) -> Any:
    found = value_from(world, TOLD, field_name(field), typed)
    with_values(TOLD, {field_name(field): found})
    return found


def test_names_of_fields_and_roles() -> None:
    assert [field_name(n) for n in ("place", "actor", "roles.holder")] == ["place", "roles.actor", "roles.holder"]
    for name in ("id", "confidence", "trigger", "roles"):
        with pytest.raises(DecisionError, match="cannot be decided on"):
            field_name(name)


def test_words_are_found_in_the_sentence_and_ids_are_looked_up(world: World) -> None:
    (place,) = value(world, "place", f"Nassib crossing={CROSSING}")
    assert LATE.original.text[place["start"] : place["end"]] == "Nassib crossing"
    assert (place["id"], place["basis"], place["country"]) == (CROSSING, "said", "SY")
    (actor,) = value(world, "actor", "Government forces=syria-government-forces")
    assert (actor["kind"], actor["id"]) == ("actor", "syria-government-forces")
    (nobody,) = value(world, "opponent", "forces")
    assert nobody["id"] is None
    assert nobody["unresolved"]


def test_days_open_ends_and_nothing(world: World) -> None:
    assert value(world, "time", "2018-07-05")["precision"] == "day"
    wide = value(world, "time", "2018-07-01..")
    assert (wide["earliest"], wide["latest"], wide["precision"]) == ("2018-07-01", None, "unknown")
    assert value(world, "time", "none") is None
    assert value(world, "place", "none") == []


def test_numbers_truth_and_voices(world: World) -> None:
    (count,) = value(world, "quantities", "Friday=4..6 person killed")
    assert (count["low"], count["high"], count["unit"], count["of"]) == (4, 6, "person", "killed")
    assert value(world, "quantities", "Friday=4 person killed")[0]["high"] == 4
    assert value(world, "quantities", "Friday=4.. person killed")[0]["high"] is None
    assert value(world, "polarity", "no") is False
    chain = value(world, "attribution", "Government forces=syria-government-forces")["chain"]
    assert [m["text"] for m in chain] == ["SANA", "Government forces"]
    assert len(value(world, "attribution", "none")["chain"]) == 1


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("place", ["Atlantis"], "does not stand in the report"),
        ("place", ["Nassib=no-such-place"], "know the id"),
        ("time", ["Friday"], "YYYY-MM-DD"),
        ("time", ["2018-07-05..2018-07-01"], "ends before"),
        ("type", ["capture", "clash"], "one value"),
        ("polarity", ["perhaps"], "neither yes"),
        ("quantities", ["Friday=many"], "LOW..HIGH UNIT OF"),
    ],
)
def test_what_cannot_be_understood_says_what_could(world: World, field: str, typed: list[str], said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        value(world, field, *typed)
