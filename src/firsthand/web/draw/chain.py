"""The drawing of who told whom: outlets to the left, first speakers in heavy boxes to the right."""

from __future__ import annotations

from markupsafe import Markup

from firsthand.web import wording
from firsthand.web.draw.svg import picture, tag
from firsthand.web.views.telling import Line, Telling

WIDE, ROW, BOX = 760, 54, 42
LEFT, MIDDLE, RIGHT = (0, 200), (285, 200), (560, 200)
LETTERS = 27
MOST = 14


def chain(telling: Telling) -> Markup:
    """The drawing; its table form stands beside it on the page."""
    lines = telling.lines[:MOST]
    roots = list(dict.fromkeys(line.root for line in lines))
    level = {root: _middle([i for i, x in enumerate(lines) if x.root == root]) for root in roots}
    parts: list[Markup] = [_arrow_heads()]
    for i, line in enumerate(lines):
        parts += _way(line, i * ROW, round(level[line.root] * ROW))
    parts += [_box(RIGHT, round(level[r] * ROW), r, _note(lines, r), "box root") for r in roots]
    high = len(lines) * ROW
    return picture(telling.summary, *parts, class_="chain", viewBox=f"0 0 {WIDE} {high}", width="100%")


def _way(line: Line, y: int, root_y: int) -> list[Markup]:
    """One report, those who carried it, and the arrows between."""
    copied = line.copied is not None
    kind = "way copied" if copied else "way against" if line.against else "way"
    start = LEFT[0] + LEFT[1]
    parts = [_box(LEFT, y, line.outlet, wording.day(line.published), "box")]
    words = f"{line.copied} % same words" if copied else line.cue
    if line.carriers:
        parts += [
            _arrow(start, y, MIDDLE[0], y, kind),
            _box(MIDDLE, y, ", ".join(line.carriers), "carried by", "box"),
        ]
        start = MIDDLE[0] + MIDDLE[1]
    parts.append(_arrow(start, y, RIGHT[0], root_y, kind))
    if words:
        parts.append(tag("text", _cut(words, 22), x=start + 12, y=y + BOX / 2 - 6, class_="cue"))
    return parts


def _box(column: tuple[int, int], y: int, name: str, note: str, kind: str) -> Markup:
    x, wide = column
    return tag(
        "g",
        tag("title", name),
        tag("rect", x=x + 1, y=y + 2, width=wide - 2, height=BOX, rx=4),
        tag("text", _cut(name), x=x + 12, y=y + 20, class_="name"),
        tag("text", _cut(note, 34), x=x + 12, y=y + 35, class_="note"),
        class_=kind,
    )


def _arrow(x1: int, y1: int, x2: int, y2: int, kind: str) -> Markup:
    a, b, half = y1 + BOX / 2 + 2, y2 + BOX / 2 + 2, (x2 - x1) / 2
    return tag(
        "path",
        d=f"M{x1} {a}C{x1 + half} {a} {x2 - half} {b} {x2 - 3} {b}",
        class_=kind,
        marker_end="url(#head)",
    )


def _arrow_heads() -> Markup:
    marker = tag(
        "marker", tag("path", d="M0 0L8 4L0 8z"),
        id="head", viewBox="0 0 8 8", refX=7, refY=4, markerWidth=8, markerHeight=8, orient="auto",
    )  # fmt: skip
    return tag("defs", marker)


def _note(lines: tuple[Line, ...], root: str) -> str:
    found = [line for line in lines if line.root == root]
    return ("against; " if found[0].against else "") + found[0].root_note


def _middle(rows: list[int]) -> float:
    return rows[0] if len(rows) == 1 else sum(rows) / len(rows)


def _cut(text: str, most: int = LETTERS) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
