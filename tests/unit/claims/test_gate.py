"""The gate: only sentences that may hold a claim are parsed."""

from __future__ import annotations

import pytest

from firsthand.claims.gate import CONTEXT, ELSEWHERE, STRONG, scan, verdicts
from firsthand.claims.parse import ParsedSentence

CALM = "Fresh bread smells sweet."


def sentences(*texts: str) -> list[ParsedSentence]:
    return [ParsedSentence(i, 0, len(t), t, 0, 0) for i, t in enumerate(texts)]


@pytest.mark.parametrize("text", ["Troops captured the hill.", "TROOPS CAPTURED THE HILL."])
def test_a_trigger_and_a_word_of_war_are_seen_whatever_their_case(text: str) -> None:
    assert scan(text) & STRONG
    assert scan(text) & CONTEXT


def test_a_trigger_inside_a_word_is_none() -> None:
    assert not scan("The recapturedness of it.") & STRONG


def test_letters_that_change_length_in_lower_case_do_not_hide_a_trigger() -> None:
    assert scan("İ İ İ: troops captured the hill.") & STRONG


def test_a_sentence_without_a_trigger_stays_shut() -> None:
    (verdict,) = verdicts(sentences(CALM), set())
    assert not verdict.open
    assert "no word" in verdict.reason


def test_sport_borrows_words_of_war_unless_an_actor_is_named() -> None:
    assert scan("The striker attacked the referee.") & ELSEWHERE
    shut, opened = verdicts(sentences(*["The striker attacked the referee."] * 2), {1})
    assert not shut.open
    assert opened.open


def test_in_a_calm_report_a_lone_trigger_is_not_enough() -> None:
    found = verdicts(sentences(*[CALM] * 12, "The firm launched an attack on prices."), set())
    assert not found[-1].open


def test_in_a_report_on_a_war_it_is() -> None:
    war = ["Troops shelled the town.", "Rebels captured the hill."] * 3
    found = verdicts(sentences(*war, CALM, "The launch of an attack followed."), set())
    assert [v.open for v in found] == [True] * 6 + [False, True]


def test_a_mishap_is_no_attack_unless_a_conflict_is_told_beside_it() -> None:
    crash, war = verdicts(sentences("Four people died in a bus crash.", "Four soldiers died in a bus crash."), set())
    assert not crash.open
    assert war.open
