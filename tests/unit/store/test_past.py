from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.unit.pipeline.town import CLAIMS, EARLY, LATE

from firsthand.model import Run, UnknownId
from firsthand.store import Store


def run(store: Store, id_: str, hour: int) -> None:
    began = datetime(2018, 7, 9, hour, tzinfo=UTC)
    store.begin_run(Run(id=id_, started=began, finished=None, command="add", settings={}, versions={}))


@pytest.fixture
def twice(where: Path | str) -> Store:
    """Two reports read by one engine, one of them again by the next, another way."""
    store = Store.open(where)
    run(store, "r-1", 1)
    store.add(EARLY, [CLAIMS[EARLY]], "r-1", "old")
    run(store, "r-2", 2)
    store.add(EARLY, [CLAIMS[EARLY].model_copy(update={"place": ()})], "r-2", "new")
    store.add(LATE, [CLAIMS[LATE]], "r-2", "new")
    return store


def test_each_run_has_the_readings_that_were_current_when_it_was_done(twice: Store) -> None:
    first, second = twice.readings("r-1"), twice.readings("r-2")
    assert {id_: r.run for id_, r in first.items()} == {EARLY.id: "r-1"}
    assert {id_: r.run for id_, r in second.items()} == {EARLY.id: "r-2", LATE.id: "r-2"}
    assert twice.claims_of(r.row for r in first.values()) == [CLAIMS[EARLY]]
    assert [c.place for c in twice.claims_of([second[EARLY.id].row])] == [()]
    twice.close()


def test_a_run_that_never_was_is_told(twice: Store) -> None:
    with pytest.raises(UnknownId, match="firsthand runs"):
        twice.readings("r-9")
    twice.close()
