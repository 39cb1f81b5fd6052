"""What a report goes on telling of: the day of its news, of its history, since when its totals count."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.claims.parsed import parsed, word

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.when import Thread, TimeWords, find
from firsthand.model import Moment, Precision, Standing

DAY = date(2018, 7, 7)


def _told(thread: Thread, text: str, type: str, standing: Standing = Standing.NEWS, index: int = 0) -> None:
    """Let the thread take in a sentence whose claim tells its first time words."""
    sentence = ParsedSentence(index, 0, len(text), text, 0, 0)
    words = find(text, 0, DAY, thread.told)
    item = words[-1]
    found = Moment(start=item.start, end=item.end, text=item.text, earliest=item.earliest, latest=item.latest,
                   precision=item.precision, rule=item.rule)  # fmt: skip
    thread.keep(sentence, words, found, type, standing)


def _carried(
    thread: Thread, text: str, trigger: str, type: str, standing: Standing = Standing.NEWS
) -> TimeWords | None:
    sentence = parsed(text)
    sentence.index = 1
    return thread.carried(sentence, word(sentence, trigger), type, standing)


@pytest.fixture
def monday() -> Thread:
    thread = Thread(DAY)
    _told(thread, "Rebels took the mill on Monday", "capture")
    return thread


def test_the_news_goes_on_telling_of_its_day(monday: Thread) -> None:
    carried = _carried(monday, "Nine people were wounded.", "wounded", "casualties")
    assert carried is not None
    assert (carried.earliest, carried.latest) == (date(2018, 7, 2), date(2018, 7, 2))


def test_what_has_happened_since_runs_up_to_now(monday: Thread) -> None:
    carried = _carried(monday, "Families have fled the valley.", "fled", "displacement")
    assert carried is not None
    assert (carried.earliest, carried.latest) == (date(2018, 7, 2), DAY)


def test_a_state_of_the_present_takes_no_day(monday: Thread) -> None:
    assert _carried(monday, "Rebels hold the hill.", "hold", "clash") is None


def test_history_takes_no_day_of_the_news(monday: Thread) -> None:
    assert _carried(monday, "Nine people were wounded.", "wounded", "casualties", Standing.BACKGROUND) is None


def test_history_goes_on_telling_of_its_own_day() -> None:
    thread = Thread(DAY)
    _told(thread, "In 2014 the group overran the city", "capture", Standing.BACKGROUND)
    carried = _carried(thread, "It killed 300 people.", "killed", "casualties", Standing.BACKGROUND)
    assert carried is not None
    assert carried.earliest == date(2014, 1, 1)


def test_the_raid_is_the_raid_that_was_told() -> None:
    thread = Thread(DAY)
    _told(thread, "Planes carried out a raid on Haro on Tuesday", "airstrike")
    carried = _carried(thread, "The raid destroyed a clinic.", "raid", "airstrike", Standing.BACKGROUND)
    assert carried is not None
    assert carried.earliest == date(2018, 7, 3)


def test_totals_count_from_the_beginning_that_was_told() -> None:
    thread = Thread(DAY)
    _told(thread, "Forty have died since the offensive began on May 2", "casualties")
    _told(thread, "Shells fell on Friday", "shelling")
    carried = _carried(thread, "Thousands have been displaced.", "displaced", "displacement")
    assert carried is not None
    assert carried.earliest == date(2018, 5, 2)


def test_since_the_coup_counts_from_where_it_was_told() -> None:
    thread = Thread(DAY)
    _told(thread, "Officers staged a coup on May 2", "capture", Standing.BACKGROUND)
    words = find("Ninety have been arrested since the coup", 0, DAY)[0]
    assert thread.since(words).earliest == date(2018, 5, 2)


def test_a_silent_sentence_is_heard_but_not_its_day_of_saying() -> None:
    thread = Thread(DAY)
    said = "The ministry said on Friday: nothing more"
    thread.hear(ParsedSentence(0, 0, len(said), said, 0, 0), find(said, 0, DAY))
    assert _carried(thread, "Nine people were wounded.", "wounded", "casualties") is None
    calm = "The square was calm on Thursday"
    thread.hear(ParsedSentence(0, 0, len(calm), calm, 0, 0), find(calm, 0, DAY))
    carried = _carried(thread, "Nine people were wounded.", "wounded", "casualties")
    assert carried is not None
    assert carried.earliest == date(2018, 7, 5)


def test_what_was_said_by_a_day_bounds_what_is_told_next() -> None:
    thread = Thread(DAY)
    text = "The army said on Friday that it had begun an advance"
    bound = Moment(earliest=None, latest=date(2018, 7, 6), precision=Precision.RANGE, rule="before-speech")
    thread.keep(ParsedSentence(0, 0, len(text), text, 0, 0), find(text, 0, DAY), bound, "offensive", Standing.NEWS)
    carried = _carried(thread, "Planes struck the port.", "struck", "airstrike")
    assert carried is not None
    assert (carried.earliest, carried.latest) == (None, date(2018, 7, 6))
