from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from tests.unit.web.newsroom import Newsroom

from firsthand.model import Certainty, ClaimType, Standing
from firsthand.web import wording
from firsthand.web.answers import folder

JULY = date(2018, 7, 6)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (JULY, JULY, "6 Jul 2018"),
        (date(2018, 7, 3), JULY, "3 to 6 Jul 2018"),
        (date(2018, 6, 30), JULY, "30 Jun to 6 Jul 2018"),
        (date(2015, 4, 1), JULY, "1 Apr 2015 to 6 Jul 2018"),
        (None, JULY, "by 6 Jul 2018"),
        (JULY, None, "from 6 Jul 2018 on"),
        (None, None, "day not known"),
    ],
)
def test_intervals_of_days_are_said_shortly(first: date | None, last: date | None, said: str) -> None:
    assert wording.days(first, last) == said


def test_a_chance_is_never_none_nor_all() -> None:
    assert (wording.chance(0.0), wording.chance(0.998), wording.chance(0.5)) == ("1 %", "99 %", "50 %")
    assert (wording.percent(0.2), wording.percent(0.0)) == ("under 1 %", "0 %")


def test_every_type_of_claim_has_titles_a_group_and_a_symbol() -> None:
    symbols = (folder("static") / "symbols.svg").read_text()
    for type_ in get_args(ClaimType):
        kind = wording.kind_of(type_)
        assert kind["group"] in wording.table("titles")["group"], type_
        assert f'id="{kind["glyph"]}"' in symbols, type_
        assert "{" not in kind["titles"][-1], f"{type_} needs a title without slots"


def test_every_certainty_and_standing_has_a_word() -> None:
    assert {c.value for c in Certainty} == set(wording.table("words")["certainty"])
    assert {s.value for s in Standing} == set(wording.table("words")["standing"])


def test_a_title_says_who_did_it_first(room: Newsroom) -> None:
    world = room.world
    taken = next(e for e in world.events() if e.type == "capture" and e.place and e.place.id == "nassib-crossing")
    held = next(e for e in world.events() if e.type == "control_statement")
    assert wording.title(taken, world.name) == "Syrian Arab Army took Nassib Crossing"
    assert wording.title(held, world.name).startswith("Southern Front said to hold")
    bare = taken.model_copy(update={"fields": (), "place": None})
    assert wording.title(bare, world.name) == "Ground taken"


def test_a_code_without_a_word_is_readable() -> None:
    assert wording.word("status", "half_open") == "half open"
