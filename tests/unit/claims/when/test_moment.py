"""The moment of a claim: its own time words, or what tense and certainty leave open."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims.when import find, moment
from firsthand.model import Certainty, Moment, Standing

SATURDAY = date(2018, 7, 7)


def _moment(text: str, trigger: str, certainty: Certainty = Certainty.ASSERTED, type: str = "capture") -> Moment:
    sentence = parsed(text)
    return moment(sentence, word(sentence, trigger), find(text, 0, SATURDAY), SATURDAY,
                  certainty=certainty, standing=Standing.NEWS, type=type)  # fmt: skip


def test_a_happening_has_the_time_of_its_own_clause() -> None:
    text = "Rebels seized the dam on Thursday, which the army had lost in March."
    assert _moment(text, "seized").text == "on Thursday"
    assert _moment(text, "lost").text == "in March"


def test_a_past_happening_without_words_is_open_to_the_left() -> None:
    told = _moment("Rebels seized the dam.", "seized")
    assert (told.earliest, told.latest, told.text) == (None, SATURDAY, None)


def test_a_plan_without_words_opens_on_publication() -> None:
    told = _moment("Rebels will leave the dam.", "leave", Certainty.PLANNED, "withdraw")
    assert (told.earliest, told.latest) == (SATURDAY, None)


def test_a_planned_weekday_is_the_next_one() -> None:
    told = _moment("The rebels agreed to leave the dam on Wednesday.", "leave", Certainty.PLANNED, "withdraw")
    assert told.earliest == told.latest == date(2018, 7, 11)


def test_the_day_of_the_speech_only_bounds_what_it_tells() -> None:
    told = _moment("The army said on Friday that it had seized the dam.", "seized")
    assert told.earliest is None
    assert told.latest == date(2018, 7, 6)


@pytest.mark.parametrize("certainty", list(Certainty))
def test_no_day_is_made_up(certainty: Certainty) -> None:
    told = _moment("Gunmen took the well.", "took", certainty)
    assert None in (told.earliest, told.latest)


def test_what_began_on_a_day_has_run_since() -> None:
    text = "The war, which began on June 2, has killed 400 people."
    told = _moment(text, "killed", type="casualties")
    assert (told.earliest, told.latest) == (date(2018, 6, 2), SATURDAY)


def test_when_something_else_began_is_no_time_of_this() -> None:
    text = "The mayor, who fled a war that began on June 2, has died."
    assert _moment(text, "died", type="casualties").text is None


def test_what_follows_the_saying_shares_the_day_of_what_was_said() -> None:
    text = "Rebels took the dam on Thursday, villagers said, cutting the road."
    assert _moment(text, "cutting", type="infrastructure_status").text == "on Thursday"


def test_a_noun_has_the_day_of_the_verb_that_it_waits_for() -> None:
    text = "Joint patrols are due to start on July 20."
    told = _moment(text, "patrols", Certainty.PLANNED, "deployment")
    assert (told.earliest, told.latest) == (date(2018, 7, 20), date(2018, 7, 20))


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The talks, due to open on July 20, were called off.", "called", date(2018, 7, 20)),
        ("The parade, planned for Monday, was cancelled.", "parade", date(2018, 7, 9)),
        ("Rebels seized the dam on Monday.", "seized", date(2018, 7, 2)),
        ("Rebels seized the dam on October 20.", "seized", date(2017, 10, 20)),
    ],
)
def test_a_coming_day_is_not_turned_back_to_a_past_one(text: str, trigger: str, day: date) -> None:
    assert _moment(text, trigger).earliest == day


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels violated the 2016 deal.", "violated"),
        ("The council condemned Friday's raid.", "condemned"),
        ("Rebels pushed on to Haro, the army's last base, in May.", "base"),
        ("It was the heaviest raid since 2016.", "raid"),
        ("The village fell after three weeks of shelling.", "fell"),
    ],
)
def test_the_time_of_another_thing_is_not_taken(text: str, trigger: str) -> None:
    assert _moment(text, trigger).text is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Friday's raid killed four people.", "killed", date(2018, 7, 6)),
        ("Four people were killed in Friday's raid.", "killed", date(2018, 7, 6)),
        ("Troops took the mill on Friday, two days after rebels left it.", "left", date(2018, 7, 4)),
        ("Four days after the coup of July 2, soldiers fired on a crowd.", "fired", date(2018, 7, 6)),
        ("The raid of June 12, which wounded nine people, went on for hours.", "wounded", date(2018, 6, 12)),
    ],
)
def test_a_day_is_told_by_another_happening(text: str, trigger: str, day: date) -> None:
    told = _moment(text, trigger)
    assert (told.earliest, told.latest) == (day, day)


def test_from_an_undated_happening_only_a_bound_is_known() -> None:
    told = _moment("Troops took the mill two days after rebels left it.", "left")
    assert (told.earliest, told.latest) == (None, date(2018, 7, 5))


def test_a_happening_of_its_own_clause_outranks_the_clause_before() -> None:
    text = "Troops ringed the port in May and took it in a push that started in June."
    told = _moment(text, "took")
    assert (told.earliest, told.latest) == (date(2018, 6, 1), SATURDAY)


def test_a_participle_shares_the_time_of_the_clause_before_it() -> None:
    text = "Families are trapped in Haro, which rebels have ringed since June 3, keeping out flour."
    assert _moment(text, "keeping", type="aid_access").earliest == date(2018, 6, 3)


def test_now_is_the_day_on_which_it_was_said() -> None:
    text = "The group said on Thursday that it now holds the port."
    assert _moment(text, "holds", type="control_statement").earliest == date(2018, 7, 5)


def test_the_day_of_an_agreement_is_not_that_of_what_was_agreed() -> None:
    text = "On Thursday the councils had agreed to reopen a bridge."
    told = _moment(text, "reopen", Certainty.PLANNED, "infrastructure_status")
    assert (told.earliest, told.latest) == (SATURDAY, None)


def test_a_plan_until_a_day_runs_from_publication() -> None:
    told = _moment("The ban will stay in force until August 1.", "stay", Certainty.PLANNED, "sanction")
    assert (told.earliest, told.latest) == (SATURDAY, date(2018, 8, 1))
