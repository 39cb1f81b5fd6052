from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.unit.pipeline.town import CLAIMS, EARLY, LATE, build_world

from firsthand.pipeline.deciding import Deciding
from firsthand.pipeline.state import World
from firsthand.pipeline.worth import queue

DAY = date(2018, 7, 8)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    built = build_world(Path(tmp_path_factory.mktemp("worth")))
    yield built
    built.store.close()


def test_claims_are_queued_by_what_a_look_at_them_would_change(world: World) -> None:
    told = queue(world, DAY, DAY, limit=10, exact=1)
    assert {t.claim for t in told} == {c.id for c in CLAIMS.values()}
    assert [t.value for t in told] == sorted((t.value for t in told), reverse=True)
    assert all(t.value > 0 for t in told)
    (exact,) = (t for t in told if t.ground is not None)
    assert exact.value == exact.probability + (exact.ground or 0)
    only = next(t for t in told if t.claim == CLAIMS[EARLY].id)
    one_of_two = next(t for t in told if t.claim == CLAIMS[LATE].id)
    assert only.probability > one_of_two.probability
    assert len(queue(world, DAY, DAY, limit=1, exact=0)) == 1


def test_the_chance_of_a_reading_is_that_of_the_claim_and_its_place(world: World) -> None:
    (told,) = (t for t in queue(world, DAY, DAY, 10, 0) if t.claim == CLAIMS[LATE].id)
    assert told.right == pytest.approx(0.9 * 0.95)


def test_what_was_judged_is_not_asked_again(tmp_path: Path) -> None:
    world = build_world(tmp_path)
    desk = Deciding(world, "anna", lambda: datetime(2018, 7, 20, tzinfo=UTC))
    desk.accept(CLAIMS[LATE].id, "plain enough")
    desk.correct(CLAIMS[EARLY].id, "polarity", False, "the reverse")
    left = {t.claim for t in queue(world, DAY, date(2018, 7, 20), 10, 0)}
    assert CLAIMS[LATE].id not in left
    assert CLAIMS[EARLY].id in left
    world.store.close()
