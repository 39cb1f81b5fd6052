"""Time words: what they say and which days they mean on the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.claims.when import find
from firsthand.claims.when.days import Days
from firsthand.model import Precision

SATURDAY = date(2018, 7, 7)

DAYS = [
    ("Early Friday the village changed hands", "Early Friday", "2018-07-06", "2018-07-06"),
    ("They fell from Sunday to Tuesday", "from Sunday to Tuesday", "2018-07-01", "2018-07-03"),
    ("Several days ago the road was cut", "Several days ago", "2018-06-28", "2018-07-04"),
    ("Mortars fell overnight", "overnight", "2018-07-06", "2018-07-07"),
    ("It burned on the night of 5 to 6 July", "on the night of 5 to 6 July", "2018-07-05", "2018-07-06"),
    ("The depot was hit late last month", "late last month", "2018-06-21", "2018-06-30"),
    ("Two weeks earlier the mayor had fled", "Two weeks earlier", "2018-06-20", "2018-06-25"),
    ("Shells have fallen since Tuesday", "since Tuesday", "2018-07-03", "2018-07-07"),
    ("The toll rose over the past week", "over the past week", "2018-06-30", "2018-07-07"),
    ("Guns were handed in on or before 3 July", "on or before 3 July", None, "2018-07-03"),
    ("This year four towns fell", "This year", "2018-01-01", "2018-07-07"),
    ("Ten died in the 48 hours to Monday", "in the 48 hours to Monday", "2018-06-30", "2018-07-02"),
    ("They will leave by November 15", "by November 15", None, "2018-11-15"),
    ("Saturday's attack was the third", "Saturday's", "2018-07-07", "2018-07-07"),
    ("It began in the third week of March", "in the third week of March", "2018-03-15", "2018-03-21"),
    ("The town fell in 2015", "in 2015", "2015-01-01", "2015-12-31"),
    ("The 2015 deal is dead", "2015", "2015-01-01", "2015-12-31"),
    ("A convoy came on June 24 and 25", "on June 24 and 25", "2018-06-24", "2018-06-25"),
    ("They met between April 12 and 15", "between April 12 and 15", "2018-04-12", "2018-04-15"),
    ("Many have fled since early December", "since early December", "2017-12-01", "2018-07-07"),
    ("Six died in the previous 24 hours", "in the previous 24 hours", "2018-07-06", "2018-07-07"),
    ("It lasted from March to June 2017", "from March to June 2017", "2017-03-01", "2017-06-30"),
    ("They will hand it over on Tuesday", "on Tuesday", "2018-07-10", "2018-07-10"),
    ("The base was built in the 1990s", "in the 1990s", "1990-01-01", "1999-12-31"),
    ("Last autumn the hill was lost", "Last autumn", "2017-09-01", "2017-11-30"),
    ("Planes came before dawn on Wednesday", "before dawn on Wednesday", "2018-07-04", "2018-07-04"),
    ("Late on Friday guns fell silent", "Late on Friday", "2018-07-06", "2018-07-06"),
    ("Incidents doubled in the first three months of the year", "in the first three months of the year",
     "2018-01-01", "2018-03-31"),
    ("The pass shut earlier this month", "earlier this month", "2018-07-01", "2018-07-06"),
    ("The bridge was blown up in May", "in May", "2018-05-01", "2018-05-31"),
    ("They must pull back until the end of February", "until the end of February", None, "2019-02-28"),
    ("Patrols start within seven days", "within seven days", "2018-07-07", "2018-07-14"),
    ("The raid came the day before yesterday", "the day before yesterday", "2018-07-05", "2018-07-05"),
    ("At 8:30 a.m. on Thursday the gate opened", "At 8:30 a.m. on Thursday", "2018-07-05", "2018-07-05"),
    ("In the early hours of Sunday it blew up", "In the early hours of Sunday", "2018-07-01", "2018-07-01"),
    ("On March 9 last year the post was razed", "On March 9 last year", "2017-03-09", "2017-03-09"),
    ("Yesterday the crossing reopened", "Yesterday", "2018-07-06", "2018-07-06"),
    ("Trucks are due in the coming days", "in the coming days", "2018-07-07", "2018-07-14"),
    ("Hundreds left in recent days", "in recent days", "2018-06-30", "2018-07-07"),
    ("The truce of 1 June 2018 is over", "of 1 June 2018", "2018-06-01", "2018-06-01"),
    ("On 2018-06-30 the list was signed", "On 2018-06-30", "2018-06-30", "2018-06-30"),
    ("In December the garrison left", "In December", "2017-12-01", "2017-12-31"),
    ("Last Friday the hospital closed", "Last Friday", "2018-07-06", "2018-07-06"),
    ("Days earlier the mill had burned", "Days earlier", "2018-07-01", "2018-07-06"),
    ("The month before, the bakery closed", "The month before", "2018-06-01", "2018-06-30"),
    ("The depot burned on the 24th", "on the 24th", "2018-06-24", "2018-06-24"),
    ("They came on the 5th and 6th.", "on the 5th and 6th", "2018-07-05", "2018-07-06"),
    ("The bridge fell on Thursday of last week", "on Thursday of last week", "2018-06-28", "2018-06-28"),
    ("Shells fell on Friday (29 June)", "on Friday (29 June", "2018-06-29", "2018-06-29"),
    ("As of Monday, 40 had died", "As of Monday", None, "2018-07-02"),
    ("The camp burned on the 63rd day of the siege", "on the 63rd day", "2018-05-06", "2018-07-07"),
    ("The war, now in its third year, goes on", "now in its third year", "2015-07-07", "2018-07-07"),
    ("Guns were heard all day", "all day", "2018-07-07", "2018-07-07"),
    ("In the early morning a mine went off", "In the early morning", "2018-07-06", "2018-07-07"),
    ("The truce broke during Ramadan", "during Ramadan", "2018-05-15", "2018-06-15"),
    ("A van blew up on Christmas Eve", "on Christmas Eve", "2017-12-24", "2017-12-24"),
    ("Guards have 60 days to leave the fort", "have 60 days", "2018-07-07", "2018-09-05"),
    ("He left last week after the raid", "last week", "2018-06-25", "2018-07-01"),
    ("Hundreds left over the past couple of weeks", "over the past couple of weeks", "2018-06-16", "2018-07-07"),
    ("The army declared a truce from Tuesday", "from Tuesday", "2018-07-10", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "said", "earliest", "latest"), DAYS)
def test_words_mean_these_days(sentence: str, said: str, earliest: str | None, latest: str | None) -> None:
    words = next(w for w in find(sentence, 0, SATURDAY) if said in w.text or w.text in said)
    assert (words.text, str(words.earliest), str(words.latest)) == (said, str(earliest), str(latest))


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("For a third straight day mortars fell", "frequency"),
        ("It was the deadliest raid in nine weeks", "frequency"),
        ("A 12-year-old boy was hurt", "age"),
        ("Prayers end every Friday", "frequency"),
        ("It went on for five years", "duration"),
        ("Families have waited since 2016", "since"),
        ("They must be gone by Monday", "until"),
        ("It was the deadliest raid since 2011", "frequency"),
        ("For the first time since March aid came in", "frequency"),
        ("Shops reopened two days after the shelling", "offset"),
        ("Many have fled since the fighting began", "since"),
    ],
)
def test_the_role_says_how_words_stand_to_the_happening(sentence: str, role: str) -> None:
    assert [w.role for w in find(sentence, 0, SATURDAY)] == [role]


@pytest.mark.parametrize(
    "sentence",
    ["They may attack again", "Columns march on the port", "Some 2015 people crossed", "Nine died"],
)
def test_look_alikes_are_no_time(sentence: str) -> None:
    assert find(sentence, 0, SATURDAY) == []


def test_an_age_and_a_habit_never_name_a_day() -> None:
    for words in find("The 9-year-old girl fetches water every day", 0, SATURDAY):
        assert (words.earliest, words.latest) == (None, None)


def test_offsets_count_from_the_text_version() -> None:
    text = "Quiet. On Monday they left."
    words = find(text[7:], 7, SATURDAY)[0]
    assert text[words.start : words.end] == words.text == "On Monday"


TOLD = Days(date(2018, 6, 20), date(2018, 6, 20), Precision.DAY)


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest"),
    [
        ("Since then ten more have died", "2018-06-20", "2018-07-07"),
        ("At the time the road was open", "2018-06-20", "2018-06-20"),
        ("Later that month the mill burned", "2018-06-20", "2018-06-30"),
        ("The previous week the mill had burned", "2018-06-11", "2018-06-17"),
        ("By then the square was empty", None, "2018-06-20"),
    ],
)
def test_words_are_reckoned_from_what_was_told_before(sentence: str, earliest: str | None, latest: str) -> None:
    words = find(sentence, 0, SATURDAY, TOLD)[0]
    assert (str(words.earliest), str(words.latest)) == (str(earliest), latest)


def test_since_an_event_of_which_nobody_told_the_day_is_open() -> None:
    words = find("Since the uprising began 400 have died", 0, SATURDAY)[0]
    assert (words.earliest, words.latest) == (None, SATURDAY)


def test_a_month_before_the_fighting_is_no_event_of_its_own() -> None:
    words = find("Since April the fighting has emptied the valley", 0, SATURDAY)[0]
    assert (words.text, words.earliest) == ("Since April", date(2018, 4, 1))
