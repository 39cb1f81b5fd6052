"""Bars of shares: solid is named by sources, striped is inferred, the bracket is the 90 % interval."""

from __future__ import annotations

from markupsafe import Markup

from firsthand.web.draw.svg import picture, share, tag
from firsthand.web.views.ground import ShareRow

HIGH = 14


def share_bar(row: ShareRow) -> Markup:
    """A holder's share on a scale from 0 to 100."""
    exact = row.exact
    label = (
        f"{row.face.name}: {row.percent} %, between {exact.low:.0f} and {exact.high:.0f}; "
        f"{exact.named:.0f} named by sources, {exact.inferred:.0f} inferred"
    )
    parts = [
        tag("rect", x=0, y=2, width="100%", height=HIGH - 4, class_="track"),
        tag("rect", x=0, y=2, width=share(exact.named), height=HIGH - 4, class_="fill"),
        tag(
            "rect",
            x=share(exact.named),
            y=2,
            width=share(exact.inferred),
            height=HIGH - 4,
            class_="fill soft",
        ),
        tag("rect", x=share(exact.named), y=2, width=share(exact.inferred), height=HIGH - 4, class_="hatch"),
    ]
    if exact.high > exact.low:
        parts += bracket(exact.low, exact.high)
    return picture(label, *parts, class_=f"share-bar a-{row.face.slots[0].id}", width="100%", height=HIGH)


def bracket(low: float, high: float) -> list[Markup]:
    """The interval: a line with an upright at both ends."""
    middle = HIGH / 2
    return [
        tag("line", x1=share(low), x2=share(high), y1=middle, y2=middle, class_="bracket"),
        tag("line", x1=share(low), x2=share(low), y1=1, y2=HIGH - 1, class_="bracket"),
        tag("line", x1=share(high), x2=share(high), y1=1, y2=HIGH - 1, class_="bracket"),
    ]
