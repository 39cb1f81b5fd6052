from __future__ import annotations

from datetime import date

from firsthand.web.draw.chain import chain
from firsthand.web.views.telling import Line, Telling


def line(outlet: str, root: str, copied: int | None = None, carriers: tuple[str, ...] = ()) -> Line:
    return Line(outlet, date(2018, 7, 6), carriers, "said", root, "grade B", False, copied, "/documents/x")


def test_copies_are_dashed_and_roots_stand_once() -> None:
    drawn = str(chain(Telling((line("A", "R"), line("B", "R", 84), line("C", "S", None, ("Agency",))), "3 reports")))
    assert drawn.count('class="box root"') == 2
    assert drawn.count("way copied") == 1 and "84 % same words" in drawn
    assert "Agency" in drawn and 'aria-label="3 reports"' in drawn
