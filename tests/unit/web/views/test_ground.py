from __future__ import annotations

from dataclasses import replace
from datetime import date

from firsthand.web.asked import Asked
from firsthand.web.views import ground


def test_a_crossing_has_two_accounts_each_with_its_words(asked: Asked) -> None:
    found = {c.state.crossing: c for c in ground.crossings(asked, ground.slots(asked))}
    nassib = found["nassib-crossing"]
    assert nassib.face.id == "syria-government"
    assert nassib.status == "shut"
    assert nassib.controller_quote and nassib.controller_quote.published == date(2018, 7, 6)
    assert nassib.status_quote and nassib.status_quote.published == date(2018, 6, 30)


def test_before_the_capture_somebody_else_held_it(asked: Asked) -> None:
    before = replace(asked, on=date(2018, 7, 1), known=date(2018, 7, 1))
    found = {c.state.crossing: c for c in ground.crossings(before, ground.slots(before))}
    assert found["nassib-crossing"].face.id == "southern-front"


def test_without_reports_of_ground_there_are_no_shares(asked: Asked) -> None:
    elsewhere = replace(asked, region="adm1-SY-HI")
    assert ground.shares(elsewhere, ground.slots(elsewhere)) == []
    assert ground.holders(elsewhere, ground.slots(elsewhere)) == []
