"""Laws of the ledgers: what must hold for any events."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.events.reports import Desk
from tests.unit.ledgers.ground import LEXICON, SOUTH, Squares, control, crossings, fused, weigher
from tests.unit.ledgers.ground import PLACES as POINTS

from firsthand.ledgers.control import ControlLedger
from firsthand.model import Claim, Event

ACTORS = ("syria-government-forces", "syria-opposition", "islamic-state")
VOICES = ("reuters", "ap", "sohr", "sana", "rebel-spokesman")
PLACES = ("nassib-crossing", "saida", "dael", "nawa", "adm1-SY-DR")
TYPES = ("capture", "withdraw", "handover", "control_statement", "clash", "siege", "infrastructure_status")

rows = st.fixed_dictionaries(
    {
        "type": st.sampled_from(TYPES),
        "day": st.integers(1, 15),
        "ago": st.integers(0, 3),
        "by": st.sampled_from(VOICES),
        "at": st.sampled_from(PLACES),
        "actor": st.sampled_from(ACTORS),
        "status": st.sampled_from(("closed", "reopened")),
    }
)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
few = settings(quick, max_examples=15)


def lay(desk: Desk, row: dict[str, Any]) -> Claim:
    told, day = f"2018-07-{10 + row['day'] - row['ago']:02d}", f"2018-07-{10 + row['day']:02d}"
    status = row["status"] if row["type"] == "infrastructure_status" else None
    return desk.claim(row["type"], day, row["by"], at=row["at"], on=told, actor=row["actor"], status=status)


def alone(desk: Desk, claims: list[Claim]) -> Desk:
    """A desk that only ever got the reports of these claims."""
    fresh = Desk()
    fresh.heads.update({c.document: desk.heads[c.document] for c in claims})
    return fresh


@quick
@given(st.lists(rows, max_size=10), st.integers(0, 999))
def test_order_of_arrival_does_not_matter(told: list[dict[str, Any]], seed: int) -> None:
    desk = Desk()
    claims = [lay(desk, row) for row in told]
    shuffled = claims[:]
    random.Random(seed).shuffle(shuffled)
    day = date(2018, 7, 20)
    assert control(desk, shuffled).holdings(SOUTH, day) == control(desk, claims).holdings(SOUTH, day)
    assert crossings(desk, shuffled).all(day) == crossings(desk, claims).all(day)


@quick
@given(st.lists(rows, max_size=10), st.integers(11, 26))
def test_cutting_later_claims_changes_no_answer_of_the_day(told: list[dict[str, Any]], number: int) -> None:
    desk = Desk()
    day = f"2018-07-{number:02d}"
    claims = [lay(desk, row) for row in told]
    kept = [c for c in claims if desk.heads[c.document].published <= date.fromisoformat(day)]
    whole, cut = control(desk, claims, known=day), control(desk, kept, known=day)
    on = date.fromisoformat(day)
    assert whole.holdings(SOUTH, on) == cut.holdings(SOUTH, on)
    assert whole.shares(SOUTH, on) == cut.shares(SOUTH, on)


@quick
@given(st.lists(rows, max_size=10), st.integers(5, 28))
def test_posteriors_are_chances_and_shares_sum_to_a_hundred(told: list[dict[str, Any]], number: int) -> None:
    desk = Desk()
    ledger = control(desk, [lay(desk, row) for row in told])
    on = date(2018, 7, number)
    for held in ledger.holdings(SOUTH, on):
        assert sum(held.posterior.values()) == pytest.approx(1.0 if held.holder else 0.0)
        assert held.valid_from <= on
    shares = ledger.shares(SOUTH, on)
    assert sum(s.percent for s in shares) == pytest.approx(100)
    assert all(0 <= s.low <= s.percent + 1e-9 and s.percent <= s.high + 1e-9 for s in shares)


@few
@given(st.lists(rows, max_size=8), st.lists(rows, max_size=4), st.data())
def test_a_ledger_after_one_more_report_is_the_ledger_made_anew(
    told: list[dict[str, Any]], more: list[dict[str, Any]], data: st.DataObject
) -> None:
    desk = Desk()
    claims = [lay(desk, row) for row in [*told, *more]]
    known = "2018-07-29"
    then = fused(desk, claims[: len(told)], known)
    gone = data.draw(st.lists(st.sampled_from(then), unique_by=lambda e: e.id)) if then else []
    come = [e for e in fused(desk, claims, known) if e not in then]
    left = {e.id: e for e in then if e not in gone} | {e.id: e for e in come}
    ledger = ledger_of(then)
    ledger.shares(SOUTH, date(2018, 7, 20))
    anew = ledger_of(list(left.values()))
    for one_by_one in (False, True):
        after = ledger.after(come, gone) if not one_by_one else ledger
        for event in gone if one_by_one else ():
            after = after.after((), [event])
        for event in come if one_by_one else ():
            after = after.after([event])
        same(after, anew)


@few
@given(st.lists(rows, max_size=8), rows)
def test_a_report_that_came_and_went_leaves_no_trace(told: list[dict[str, Any]], row: dict[str, Any]) -> None:
    desk = Desk()
    before = fused(desk, [lay(desk, r) for r in told])
    other = [e.model_copy(update={"id": f"other-{e.id}"}) for e in fused(desk, [lay(desk, row)])]
    ledger = ledger_of(before)
    same(ledger.after(other).after((), other), ledger)


def ledger_of(events: list[Event]) -> ControlLedger:
    return ControlLedger(events, LEXICON, POINTS, Squares(), date(2018, 7, 29))


def same(one: ControlLedger, other: ControlLedger) -> None:
    """Tell the same of every day: holders, chances, shares, histories."""
    assert one.days() == other.days()
    assert one.holders == other.holders
    for day in (date(2018, 7, 4), date(2018, 7, 20)):
        for here, there in zip(one.holdings(SOUTH, day), other.holdings(SOUTH, day), strict=True):
            assert here.posterior == pytest.approx(there.posterior, abs=1e-9)
            loose = {"posterior": {}, "probability": 0.0, "mass": 0.0}
            assert here.model_copy(update=loose) == there.model_copy(update=loose)
            assert here.mass == pytest.approx(there.mass)
        for share, its in zip(one.shares(SOUTH, day), other.shares(SOUTH, day), strict=True):
            assert share.actor == its.actor
            assert [share.percent, share.low, share.high] == pytest.approx([its.percent, its.low, its.high])
    assert dict(one.spans()) == dict(other.spans())


@quick
@given(st.lists(rows, min_size=1, max_size=8), st.data())
def test_a_copy_moves_no_place(told: list[dict[str, Any]], data: st.DataObject) -> None:
    desk = Desk()
    claims = [lay(desk, row) for row in told]
    copied = data.draw(st.sampled_from(claims))
    published = desk.heads[copied.document].published.isoformat()
    reprint = desk.report("blog", published, copied.document)
    copy = copied.model_copy(update={"id": "c-zzz", "document": reprint})
    day = date(2018, 7, 20)
    before, after = (
        {h.place: h.posterior for h in control(desk, c).holdings(SOUTH, day)} for c in (claims, [*claims, copy])
    )
    for place, chances in before.items():
        assert after[place] == pytest.approx(chances)


@quick
@given(st.lists(rows, min_size=1, max_size=8), st.data())
def test_a_retracted_report_leaves_no_trace(told: list[dict[str, Any]], data: st.DataObject) -> None:
    desk = Desk()
    claims = [lay(desk, row) for row in told]
    gone = data.draw(st.sampled_from(claims)).document
    kept = [c for c in claims if c.document != gone]
    on, known = date(2018, 7, 20), "2018-07-26"
    control(desk, claims, known=known).shares(SOUTH, on)
    after, never = control(desk, kept, known=known), control(alone(desk, kept), kept, known=known)
    assert after.holdings(SOUTH, on) == never.holdings(SOUTH, on)
    assert after.shares(SOUTH, on) == never.shares(SOUTH, on)
    assert after.days() == never.days()


@quick
@given(st.lists(rows, min_size=1, max_size=8), st.sampled_from(("A", "B", "C", "D", "E", "F")), st.data())
def test_a_word_against_ones_own_interest_never_weighs_less(
    told: list[dict[str, Any]], grade: str, data: st.DataObject
) -> None:
    desk = Desk()
    events = fused(desk, [lay(desk, row) for row in told])
    event = data.draw(st.sampled_from(events))
    number = data.draw(st.integers(0, len(event.witnesses) - 1))
    witness = event.witnesses[number].model_copy(update={"grade": grade, "supports": True})

    def weighs(interest: int) -> list[float]:
        one = witness.model_copy(update={"interest": interest})
        voices = (*event.witnesses[:number], one, *event.witnesses[number + 1 :])
        return [p.weight for p in weigher().pieces([event.model_copy(update={"witnesses": voices})])]

    for gains, nothing, admits in zip(weighs(1), weighs(0), weighs(-1), strict=True):
        assert gains <= nothing + 1e-12
        assert nothing <= admits + 1e-12


@quick
@given(st.lists(rows, min_size=1, max_size=8))
def test_one_more_word_of_a_party_against_itself_never_weighs_less(told: list[dict[str, Any]]) -> None:
    desk = Desk()
    events = fused(desk, [lay(desk, row) for row in told])
    for event in events:
        spare = event.witnesses[0].model_copy(
            update={"root": "zz", "name": "zz", "interest": -1, "supports": True, "party": None}
        )
        more = event.model_copy(update={"witnesses": (*event.witnesses, spare)})
        before = [p.weight for p in weigher().pieces([event])]
        assert all(a >= b - 1e-12 for a, b in zip([p.weight for p in weigher().pieces([more])], before, strict=True))
