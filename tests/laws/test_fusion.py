"""Laws of fusing: what must hold for any claims in any order."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.events.reports import Desk, SmallLexicon

from firsthand.events import fuse
from firsthand.model import Claim, Event

LEXICON = SmallLexicon()
TYPES = (
    "capture",
    "withdraw",
    "handover",
    "control_statement",
    "clash",
    "airstrike",
    "casualties",
    "agreement",
)
ACTORS = ("syria-government-forces", "syrian-arab-army", "syria-opposition", "islamic-state", "russia")
VOICES = ("reuters", "ap", "sohr", "sana", "fars", "rebel-spokesman", "nobody-known")
PLACES = ("nassib-crossing", "saida", "dael", "nawa", "adm1-SY-DR")

rows = st.fixed_dictionaries(
    {
        "type": st.sampled_from(TYPES),
        "day": st.integers(1, 9),
        "ago": st.integers(0, 3),
        "by": st.sampled_from(VOICES),
        "at": st.sampled_from(PLACES),
        "actor": st.sampled_from(ACTORS),
        "opponent": st.none() | st.sampled_from(ACTORS),
        "certainty": st.sampled_from(("asserted", "reported", "claimed", "planned", "denied")),
        "toll": st.none() | st.integers(1, 40),
    }
)


def lay(desk: Desk, row: dict[str, Any]) -> Claim:
    roles = {"actor": row["actor"]} | ({"opponent": row["opponent"]} if row["opponent"] else {})
    on = f"2018-07-{10 + row['day'] - row['ago']:02d}"
    counts = ((row["toll"], row["toll"], "killed"),) if row["toll"] else ()
    return desk.claim(
        row["type"], f"2018-07-{10 + row['day']:02d}", row["by"], at=row["at"], on=on, counts=counts,
        certainty=row["certainty"], **roles,
    )  # fmt: skip


def fused(desk: Desk, claims: list[Claim]) -> list[Event]:
    return list(fuse(claims, desk.heads, LEXICON))


quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(st.lists(rows, max_size=14), st.integers(0, 10_000))
def test_order_of_arrival_does_not_matter(told: list[dict[str, Any]], seed: int) -> None:
    desk = Desk()
    claims = [lay(desk, row) for row in told]
    shuffled = claims[:]
    random.Random(seed).shuffle(shuffled)
    assert fused(desk, shuffled) == fused(desk, claims)


@quick
@given(st.lists(rows, max_size=14))
def test_every_claim_is_in_one_event_and_every_candidate_has_claims(told: list[dict[str, Any]]) -> None:
    desk = Desk()
    claims = [lay(desk, row) for row in told]
    events = fused(desk, claims)
    assert sorted(c for e in events for c in e.claims) == sorted(c.id for c in claims)
    assert len({e.id for e in events}) == len(events)
    for event in events:
        assert sorted(c for w in event.witnesses for c in w.claims) == sorted(event.claims)
        for field in event.fields:
            assert all(c.claims and set(c.claims) <= set(event.claims) for c in field.candidates)
            assert sum(c.probability for c in field.candidates) == pytest.approx(1.0)


@quick
@given(st.lists(rows, min_size=1, max_size=8), st.data())
def test_a_copy_adds_no_witness_and_never_lowers_certainty(
    told: list[dict[str, Any]], data: st.DataObject
) -> None:
    desk = Desk()
    claims = [lay(desk, row) for row in told]
    copied = data.draw(st.sampled_from(claims))
    first = desk.heads[copied.document]
    reprint = desk.report("blog", "2018-07-25", first.id)
    copy = copied.model_copy(update={"id": "c-copy", "document": reprint})
    before = {e.id: e for e in fused(desk, claims)}
    after = {e.id: e for e in fused(desk, [*claims, copy])}
    assert set(after) == set(before)
    for id_, event in after.items():
        assert [w.root for w in event.witnesses] == [w.root for w in before[id_].witnesses]
        if copied.certainty != "denied":
            assert event.probability >= before[id_].probability - 1e-12


@quick
@given(st.lists(rows, max_size=12), rows)
def test_a_later_report_changes_no_earlier_id(told: list[dict[str, Any]], late: dict[str, Any]) -> None:
    desk = Desk()
    claims = [lay(desk, row) for row in told]
    later = lay(desk, late | {"day": 15, "certainty": "reported"})
    assert {e.id for e in fused(desk, claims)} <= {e.id for e in fused(desk, [*claims, later])}
