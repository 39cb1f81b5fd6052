from __future__ import annotations

from firsthand.web.draw.ticks import ticks
from firsthand.web.views.evidence import Ticks


def test_one_bar_for_each_voice_copy_and_denial() -> None:
    drawn = str(ticks(Ticks(2, 1, 1)))
    assert (drawn.count("tick-for"), drawn.count("tick-copy"), drawn.count("tick-against")) == (2, 1, 1)
    assert "2 independent sources, 1 copy, 1 against" in drawn


def test_a_number_stands_for_many_bars() -> None:
    assert "<svg" not in str(ticks(Ticks(6, 3, 0)))
    assert str(ticks(Ticks(0, 0, 0))) == ""
