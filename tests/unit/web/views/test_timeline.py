from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from firsthand.web.asked import Asked
from firsthand.web.views.timeline import period, same_since, timeline


def test_nothing_published_later_is_counted(asked: Asked) -> None:
    plot = timeline(asked)
    assert plot.last == date(2018, 7, 20)
    assert sum(d.published for d in plot.days) == len(asked.world.claims(asked.known))
    assert all(d.published == 0 for d in plot.days[plot.known + 1 :])
    assert sum(d.several + d.single for d in plot.days[plot.known + 1 :]) == 0


def test_bars_stand_on_the_day_that_it_happened(asked: Asked) -> None:
    plot = timeline(asked)
    assert plot.days[plot.on].day == date(2018, 7, 6) and plot.days[plot.on].several == 1


def test_days_of_change_are_known_ones(asked: Asked) -> None:
    plot = timeline(asked)
    assert plot.changes and all(0 <= i <= plot.known for i in plot.changes)
    early = timeline(replace(asked, on=date(2018, 6, 30), known=date(2018, 6, 30)))
    assert early.changes == ()


def test_how_long_the_map_has_looked_so() -> None:
    days = [date(2018, 7, 5), date(2018, 7, 8)]
    assert same_since(days, date(2018, 7, 6), date(2018, 7, 9)) == "same since 5 Jul 2018, next change 8 Jul 2018"
    assert same_since(days, date(2018, 7, 6), date(2018, 7, 7)).endswith("no later change is known")
    assert same_since([], date(2018, 7, 6), date(2018, 7, 7)).startswith("no change before")


def test_the_plot_begins_with_the_first_report_of_the_region(asked: Asked) -> None:
    first, _ = period(asked)
    elsewhere, _ = period(replace(asked, region="adm1-SD-DN"))
    told = [e.first_published for e in asked.world.events() if e.place and e.place.admin1 == "SY-DR"]
    assert first == min(told) - timedelta(days=1)
    assert elsewhere == asked.world.days()[0] - timedelta(days=1)
