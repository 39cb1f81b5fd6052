from __future__ import annotations

from typing import Any

from tests.unit.review.desk import accept, at, claim, correct, place, reject

from firsthand.model import Decision, GradeSource, Withdraw, sealed
from firsthand.review.apply import apply
from firsthand.review.fields import value_of
from firsthand.review.wording import logged, said, what, why_queued

CAPTURE = claim()
MADE: Any = {"reviewer": "anna", "reason": "read the report", "recorded": at(5)}


def test_values_are_told_as_a_reader_would() -> None:
    assert said("place", value_of(CAPTURE, "place")) == "Saida [saida]"
    assert said("time", value_of(CAPTURE, "time")) == "2018-07-06 to 2018-07-06"
    assert said("time", {"earliest": None, "latest": "2018-07-06"}) == "open to 2018-07-06"
    assert said("time", None) == "nothing"
    assert said("place", []) == "nobody or nothing"
    assert said("polarity", False) == "not so"
    assert said("attribution", value_of(CAPTURE, "attribution")) == "Gazette [gazette]"
    assert said("quantities", [{"text": "four", "of": "killed", "low": 4}]) == "four killed"


def test_decisions_are_told_in_a_line_with_whether_they_are_in_force() -> None:
    first = correct(CAPTURE, "roles.actor", [])
    log: list[Decision] = [first, accept(CAPTURE, 1, field="place"), reject(CAPTURE, 2)]
    log += [sealed(GradeSource(source="gazette", grade="C", **MADE)), sealed(Withdraw(decision=first.id, **MADE))]
    assert [what(d) for d in log] == [
        "correct actor to nobody or nothing", "accept place", "reject", "grade gazette C", f"withdraw {first.id}",
    ]  # fmt: skip
    told = logged(log)
    assert [line.in_force for line in told] == [False, True, True, True, True]
    assert told[0].words == CAPTURE.sentence.text
    assert told[3].words == ""


def test_a_conflict_is_told_in_a_sentence() -> None:
    nawa = claim(place="Nawa", place_id="nawa")
    (changed,) = apply([correct(CAPTURE, "place", place("Saida", "saida-east"))], [nawa]).conflicts
    assert why_queued(changed) == (
        "place: decided Saida [saida-east] where the machine read Saida [saida]; now it reads Nawa [nawa]"
    )
    (lost,) = apply([accept(CAPTURE)], []).conflicts
    assert "does not read these words" in why_queued(lost)
    first = reject(CAPTURE)
    (differ,) = apply([first, accept(CAPTURE, 1, by="ben")], [CAPTURE]).conflicts
    assert why_queued(differ) == f"the claim: stands by ben; rejected by {first.id}"
