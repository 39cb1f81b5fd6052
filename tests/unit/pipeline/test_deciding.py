from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.pipeline.town import CLAIMS, CROSSING, EARLY, LATE, SECOND, build_world

from firsthand.model import DecisionError, Run, StoreError, UnknownId
from firsthand.pipeline.deciding import Deciding
from firsthand.pipeline.reviewed import log
from firsthand.pipeline.state import World

HELD, TAKEN, AGAIN = (CLAIMS[d].id for d in (EARLY, LATE, SECOND))
WHY = "read the report"


class Clock:
    """A minute later each time that it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2018, 7, 20, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    built = build_world(tmp_path)
    yield built
    built.store.close()


@pytest.fixture
def desk(world: World) -> Deciding:
    return Deciding(world, "anna", Clock())


def read_anew(world: World, **changed: object) -> None:
    """A newer engine reads the late report another way."""
    began = datetime(2018, 7, 21, tzinfo=UTC)
    world.store.begin_run(Run(id="r-2", started=began, finished=None, command="add", settings={}, versions={}))
    told = CLAIMS[LATE].model_copy(update=changed)
    world.store.add(world.engine.identify(LATE), [told], "r-2", "newer engine")


def test_a_rejected_claim_is_in_no_list_and_no_event_but_can_be_explained(world: World, desk: Deciding) -> None:
    decision = desk.reject(TAKEN, WHY)
    assert TAKEN not in {c.id for c in world.claims()}
    assert TAKEN not in {c for e in world.events() for c in e.claims}
    facts = dict(world.explain(TAKEN).facts)
    assert facts["events"] == "none"
    assert decision.id in facts["rejected"]
    assert WHY in facts["rejected"]
    assert "anna" in facts["rejected"]
    assert any(label.startswith(f"rejected {TAKEN}") for label, _ in world.explain(LATE.id).facts)


def test_what_was_decided_is_known_from_its_recording_on(world: World, desk: Deciding) -> None:
    before = world.events()
    desk.reject(AGAIN, WHY)
    assert world.axes() == world.axes(on=date(2018, 7, 8), known=date(2018, 7, 20))
    assert world.events(date(2018, 7, 19)) == before
    assert AGAIN in {c.id for c in world.claims(date(2018, 7, 19))}
    assert AGAIN not in {c.id for c in world.claims(date(2018, 7, 20))}
    assert world.snapshot(date(2018, 7, 19)) != world.snapshot(date(2018, 7, 20))


def test_a_correction_reaches_the_ledgers_and_says_who_made_it(world: World, desk: Deciding) -> None:
    assert next(c for c in world.crossings() if c.crossing == CROSSING).controller == "syria-government"
    for claim in (TAKEN, AGAIN):
        desk.correct(claim, "certainty", "planned", "a plan, not news")
    (gate,) = (c for c in world.crossings() if c.crossing == CROSSING)
    assert gate.controller != "syria-government"
    event = next(e for e in world.events() if TAKEN in e.claims)
    facts = dict(world.explain(event.id).facts)
    assert "planned, by anna" in facts[f"{TAKEN}, certainty corrected"]


def test_a_decision_outlives_the_next_engine_and_a_changed_reading_is_queued(world: World, desk: Deciding) -> None:
    day: Any = {"start": None, "end": None, "text": None, "earliest": "2018-07-05", "latest": "2018-07-05",
           "precision": "day", "rule": "reviewer"}  # fmt: skip
    decision = desk.correct(TAKEN, "time", day, WHY)
    read_anew(world, time=None)
    kept = world.claim(TAKEN).time
    assert kept is not None
    assert kept.earliest == date(2018, 7, 5)
    (conflict,) = world.reviewed().conflicts
    assert (conflict.decision, conflict.field, conflict.kind) == (decision.id, "time", "changed")
    desk.correct(TAKEN, "time", day, "still the fifth")
    assert not world.reviewed().conflicts


def test_an_accepted_claim_that_is_read_no_more_stays_and_can_be_confirmed(world: World, desk: Deciding) -> None:
    desk.accept(TAKEN, WHY)
    read_anew(world, type="arrest", trigger=LATE.original.span(0, 10), id="c-other")
    assert TAKEN in {c.id for c in world.claims()}
    assert [c.kind for c in world.reviewed().conflicts] == ["lost"]
    desk.accept(TAKEN, "it is there, plain enough")
    assert not world.reviewed().conflicts
    assert TAKEN in {c.id for c in world.claims(document=LATE.id)}


def test_events_are_split_merged_and_kept_apart(world: World, desk: Deciding) -> None:
    (event,) = (e for e in world.events() if e.type == "capture")
    decision = desk.split(event.id, [AGAIN], "another crossing is meant")
    parts = [e for e in world.events() if e.type == "capture"]
    assert {e.claims for e in parts} == {(TAKEN,), (AGAIN,)}
    assert decision.id in dict(world.explain(event.id).facts)["grouped"]
    desk.merge([e.id for e in parts], "the same after all")
    assert len([e for e in world.events() if e.type == "capture"]) == 1
    with pytest.raises(DecisionError, match="one event now"):
        desk.apart(event.id, event.id, WHY)
    (held,) = (e for e in world.events() if HELD in e.claims)
    desk.apart(event.id, held.id, "a state and a capture")
    assert {e.id for e in world.events()} == {event.id, held.id}


def test_a_grade_is_used_and_explained(world: World, desk: Deciding) -> None:
    desk.grade("Enab Baladi", "E", "three retractions this month")
    (event,) = (e for e in world.events() if e.type == "capture")
    assert {w.grade for w in event.witnesses if "Enab" in w.name} == {"E"}
    assert any("three retractions" in value for _, value in world.explain(event.id).facts)


def test_withdrawing_brings_the_machines_state_back(world: World, desk: Deciding) -> None:
    before = world.events()
    decision = desk.reject(TAKEN, WHY)
    back = desk.withdraw(decision.id, "it was right")
    assert world.events() == before
    desk.withdraw(back.id, "no, it was wrong")
    assert TAKEN not in {c.id for c in world.claims()}
    assert [d.kind for d in log(world.store)] == ["reject", "withdraw", "withdraw"]


def test_claims_naming_a_place_follow_the_correction(world: World, desk: Deciding) -> None:
    assert TAKEN in {c.id for c in world.claims(mention=CROSSING)}
    desk.correct(TAKEN, "place", [], "no place is meant")
    assert TAKEN not in {c.id for c in world.claims(mention=CROSSING)}
    assert TAKEN in {c.id for c in world.claims()}


def test_what_does_not_fit_is_refused_and_nothing_is_kept(world: World, desk: Deciding) -> None:
    (event,) = (e for e in world.events() if e.type == "capture")
    with pytest.raises(UnknownId):
        desk.accept("c-none", WHY)
    with pytest.raises(UnknownId, match="no decision"):
        desk.withdraw("d-none", WHY)
    with pytest.raises(UnknownId, match="no decision"):
        desk.accept(TAKEN, WHY, over=["d-none"])
    with pytest.raises(DecisionError, match="reason"):
        desk.accept(TAKEN, " ")
    with pytest.raises(DecisionError, match="pseudonym"):
        Deciding(world, "Anna Smith", Clock()).accept(TAKEN, WHY)
    with pytest.raises(DecisionError, match="wire format"):
        desk.correct(TAKEN, "type", "party", WHY)
    with pytest.raises(DecisionError, match="not all"):
        desk.split(event.id, event.claims, WHY)
    with pytest.raises(DecisionError, match="does not rest on"):
        desk.split(event.id, [HELD], WHY)
    with pytest.raises(DecisionError, match="one event already"):
        desk.merge([event.id, event.id], WHY)
    assert not log(world.store)
    desk.reject(TAKEN, WHY)
    with pytest.raises(DecisionError, match="was rejected by d-"):
        desk.correct(TAKEN, "place", [], WHY)


def test_a_decision_of_another_version_is_told_and_not_passed_over(world: World) -> None:
    record = '{"id": "d-1", "recorded": "2030-01-01T00:00:00Z", "reviewer": "anna", "kind": "bless", "reason": "x"}'
    world.store.decide(record, "a claim")
    with pytest.raises(StoreError, match="cannot read"):
        world.claims()
