from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic import ValidationError

from firsthand.model import DECISION, GradeSource, Withdraw, decision_id, sealed

MADE: dict[str, Any] = {"reviewer": "anna", "reason": "read the report", "recorded": datetime(2026, 3, 1, tzinfo=UTC)}


def test_the_id_is_a_digest_of_everything_else() -> None:
    grade = sealed(GradeSource(source="reuters", grade="B", **MADE))
    assert grade.id == decision_id(grade)
    assert sealed(grade) == grade
    assert decision_id(grade.model_copy(update={"reason": "a whim"})) != grade.id
    assert sealed(GradeSource(source="reuters", grade="C", **MADE)).id != grade.id


def test_time_is_kept_in_utc_and_needs_a_zone() -> None:
    there = datetime(2026, 3, 1, 3, tzinfo=timezone(timedelta(hours=3)))
    assert sealed(Withdraw(decision="d-1", **MADE | {"recorded": there})) == sealed(Withdraw(decision="d-1", **MADE))
    with pytest.raises(ValidationError, match="timezone"):
        Withdraw(decision="d-1", **MADE | {"recorded": datetime(2026, 3, 1)})


def test_a_decision_comes_back_from_its_record_as_what_it_was() -> None:
    grade = sealed(GradeSource(source="reuters", grade="B", **MADE))
    assert DECISION.validate_json(grade.model_dump_json()) == grade


@pytest.mark.parametrize("reviewer", ["Anna", "anna smith", "anna@example.org", "a", "-anna", "x" * 40])
def test_a_reviewer_is_a_pseudonym(reviewer: str) -> None:
    with pytest.raises(ValidationError, match="reviewer"):
        Withdraw(decision="d-1", **MADE | {"reviewer": reviewer})


@pytest.mark.parametrize("reason", ["", "  ", "ok"])
def test_a_reason_is_needed(reason: str) -> None:
    with pytest.raises(ValidationError, match="reason"):
        Withdraw(decision="d-1", **MADE | {"reason": reason})
