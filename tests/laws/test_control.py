"""Laws of the ledgers: what must hold for any events."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.events.reports import Desk
from tests.unit.ledgers.ground import SOUTH, control, crossings

from firsthand.model import Claim

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


def lay(desk: Desk, row: dict[str, Any]) -> Claim:
    told, day = f"2018-07-{10 + row['day'] - row['ago']:02d}", f"2018-07-{10 + row['day']:02d}"
    status = row["status"] if row["type"] == "infrastructure_status" else None
    return desk.claim(row["type"], day, row["by"], at=row["at"], on=told, actor=row["actor"], status=status)


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
        {h.place: h.posterior for h in control(desk, c).holdings(SOUTH, day)}
        for c in (claims, [*claims, copy])
    )
    for place, chances in before.items():
        assert after[place] == pytest.approx(chances)
