from __future__ import annotations

from firsthand.web.asked import Asked
from firsthand.web.draw.timeline import axis, claims_plot, events_plot
from firsthand.web.views.timeline import timeline


def test_days_after_known_are_grey_and_empty(asked: Asked) -> None:
    plot = timeline(asked)
    for drawn in (str(events_plot(plot)), str(claims_plot(plot))):
        assert drawn.count('class="later"') == 1
    assert "as known on 7 Jul 2018" in str(claims_plot(plot))


def test_the_axis_names_first_and_last_day(asked: Asked) -> None:
    drawn = str(axis(timeline(asked)))
    assert "29 Jun" in drawn and "20 Jul" in drawn
