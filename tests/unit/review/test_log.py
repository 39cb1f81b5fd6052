from __future__ import annotations

import io
from typing import Any

import pytest
from tests.unit.review.desk import accept, at, claim, correct, place, reject

from firsthand.model import Decision, DecisionError, GradeSource, Merge, NotSame, Split, Withdraw, sealed
from firsthand.review.log import read, record_of, target, write
from firsthand.review.words import Words

CAPTURE, SHELLING = claim(), claim("shelled", "shelling", "Nawa", "The army")
HERE, THERE = (Words([CAPTURE, SHELLING]).anchor(c) for c in (CAPTURE, SHELLING))
MADE: Any = {"reviewer": "anna", "reason": "read the report", "recorded": at(9)}
LOG: list[Decision] = [
    accept(CAPTURE), correct(CAPTURE, "place", place("Nawa", "nawa"), 1), reject(SHELLING, 2),
    sealed(Merge(claims=(HERE, THERE), **MADE)),
    sealed(Split(one=(HERE,), other=(THERE,), **MADE)),
    sealed(NotSame(one=(HERE,), other=(THERE,), **MADE)),
    sealed(GradeSource(source="gazette", grade="C", **MADE)),
    sealed(Withdraw(decision="d-1", **MADE)),
]  # fmt: skip


def written(log: list[Decision]) -> str:
    stream = io.StringIO()
    write(log, stream)
    return stream.getvalue()


def test_what_was_written_is_read_again() -> None:
    again = list(read(written(LOG[::-1]).splitlines(), "log"))
    assert sorted(again, key=lambda d: d.id) == sorted(LOG, key=lambda d: d.id)
    assert written(again) == written(LOG)


def test_every_kind_says_what_it_is_about() -> None:
    assert target(LOG[0]).startswith("sha256:")
    assert target(LOG[3]) == target(LOG[4])
    assert (target(LOG[6]), target(LOG[7])) == ("source gazette", "decision d-1")


def test_an_altered_line_is_refused_with_its_number() -> None:
    lines = written(LOG[:2]).replace("read the report", "because I say so").splitlines()
    with pytest.raises(DecisionError, match=r"log, line 1: d-\w+ is not the id"):
        list(read(lines, "log"))


@pytest.mark.parametrize("line", ["{}", "nothing", '{"kind": "accept"}'])
def test_a_line_that_is_no_decision_is_refused(line: str) -> None:
    with pytest.raises(DecisionError, match="log, line 2: not a decision"):
        list(read(["", line], "log"))


def test_a_correction_to_what_is_no_value_is_refused() -> None:
    line = record_of(correct(CAPTURE, "type", "party"))
    with pytest.raises(DecisionError, match="type"):
        list(read([line], "log"))


@pytest.mark.parametrize("name", ["Anna Smith", "anna@example.org", "a", ""])
def test_a_reviewer_is_a_pseudonym(name: str) -> None:
    with pytest.raises(ValueError, match="reviewer"):
        accept(CAPTURE, by=name)
