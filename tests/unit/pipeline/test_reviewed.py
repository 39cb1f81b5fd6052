from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from tests.unit.pipeline.town import CLAIMS, EARLY, LATE, SECOND, build_world

from firsthand.pipeline.deciding import Deciding
from firsthand.pipeline.reviewed import Reviewed, log, touched

DAY = date(2018, 7, 20)


def test_without_decisions_claims_pass_as_they_are(tmp_path: Path) -> None:
    world = build_world(tmp_path)
    reviewed = Reviewed.of(world.store)
    claims = list(CLAIMS.values())
    assert (reviewed.over(claims), reviewed.digest, reviewed.conflicts) == (claims, "", ())
    world.store.close()


def test_decisions_lie_over_what_the_machine_gave_for_a_question(tmp_path: Path) -> None:
    world = build_world(tmp_path)
    desk = Deciding(world, "anna", lambda: datetime(2018, 7, 20, 23, 59, tzinfo=UTC))
    desk.reject(CLAIMS[LATE].id, "not so at all")
    desk.correct(CLAIMS[SECOND].id, "place", [], "no place is meant")
    assert touched(log(world.store)) == {LATE.id, SECOND.id}
    assert log(world.store, date(2018, 7, 19)) == ()
    assert len(log(world.store, DAY)) == 2
    reviewed = Reviewed.of(world.store, DAY)
    asked = list(CLAIMS.values())
    assert [c.id for c in reviewed.over(asked)] == [CLAIMS[EARLY].id, CLAIMS[SECOND].id]
    assert reviewed.over([CLAIMS[SECOND]])[0].place == ()
    assert reviewed.over([], document=LATE.id) == []
    assert [c.id for c in reviewed.over([], document=SECOND.id)] == [CLAIMS[SECOND].id]
    assert reviewed.over([CLAIMS[SECOND]], mention="nassib-crossing") == []
    assert set(reviewed.by_id) == {CLAIMS[LATE].id, CLAIMS[SECOND].id}
    world.store.close()


def test_decisions_about_reports_that_are_not_published_yet_wait(tmp_path: Path) -> None:
    world = build_world(tmp_path)
    Deciding(world, "anna", lambda: datetime(2018, 7, 3, tzinfo=UTC)).accept(CLAIMS[LATE].id, "from the future")
    assert Reviewed.of(world.store, date(2018, 7, 4)).decided.claims == ()
    assert Reviewed.of(world.store, date(2018, 7, 7)).decided.claims[0].confidence == 1.0
    world.store.close()
