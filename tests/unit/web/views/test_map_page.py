from __future__ import annotations

from dataclasses import replace
from datetime import date

from firsthand.web.asked import Asked
from firsthand.web.views.map_page import map_page, table_page


def test_the_list_holds_what_happened_by_the_day(asked: Asked) -> None:
    view = map_page(asked, [], two=False, chosen=None)
    assert [day for day, _ in view.days] == [date(2018, 7, 6), date(2018, 6, 30)]
    before = map_page(replace(asked, on=date(2018, 7, 1)), [], two=False, chosen=None)
    assert [day for day, _ in before.days] == [date(2018, 6, 30)]


def test_filters_leave_out_other_groups_and_single_voices(asked: Asked) -> None:
    people = map_page(asked, ["people"], two=False, chosen=None)
    assert {r.group for _, rows in people.days for r in rows} == {"people"}
    two = map_page(asked, [], two=True, chosen=None)
    assert all(r.ticks.independent > 1 for _, rows in two.days for r in rows) and two.total == 1


def test_only_recent_events_are_drawn(asked: Asked) -> None:
    view = map_page(asked, [], two=False, chosen=None)
    drawn = {r.day for _, rows in view.days for r in rows if r.id in view.drawn}
    assert drawn == {date(2018, 7, 6)}


def test_the_card_shows_the_best_words(asked: Asked) -> None:
    event = next(e for e in asked.world.events(asked.known) if e.type == "capture")
    card = map_page(asked, [], two=False, chosen=event.id).card
    assert card is not None and card.quote is not None and not card.quote.against
    assert map_page(asked, [], two=False, chosen="e-none").card is None


def test_shares_shown_sum_to_a_hundred(asked: Asked) -> None:
    view = map_page(asked, [], two=False, chosen=None)
    assert sum(s.percent for s in view.shares) == 100
    assert all(s.exact.low <= s.exact.percent <= s.exact.high for s in view.shares)


def test_tables_of_one_holder(asked: Asked) -> None:
    page = table_page(asked, "syria-government")
    ids = {r.holding.holder for r in page.holders} | {r.second.id for r in page.holders if r.second}
    assert "syria-government" in ids
    nassib = next(r for r in page.holders if r.id == "nassib-crossing")
    assert nassib.quote is not None and "Nassib crossing" in nassib.quote.marked
