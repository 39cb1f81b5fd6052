"""The band of a place's holders over the period of the reports."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from firsthand.web import wording
from firsthand.web.draw.svg import picture, share, tag
from firsthand.web.views.place import Band

HIGH, EDGE = 40, 7


def band(shown: Band) -> Markup:
    """Soft fill, a solid edge in the holder's colour, stripes where contested, a line on the shown day."""
    parts: list[Markup] = []
    for span in shown.spans:
        x, wide = _place(span.first, span.last, shown)
        if wide <= 0:
            continue
        colour = f"a-{span.face.slots[0].id}"
        kind = {"contested": "hatch-own", "unknown": "dots"}.get(span.state, "")
        body = [
            tag("title", f"{span.face.name}, {span.word}, {wording.days(span.first, span.last)}"),
            tag("rect", x=share(x), y=0, width=share(wide), height=HIGH, class_="fill soft"),
        ]
        if kind:
            body.append(tag("rect", x=share(x), y=0, width=share(wide), height=HIGH, class_=kind))
        body.append(tag("rect", x=share(x), y=0, width=share(wide), height=EDGE, class_="fill"))
        if wide > len(span.face.name) * 1.1:
            body.append(tag("text", span.face.name, x=share(x + 0.8), y=26, class_="name"))
        parts.append(tag("g", *body, class_=colour))
    for told in shown.told:
        at = share(_at(told, shown))
        parts.append(tag("line", x1=at, x2=at, y1=HIGH + 4, y2=HIGH + 14, class_="claim-tick"))
    now = share(_at(shown.on, shown))
    parts.append(tag("line", x1=now, x2=now, y1=0, y2=HIGH + 16, class_="now"))
    parts += _days(shown)
    return picture(shown.label, *parts, class_="band", width="100%", height=HIGH + 34)


def _days(shown: Band) -> list[Markup]:
    ends = ((shown.first, "start", 0.0), (shown.last, "end", 100.0))
    return [tag("text", wording.day(d), x=share(x), y=HIGH + 30, text_anchor=a, class_="day") for d, a, x in ends]


def _at(day: date, shown: Band) -> float:
    return 100 * (day - shown.first).days / max(1, (shown.last - shown.first).days)


def _place(first: date, last: date | None, shown: Band) -> tuple[float, float]:
    low = max(0.0, _at(first, shown))
    high = min(100.0, _at(last, shown) + 100 / max(1, (shown.last - shown.first).days)) if last else 100.0
    return low, high - low
