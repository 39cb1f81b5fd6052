from __future__ import annotations

import random

from tests.unit.review.desk import TEXT, accept, at, claim, correct, kinds, place, reject

from firsthand.model import Claim, Decision, Withdraw, digest, sealed
from firsthand.review.apply import apply, in_force

CAPTURE = claim()
SHELLING = claim("shelled", "shelling", "Nawa", "The army", place_id="nawa")
NAWA = place("Nawa", "nawa")


def ids(claim_: Claim) -> list[str | None]:
    return [m.id for m in claim_.place]


def test_without_decisions_nothing_changes() -> None:
    done = apply([], [CAPTURE, SHELLING])
    assert done.claims == (CAPTURE, SHELLING)
    assert not done.conflicts


def test_an_accepted_claim_is_certain_and_says_by_whom() -> None:
    decision = accept(CAPTURE)
    done = apply([decision], [CAPTURE, SHELLING])
    assert done.claims[0].confidence == 1.0
    assert done.claims[0].extractor.endswith("+review")
    assert done.claims[1] == SHELLING
    assert done.by[CAPTURE.id]["claim"] == decision


def test_a_rejected_claim_does_not_count_but_is_kept_in_sight() -> None:
    done = apply([reject(CAPTURE)], [CAPTURE, SHELLING])
    assert done.claims == (SHELLING,)
    assert set(done.rejected) == {CAPTURE.id}


def test_a_corrected_field_has_the_reviewers_value_and_the_others_the_machines() -> None:
    done = apply([correct(CAPTURE, "place", NAWA)], [CAPTURE])
    assert ids(done.claims[0]) == ["nawa"]
    assert done.claims[0].time == CAPTURE.time
    assert done.claims[0].confidence == CAPTURE.confidence
    assert not done.conflicts


def test_a_correction_stays_and_a_changed_reading_is_queued() -> None:
    anew = claim(place="Nawa", place_id="inkhil")
    decision = correct(CAPTURE, "place", place("Saida", "saida-east"))
    done = apply([decision], [anew])
    assert ids(done.claims[0]) == ["saida-east"]
    assert kinds(done) == [("changed", "place")]
    (conflict,) = done.conflicts
    assert conflict.decision == decision.id
    assert "inkhil" in str(conflict.now)
    assert "saida" in str(conflict.seen)


def test_a_machine_that_came_round_is_no_conflict() -> None:
    done = apply([correct(CAPTURE, "place", NAWA)], [claim(place="Nawa", place_id="nawa")])
    assert not done.conflicts
    assert ids(done.claims[0]) == ["nawa"]


def test_what_changed_in_another_field_than_the_decided_one_is_the_machines_affair() -> None:
    done = apply([correct(CAPTURE, "place", NAWA)], [claim(day=5)])
    assert not done.conflicts
    assert done.claims[0].time == claim(day=5).time


def test_a_new_decision_on_the_changed_reading_empties_the_queue() -> None:
    anew = claim(place="Nawa", place_id="nawa")
    first = accept(CAPTURE)
    assert kinds(apply([first], [anew])) == [("changed", "place")]
    assert not apply([first, accept(anew, minute=1)], [anew]).conflicts
    kept = apply([first, correct(anew, "place", place("Saida", "saida"), minute=1)], [anew])
    assert not kept.conflicts
    assert ids(kept.claims[0]) == ["saida"]


def test_an_accepted_claim_outlives_the_machines_reading_of_it() -> None:
    done = apply([correct(CAPTURE, "place", NAWA), accept(SHELLING, 1)], [SHELLING])
    assert [c.id for c in done.claims] == [SHELLING.id, CAPTURE.id]
    assert ids(done.claims[1]) == ["nawa"]
    assert kinds(done) == [("lost", None)]


def test_a_claim_kept_by_several_decisions_is_kept_once_and_can_be_confirmed() -> None:
    before, after = CAPTURE, claim("captured Saida")
    done = apply([accept(before), correct(after, "place", NAWA, 1)], [])
    assert len(done.claims) == 1
    again = accept(before, 2, shown=claim(place="Nawa", place_id="nawa"), lost=True)
    confirmed = apply([accept(before), correct(after, "place", NAWA, 1), again], [])
    assert not confirmed.conflicts
    assert ids(confirmed.claims[0]) == ["nawa"]


def test_a_rejection_of_what_the_machine_reads_no_more_is_done() -> None:
    done = apply([reject(CAPTURE)], [SHELLING])
    assert done.claims == (SHELLING,)
    assert not done.conflicts


def test_a_rejection_stays_but_is_queued_when_the_reading_is_another() -> None:
    done = apply([reject(CAPTURE)], [claim(type_="offensive")])
    assert done.claims == ()
    (conflict,) = done.conflicts
    assert (conflict.kind, conflict.field) == ("changed", None)
    assert conflict.seen == {"type": "capture"}
    assert conflict.now == {"type": "offensive"}


def test_a_claim_beside_the_rejected_one_is_not_touched() -> None:
    beside = claim(type_="offensive")
    done = apply([reject(CAPTURE, beside=(beside,))], [beside])
    assert done.claims == (beside,)
    assert not done.conflicts


def test_accepting_after_a_correction_keeps_the_correction_and_who_made_it() -> None:
    first = correct(CAPTURE, "place", NAWA)
    whole = accept(CAPTURE, 1, by="ben", shown=claim(place="Nawa", place_id="nawa"))
    done = apply([whole, first], [CAPTURE])
    assert not done.conflicts
    assert ids(done.claims[0]) == ["nawa"]
    assert done.by[CAPTURE.id]["place"] == first
    assert done.by[CAPTURE.id]["time"] == whole


def test_a_role_that_is_filled_after_the_claim_was_accepted_is_queued() -> None:
    done = apply([accept(claim(actor=None))], [CAPTURE])
    assert kinds(done) == [("changed", "roles.actor")]
    assert done.claims[0].roles == {}


def test_reviewers_who_differ_are_queued_until_one_settles_it() -> None:
    anna = correct(CAPTURE, "place", NAWA)
    ben = correct(CAPTURE, "place", place("Saida", "saida"), 1, by="ben")
    done = apply([anna, ben], [CAPTURE])
    assert kinds(done) == [("reviewers", "place")]
    assert done.conflicts[0].other == anna.id
    assert ids(done.claims[0]) == ["saida"]
    knowing = correct(CAPTURE, "place", place("Saida", "saida"), 1, by="ben", over=(anna.id,))
    assert not apply([anna, knowing], [CAPTURE]).conflicts
    agreed = correct(CAPTURE, "place", place("Saida", "saida"), 2)
    assert not apply([anna, ben, agreed], [CAPTURE]).conflicts


def test_rejected_by_one_and_accepted_by_another_is_a_conflict() -> None:
    done = apply([reject(CAPTURE), accept(CAPTURE, 1, by="ben")], [CAPTURE])
    assert kinds(done) == [("reviewers", None)]
    assert len(done.claims) == 1


def withdraw(id_: str, minute: int) -> Withdraw:
    return sealed(Withdraw(decision=id_, reviewer="anna", reason="my mistake", recorded=at(minute)))


def test_a_withdrawn_decision_is_as_if_never_made() -> None:
    first = reject(CAPTURE)
    back = withdraw(first.id, 1)
    assert apply([first, back], [CAPTURE]).claims == (CAPTURE,)
    assert in_force([first, back, withdraw(back.id, 2)])[0] == first


def test_the_latest_counts_in_whatever_order_they_come() -> None:
    log: list[Decision] = [reject(CAPTURE), accept(CAPTURE, 1), correct(CAPTURE, "place", NAWA, 2), reject(SHELLING, 3)]
    wanted = apply(log, [CAPTURE, SHELLING])
    for seed in range(5):
        shuffled = log[:]
        random.Random(seed).shuffle(shuffled)
        assert apply(shuffled, [CAPTURE, SHELLING]) == wanted
    assert apply([*log, *log], [CAPTURE, SHELLING]) == wanted


def test_words_of_a_correction_move_with_their_sentence() -> None:
    text = "By our staff. " + TEXT
    moved = claim(text=text, document=digest(TEXT))
    done = apply([correct(CAPTURE, "place", NAWA)], [moved])
    (there,) = done.claims[0].place
    assert there.start is not None
    assert text[there.start : there.end] == "Nawa"


def test_a_decision_about_an_unknown_report_waits() -> None:
    done = apply([accept(CAPTURE)], [], documents=set())
    assert done.claims == ()
    assert not done.conflicts
