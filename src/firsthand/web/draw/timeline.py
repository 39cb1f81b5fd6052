"""The time plot: bars up for events by the day they happened, down for claims by day of publication."""

from __future__ import annotations

from datetime import timedelta

from markupsafe import Markup

from firsthand.web import wording
from firsthand.web.draw.svg import picture, share, tag
from firsthand.web.views.timeline import Timeline

UP, DOWN = 44, 26
MOST_LABELS = 7
A_YEAR = 366
THIN = 0.25  # per cent of the plot: a bar is never narrower


def events_plot(time: Timeline) -> Markup:
    """Events by the day they happened: solid for two or more independent sources, striped for one."""
    most = max(1, *(d.several + d.single for d in time.days))
    parts = [_later(time, UP)]
    for i, day in enumerate(time.days):
        high, solid = UP * (day.several + day.single) / most, UP * day.several / most
        if high:
            place = {"x": share(_left(i, time)), "width": share(_wide(time))}
            kind = "bar-on" if i == time.on else "bar"
            parts.append(tag("rect", **place, y=UP - high, height=high - solid, class_=f"{kind} soft"))
            parts.append(tag("rect", **place, y=UP - high, height=high - solid, class_="hatch"))
            parts.append(tag("rect", **place, y=UP - solid, height=solid, class_=kind))
    total = sum(d.several + d.single for d in time.days)
    several = sum(d.several for d in time.days)
    label = f"{wording.figures(total, 'event')} by day, {several} told by two or more sources"
    return picture(label, *parts, class_="plot up", width="100%", height=UP)


def claims_plot(time: Timeline) -> Markup:
    """Claims by the day they were published."""
    most = max(1, *(d.published for d in time.days))
    parts = [_later(time, DOWN)]
    for i, day in enumerate(time.days):
        if day.published:
            high = DOWN * day.published / most
            parts.append(
                tag(
                    "rect",
                    x=share(_left(i, time)),
                    width=share(_wide(time)),
                    y=0,
                    height=high,
                    class_="bar pale",
                )
            )
    total = sum(d.published for d in time.days)
    known = wording.day(time.days[time.known].day)
    label = f"{wording.figures(total, 'claim')} by day of publication, as known on {known}"
    return picture(label, *parts, class_="plot down", width="100%", height=DOWN)


def axis(time: Timeline) -> Markup:
    """The days under the plot, as many as have room."""
    last = len(time.days) - 1
    step = max(1, -(-len(time.days) // MOST_LABELS))
    shown = [i for i in range(0, len(time.days), step) if i == 0 or last - i >= step / 2] + [last]
    years = len(time.days) > A_YEAR
    words = []
    for i in dict.fromkeys(shown):
        day = time.first + timedelta(days=i)
        anchor = "start" if i == 0 else "end" if i == last else "middle"
        x = share(100 * i / max(1, last))
        words.append(tag("text", f"{day:%b %Y}" if years else f"{day.day} {day:%b}", x=x, y=12, text_anchor=anchor))
    return tag("svg", *words, class_="axis", width="100%", height=16, aria_hidden="true")


def _later(time: Timeline, high: int) -> Markup:
    """Grey ground on the days after `known`."""
    last = max(1, len(time.days) - 1)
    x = 100 * time.known / last + _wide(time) / 2
    if time.known >= last:
        return Markup("")
    return tag("rect", x=share(x), y=0, width=share(max(0.0, 100 - x)), height=high, class_="later")


def _wide(time: Timeline) -> float:
    return max(THIN, 80 / max(1, len(time.days) - 1))


def _left(index: int, time: Timeline) -> float:
    return 100 * index / max(1, len(time.days) - 1) - _wide(time) / 2
