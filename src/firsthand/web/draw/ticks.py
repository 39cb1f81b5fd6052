"""Evidence ticks: one bar for each independent source, a hollow one for each copy, a slanted one against."""

from __future__ import annotations

from markupsafe import Markup

from firsthand.web.draw.svg import picture, tag
from firsthand.web.views.evidence import Ticks

STEP, WIDE, HIGH = 7, 5, 12


def ticks(evidence: Ticks) -> Markup:
    """The ticks of an event, or the number where there would be too many."""
    if evidence.too_many:
        return tag("span", evidence.label, class_="ticks-number")
    kinds = ["for"] * evidence.independent + ["copy"] * evidence.copies + ["against"] * evidence.against
    if not kinds:
        return Markup("")
    bars = [_bar(kind, 1 + i * STEP) for i, kind in enumerate(kinds)]
    wide = len(kinds) * STEP + 3
    return picture(evidence.label, *bars, class_="ticks", viewBox=f"0 0 {wide} {HIGH + 2}", width=wide, height=HIGH + 2)


def _bar(kind: str, x: int) -> Markup:
    if kind == "against":
        return tag("path", d=f"M{x} {HIGH + 1}l3 -{HIGH}h3l-3 {HIGH}z", class_="tick-against")
    if kind == "copy":
        return tag("rect", x=x + 0.5, y=1.5, width=WIDE - 1, height=HIGH - 1, class_="tick-copy")
    return tag("rect", x=x, y=1, width=WIDE, height=HIGH, class_="tick-for")
