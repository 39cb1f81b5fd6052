"""A line chart as SVG, for the pages of docs: axes from zero, a line for each series, its name at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

Points = Sequence[tuple[float, float]]

WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP, BOTTOM = 62, 120, 34, 46
COLOURS = ("#0b63a5", "#b3541e", "#4a7a2c", "#7a4a8c")
STEPS = (1, 2, 2.5, 5, 10)


def chart(title: str, across: str, up: str, series: Mapping[str, Points]) -> str:
    """The chart. `across` and `up` name the axes with their units."""
    right = ceiling(max(x for points in series.values() for x, _ in points))
    top = ceiling(max(y for points in series.values() for _, y in points))
    width, height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def at(x: float, y: float) -> tuple[float, float]:
        return LEFT + width * x / right, TOP + height * (1 - y / top)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"',
        f'font-size="12" role="img" aria-label="{escape(title)}"><rect width="100%" height="100%" fill="#fff"/>',
        words(LEFT, 18, title, "start", 'font-weight="bold"'),
        words(LEFT + width / 2, HEIGHT - 8, across, "middle"),
        words(LEFT - 46, TOP - 8, up, "start", 'fill="#555"'),
    ]
    for tick in ticks(top):
        _, y = at(0, tick)
        parts.append(
            f'<path d="M{LEFT} {y:.1f}H{LEFT + width}" stroke="#ddd"/>{words(LEFT - 6, y + 4, f"{tick:,g}", "end")}'
        )
    for tick in ticks(right):
        x, _ = at(tick, 0)
        parts.append(words(x, HEIGHT - BOTTOM + 16, f"{tick:,g}", "middle"))
    for (name, points), colour in zip(series.items(), COLOURS, strict=False):
        placed = [at(x, y) for x, y in points]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(words(placed[-1][0] + 6, placed[-1][1] + 4, name, "start", f'fill="{colour}"'))
    return "\n".join([*parts, "</svg>", ""])


def words(x: float, y: float, text: str, anchor: str, more: str = "") -> str:
    """Text at a point."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {more}>{escape(text)}</text>'


def ceiling(most: float) -> float:
    """The round number at or above the greatest value."""
    step = 10.0 ** (len(str(int(most))) - 1) if most >= 1 else 0.1
    return next(step * s for s in STEPS if step * s >= most)


def ticks(top: float) -> list[float]:
    """Five round steps from zero."""
    return [top * n / 5 for n in range(6)]
