from datetime import date

import numpy as np
import pytest

from firsthand.ledgers.control.basis import Snapshot
from firsthand.ledgers.control.history import Chronicle, History, Reader
from firsthand.ledgers.control.spans import Span
from firsthand.lexicon.figures import control_weights

BOUNDS = control_weights().state
READER = Reader(("army", "army+rebels", "rebels"), 0.5, BOUNDS)
DAYS = [date(2030, 1, day) for day in (1, 5, 9)]


def shot(*rows: tuple[float, float, float], mass: float = 1.0) -> Snapshot:
    return Snapshot(np.array(rows), np.full(len(rows), mass), np.zeros(len(rows), dtype=bool))


def test_who_is_likeliest_holds_a_place_surely_likely_or_contested() -> None:
    three = Reader(("army", "militia", "rebels"), 0.5, BOUNDS)
    codes = three.codes(np.array([[0.65, 0.1, 0.25], [0.1, 0.1, 0.8], [0.5, 0.01, 0.49]]), np.ones(3))
    assert [three.read(c) for c in codes.tolist()] == [("army", "likely"), ("rebels", "firm"), ("army", "contested")]


def test_two_together_do_not_contest_a_place_with_one_of_them() -> None:
    codes = READER.codes(np.array([[0.5, 0.45, 0.05]]), np.ones(1))
    assert READER.read(int(codes[0])) == ("army", "firm")


def test_too_little_evidence_is_unknown() -> None:
    assert READER.read(int(READER.codes(np.array([[1.0, 0.0, 0.0]]), np.array([0.4]))[0])) == (None, "unknown")


def test_a_history_keeps_what_changed_and_when() -> None:
    first, second, third = (
        shot((0.9, 0, 0.1), (0.1, 0, 0.9)),
        shot((0.9, 0, 0.1), (0.9, 0, 0.1)),
        shot((0.1, 0, 0.9), (0.9, 0, 0.1)),
    )
    history = History(reversed(list(zip(DAYS, (first, second, third), strict=True))), 2, READER)
    assert history.spans(0) == [
        Span(DAYS[0], date(2030, 1, 8), "army", "firm"),
        Span(DAYS[2], None, "rebels", "firm"),
    ]
    assert [s.holder for s in history.spans(1)] == ["rebels", "army"]
    assert [s.posterior[0] for s in history.stretches(1)] == pytest.approx([0.1, 0.9])
    assert history.moved(DAYS[0], DAYS[1]) == [1]
    assert history.moved(DAYS[0], DAYS[2]) == [0, 1]


def test_no_day_of_evidence_is_no_history() -> None:
    assert History([], 2, READER).spans(1) == []


def test_a_chronicle_answers_any_pair_of_dates() -> None:
    chronicle = Chronicle()
    rebels, army = Span(DAYS[0], None, "rebels", "firm"), Span(DAYS[1], None, "army", "likely")
    before = Span(DAYS[0], date(2030, 1, 4), "rebels", "firm")
    assert chronicle.learn(DAYS[0], [("saida", [rebels]), ("dael", [rebels])]) == 2
    assert chronicle.learn(DAYS[2], [("saida", [before, army]), ("dael", [rebels])]) == 1
    assert chronicle.at("saida", DAYS[1], DAYS[1]) == ("rebels", "firm")
    assert chronicle.at("saida", DAYS[1], DAYS[2]) == ("army", "likely")
    assert chronicle.at("saida", DAYS[0], DAYS[2]) == ("rebels", "firm")
    assert chronicle.day(DAYS[2], DAYS[2]) == {"dael": ("rebels", "firm"), "saida": ("army", "likely")}
    assert chronicle.at("saida", DAYS[0], date(2029, 12, 31)) == (None, "unknown")


def test_days_of_knowledge_come_in_their_order() -> None:
    chronicle = Chronicle()
    chronicle.learn(DAYS[1], [])
    with pytest.raises(ValueError, match="does not follow"):
        chronicle.learn(DAYS[0], [])
