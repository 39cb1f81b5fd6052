"""Laws of time words: they never run backwards, never name a day that they don't tell, and stand where they say."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.when import find
from firsthand.claims.when.days import Days
from firsthand.model import Precision

PUBLISHED = st.dates(min_value=date(1975, 1, 1), max_value=date(2060, 12, 31))
WORDS = st.sampled_from(
    [
        "on Friday", "since Monday", "by March 3", "until the end of May", "on the 31st", "in the 1990s", "last autumn",
        "during Ramadan", "on Orthodox Easter", "in recent days", "two weeks ago", "the week before", "days earlier",
        "from 3 to 5 April", "as of Tuesday", "overnight", "for a third day", "in its ninth year,", "since then",
        "the 63rd day of", "later that month", "within 48 hours", "from February 2021 to June 2022", "every Friday",
        "earlier this year", "in the second half of 2019", "on 29 February", "at the weekend", "has 60 days to",
        "over the past three months", "the deadliest since 2014", "two days after",
    ]
)  # fmt: skip
BARE = st.sampled_from(
    ["every Friday", "a 12-year-old", "almost daily", "the deadliest since 2014", "two days after it"]
)


@given(PUBLISHED, st.lists(WORDS, min_size=1, max_size=3), st.none() | PUBLISHED)
def test_no_stretch_runs_backwards(published: date, words: list[str], told: date | None) -> None:
    text = "The mill burned " + " and again ".join(words) + " dusk."
    before = Days(told, told, Precision.DAY) if told else None
    for found in find(text, 0, published, before):
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
        assert text[found.start : found.end] == found.text


@given(PUBLISHED, BARE)
def test_words_that_tell_no_day_name_none(published: date, words: str) -> None:
    assert all((w.earliest, w.latest) == (None, None) for w in find(f"The mill burned {words}", 0, published))
