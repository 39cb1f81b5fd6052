from __future__ import annotations

from typing import Any

from tests.unit.events.reports import Desk, SmallLexicon
from tests.unit.review.desk import accept, at, correct, reject

from firsthand.events import fuse
from firsthand.model import Claim, Conflict, Decision, Event, GradeSource, Merge, NotSame, Split, Withdraw, sealed
from firsthand.review.events import Fused, conflicts, fused
from firsthand.review.words import Words

LEXICON = SmallLexicon()


def made(minute: int = 0, by: str = "anna", over: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"reviewer": by, "reason": "the same day and town", "recorded": at(minute), "settles": over}


def anchors(*claims: Claim) -> Any:
    return tuple(Words(claims).anchor(c) for c in claims)


def merge(*claims: Claim, minute: int = 0, by: str = "anna") -> Merge:
    return sealed(Merge(claims=anchors(*claims), **made(minute, by)))


def split(one: Claim, other: Claim, minute: int = 0, by: str = "anna") -> Split:
    return sealed(Split(one=anchors(one), other=anchors(other), **made(minute, by)))


def run(desk: Desk, claims: list[Claim], *decisions: Decision) -> Fused:
    return fused(decisions, claims, desk.heads, LEXICON)


def queued(desk: Desk, claims: list[Claim], *decisions: Decision) -> list[Conflict]:
    return list(conflicts(decisions, run(desk, claims, *decisions).decided, desk.heads))


def standing(done: Fused) -> list[Event]:
    return [e for e in done.events if e.redirect is None]


def groups(done: Fused) -> set[frozenset[str]]:
    return {frozenset(e.claims) for e in standing(done)}


def capture(desk: Desk, by: str, at_: str = "saida", day: str = "2018-07-06", **more: Any) -> Claim:
    return desk.claim("capture", "2018-07-07", by, at=at_, on=day, actor="syrian-arab-army", **more)


def test_without_decisions_it_is_plain_fusing() -> None:
    desk = Desk()
    claims = [capture(desk, "reuters"), capture(desk, "sana"), capture(desk, "sohr", "nawa")]
    assert run(desk, claims).events == tuple(fuse(claims, desk.heads, LEXICON))


def test_two_events_that_are_one_become_one_and_the_other_id_leads_there() -> None:
    desk = Desk()
    one, other = capture(desk, "reuters"), capture(desk, "sohr", "nawa")
    before = standing(run(desk, [one, other]))
    assert len(before) == 2
    done = run(desk, [one, other], merge(one, other))
    (event,) = standing(done)
    assert set(event.claims) == {one.id, other.id}
    gone = next(e for e in done.events if e.redirect)
    assert {gone.id, gone.redirect} == {e.id for e in before}
    assert gone.redirect == event.id
    assert done.by[event.id] == (merge(one, other).id,)


def test_a_split_event_is_two_and_the_first_keeps_the_id() -> None:
    desk = Desk()
    one, other, third = capture(desk, "reuters"), capture(desk, "sana"), capture(desk, "sohr")
    (before,) = standing(run(desk, [one, other, third]))
    done = run(desk, [one, other, third], split(one, other))
    assert groups(done) == {frozenset({one.id, third.id}), frozenset({other.id})} or groups(done) == {
        frozenset({one.id}),
        frozenset({other.id, third.id}),
    }
    assert before.id in {e.id for e in standing(done)}


def test_events_that_are_not_the_same_stay_two_when_the_machine_would_join_them() -> None:
    desk = Desk()
    one, other = capture(desk, "reuters"), capture(desk, "sana")
    never = sealed(NotSame(one=anchors(one), other=anchors(other), **made()))
    assert len(standing(run(desk, [one, other], never))) == 2


def test_a_rejected_claim_is_no_witness() -> None:
    desk = Desk()
    one, other = capture(desk, "reuters"), capture(desk, "sana")
    (event,) = standing(run(desk, [one, other], reject(other)))
    assert event.claims == (one.id,)


def test_a_corrected_claim_moves_to_the_event_that_it_tells() -> None:
    desk = Desk()
    one, other = capture(desk, "reuters"), capture(desk, "sana", "nawa")
    there = [m.model_dump(mode="json") for m in one.place]
    assert len(standing(run(desk, [one, other]))) == 2
    assert len(standing(run(desk, [one, other], correct(other, "place", there)))) == 1


def test_an_accepted_claim_weighs_more() -> None:
    desk = Desk()
    one = capture(desk, "reuters", confidence=0.5)
    (before,) = standing(run(desk, [one]))
    (after,) = standing(run(desk, [one], accept(one)))
    assert after.probability > before.probability


def test_a_grade_replaces_that_of_the_lexicon() -> None:
    desk = Desk()
    one = capture(desk, "reuters")
    grade = sealed(GradeSource(source="Reuters", grade="E", **made()))
    (event,) = standing(run(desk, [one], grade))
    assert event.witnesses[0].grade == "E"
    (before,) = standing(run(desk, [one]))
    assert event.probability < before.probability
    back = sealed(Withdraw(decision=grade.id, **made(1)))
    assert standing(run(desk, [one], grade, back)) == [before]


def test_a_later_split_by_another_reviewer_is_a_conflict_and_stands() -> None:
    desk = Desk()
    one, other = capture(desk, "reuters"), capture(desk, "sohr", "nawa")
    older, newer = merge(one, other), split(one, other, 1, by="ben")
    done = run(desk, [one, other], older, newer)
    assert len(standing(done)) == 2
    (conflict,) = queued(desk, [one, other], older, newer)
    assert (conflict.kind, conflict.decision, conflict.other) == ("groups", older.id, newer.id)
    assert not queued(desk, [one, other], older, split(one, other, 1))


def test_a_decision_on_events_whose_words_are_not_read_any_more_is_queued() -> None:
    desk = Desk()
    one, other = capture(desk, "reuters"), capture(desk, "sana")
    assert [c.kind for c in queued(desk, [one], split(one, other))] == ["lost"]
    assert not queued(desk, [one, other], reject(other), split(one, other, 1))


def test_what_touches_some_events_leaves_the_others_as_they_are() -> None:
    desk = Desk()
    claims = [capture(desk, "reuters"), capture(desk, "sohr", "nawa"), capture(desk, "sana", "dael", "2018-06-01")]
    before = {e.id: e for e in run(desk, claims).events}
    done = run(desk, claims, merge(claims[0], claims[1]))
    (untouched,) = (e for e in standing(done) if claims[2].id in e.claims)
    assert before[untouched.id] == untouched
