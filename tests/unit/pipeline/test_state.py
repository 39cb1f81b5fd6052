from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.unit.pipeline.town import (
    CLAIMS,
    CROSSING,
    EARLY,
    GOVERNMENT,
    LATE,
    OPPOSITION,
    SECOND,
    build_world,
)

from firsthand.model import StoreError, UnknownId
from firsthand.pipeline.settings import at_the_door
from firsthand.pipeline.state import World
from firsthand.store import Store


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    built = build_world(tmp_path_factory.mktemp("world"))
    yield built
    built.store.close()


def day(number: int) -> date:
    return date(2018, 7, number)


def test_without_days_both_axes_are_the_last_report(world: World) -> None:
    axes = world.axes()
    assert (axes.on, axes.known) == (day(8), day(8))
    assert world.days() == (day(2), day(8))


def test_a_day_is_never_shown_that_is_later_than_what_is_known(world: World) -> None:
    assert world.axes(on=day(8), known=day(3)).on == day(3)
    assert world.axes(on=day(1)).known == day(8)


def test_what_came_later_is_not_known_earlier(world: World) -> None:
    assert [h.id for h in world.heads(day(3))] == [EARLY.id]
    assert [c.document for c in world.claims(day(7))] == [EARLY.id, LATE.id]
    assert all(set(e.claims) <= {CLAIMS[EARLY].id} for e in world.events(day(3)))
    assert {c for e in world.events() for c in e.claims} == {c.id for c in CLAIMS.values()}


def test_an_answer_does_not_depend_on_what_was_asked_before(world: World, tmp_path: Path) -> None:
    world.events()
    fresh = build_world(tmp_path)
    assert fresh.events(day(3)) == world.events(day(3))
    assert fresh.control(day(3), day(3)) == world.control(day(3), day(3))
    fresh.store.close()


def test_a_page_looks_once_whether_the_store_has_changed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    state, looks = world.store.state, 0

    def counted() -> int:
        nonlocal looks
        looks += 1
        return state()

    monkeypatch.setattr(world.store, "state", counted)
    with world.settled():
        inside = (world.events(), world.control(day(5)), world.days())
    assert looks == 1
    assert (world.events(), world.control(day(5)), world.days()) == inside
    assert looks > 3


def test_what_was_kept_is_let_go_when_the_store_has_changed(tmp_path: Path) -> None:
    world = build_world(tmp_path)
    before = world.snapshot(), world.counts()
    world.store.erase(LATE.id, "a demand upheld by a court")
    with world.settled():
        after = world.snapshot(), world.counts()
    assert after[0] != before[0]
    assert after[1].documents < before[1].documents
    world.store.close()


def test_the_holder_changes_with_the_day_and_with_what_is_known(world: World) -> None:
    def holder(on: int, known: int) -> str | None:
        return next(h.holder for h in world.control(day(on), day(known)) if h.place == CROSSING)

    crossing = next(c for c in world.crossings() if c.crossing == CROSSING)
    assert holder(8, 8) == crossing.controller == "syria-government"
    assert holder(8, 8) != holder(3, 3)
    assert holder(3, 8) == holder(3, 3)


def test_shares_of_a_region_come_to_a_hundred(world: World) -> None:
    assert "adm1-SY-DR" in world.regions()
    shares = world.shares("adm1-SY-DR")
    assert sum(s.percent for s in shares) == pytest.approx(100, abs=0.01)
    assert all(s.low <= s.percent <= s.high for s in shares)
    with pytest.raises(UnknownId):
        world.shares("adm1-XX-YY")


def test_events_of_a_claim_rest_on_it(world: World) -> None:
    told = CLAIMS[LATE]
    found = world.events_of(told.id)
    assert found
    assert all(told.id in e.claims for e in found)
    assert world.event(found[0].id) == found[0]


def test_two_reports_of_one_capture_are_one_event(world: World) -> None:
    (event,) = (e for e in world.events() if e.type == "capture")
    assert set(event.claims) == {CLAIMS[LATE].id, CLAIMS[SECOND].id}


def test_fused_events_are_kept_and_read_back_equal(world: World) -> None:
    events = world.events()
    again = World(world.store, world.engine)
    assert again.events() == events


def test_names_are_for_readers_and_unknown_is_said(world: World) -> None:
    assert world.name(CROSSING) == "Nassib Crossing"
    assert world.name(GOVERNMENT) != GOVERNMENT
    assert world.name("no-such-thing") == "no-such-thing"
    assert world.name(None) == "not known"
    assert world.name(OPPOSITION)


def test_an_id_that_is_none_is_told(world: World) -> None:
    for ask in (world.claim, world.event, world.head, world.document, world.place, world.explain):
        with pytest.raises(UnknownId):
            ask("no-such-id")


def test_an_empty_store_has_no_days(tmp_path: Path) -> None:
    settings = at_the_door({}, date(2018, 8, 1), home=tmp_path)
    Store.open(settings.store).close()
    empty = World.open(settings)
    with pytest.raises(StoreError, match="firsthand add"):
        empty.axes()
    empty.store.close()
