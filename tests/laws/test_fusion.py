"""Laws of fusing: what must hold for any claims in any order."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.events.reports import Desk, SmallLexicon

from firsthand.events import Fuser, fuse
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
        "with_last": st.booleans(),
        "copies_last": st.sampled_from((False, False, False, True)),
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


Told = dict[str, Any]


def state(events: Iterable[Event]) -> list[tuple[Any, ...]]:
    """Membership and values, ids aside."""
    held = list(events)
    claims = {e.id: frozenset(e.claims) for e in held}
    return sorted(
        (sorted(e.claims), e.model_copy(update={"id": "", "part_of": None}), sorted(claims.get(e.part_of or "", ())))
        for e in held
    )


def by_report(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.document, []).append(claim)
    return found


def laid(desk: Desk, told: list[Told]) -> list[Claim]:
    """Claims, some in one report, some reports copies of others."""
    claims: list[Claim] = []
    for row in told:
        claim = lay(desk, row)
        trigger = claim.trigger.model_copy(update={"start": len(claims) * 100, "end": len(claims) * 100 + 9})
        claim = claim.model_copy(update={"trigger": trigger})
        if claims and row["with_last"]:
            claim = claim.model_copy(update={"document": claims[-1].document})
        elif claims and row["copies_last"]:
            first = desk.heads[claims[-1].document]
            desk.heads[claim.document] = desk.heads[claim.document].model_copy(update={"reprint_of": first.id})
        claims.append(claim)
    return claims


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
def test_a_copy_adds_no_witness_and_never_lowers_certainty(told: list[dict[str, Any]], data: st.DataObject) -> None:
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


@quick
@given(st.lists(rows, max_size=14), st.integers(0, 10_000))
def test_reports_one_by_one_in_any_order_come_to_the_same_as_all_at_once(told: list[Told], seed: int) -> None:
    desk = Desk()
    reports = by_report(laid(desk, told))
    order = list(reports)
    random.Random(seed).shuffle(order)
    fuser = Fuser(LEXICON)
    for document in order:
        fuser.add(desk.heads[document], reports[document])
    heads = {d: desk.heads[d] for d in reports}
    assert state(fuser.events()) == state(fuse([c for held in reports.values() for c in held], heads, LEXICON))


@quick
@given(st.lists(rows, min_size=1, max_size=14), st.data())
def test_a_report_taken_out_again_was_never_read(told: list[Told], data: st.DataObject) -> None:
    desk = Desk()
    reports = by_report(laid(desk, told))
    out = data.draw(st.lists(st.sampled_from(sorted(reports)), min_size=1, unique=True))
    fuser = Fuser(LEXICON)
    fuser.fill([c for held in reports.values() for c in held], {d: desk.heads[d] for d in reports})
    for document in out:
        fuser.remove(document)
    left = {d: desk.heads[d] for d in reports if d not in out}
    assert state(fuser.events()) == state(fuse([c for d in left for c in reports[d]], left, LEXICON))


@quick
@given(st.lists(rows, min_size=1, max_size=8), st.data())
def test_a_reprint_changes_no_membership_and_no_value(told: list[Told], data: st.DataObject) -> None:
    desk = Desk()
    reports = by_report(laid(desk, told))
    copied = data.draw(st.sampled_from(sorted(reports)))
    reprint = desk.report("blog", data.draw(st.sampled_from(("2018-07-19", "2018-07-25"))), copied)
    copies = [c.model_copy(update={"id": f"c-copy{n}", "document": reprint}) for n, c in enumerate(reports[copied])]
    fuser = Fuser(LEXICON)
    fuser.fill([c for held in reports.values() for c in held], {d: desk.heads[d] for d in reports})
    before = [values(e) for e in fuser.events()]
    changes = fuser.add(desk.heads[reprint], copies)
    assert not changes.new | changes.gone | changes.merged.keys() | changes.split.keys()
    assert sorted(values(e) for e in fuser.events()) == sorted(before)


def values(event: Event) -> tuple[Any, ...]:
    """What an event says, without the ids of copies."""
    fields = [(f.name, [(c.value, c.probability) for c in f.candidates], f.contradicted) for f in event.fields]
    claims = sorted(c for c in event.claims if not c.startswith("c-copy"))
    return (event.id, claims, fields, event.probability, [w.root for w in event.witnesses], event.contradicted)


@quick
@given(st.lists(rows, min_size=1, max_size=12), st.integers(0, 10_000))
def test_every_id_ever_given_leads_to_an_event_that_stands_or_was_told_gone(told: list[Told], seed: int) -> None:
    desk = Desk()
    reports = by_report(laid(desk, told))
    chance = random.Random(seed)
    fuser, given_out, gone = Fuser(LEXICON), set[str](), set[str]()
    for step in range(2 * len(reports)):
        document = chance.choice(list(reports))
        remove = step % 3 == 2
        changes = fuser.remove(document) if remove else fuser.add(desk.heads[document], reports[document])
        assert not given_out & (changes.new | changes.split.keys()), "an id was used twice"
        given_out |= changes.new | changes.split.keys()
        gone |= changes.gone
    for id_ in given_out:
        try:
            assert fuser.event(id_).claims
        except KeyError:
            assert gone
    assert {e.id for e in fuser.events()} <= given_out
