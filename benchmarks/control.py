"""Cost of the ledger of control by places: filter, first full solve, a further day, one more report, memory.

    python benchmarks/control.py [--places 1000 3000 10000 30000 100000] [--json OUT] [--plot OUT.svg]

Ten pieces of evidence a place, five holders, a year; made by a fixed seed. Each size runs in a process of its own,
on one thread, and is timed in CPU seconds.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from firsthand.ledgers.control.amending import amended
from firsthand.ledgers.control.basis import Basis
from firsthand.ledgers.control.columns import CHANGES, FOUGHT, HOLDS, NOBODY, Columns, joined_columns
from firsthand.ledgers.control.evidence import Piece
from firsthand.ledgers.control.filter import Chain
from firsthand.ledgers.control.ground import Ground
from firsthand.ledgers.control.reckoning import Reckoning
from firsthand.lexicon.figures import control_weights
from firsthand.model import Place

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
EACH = 10
STATES = ("a", "b", "c", "d", "e")
FIRST = date(2030, 1, 1)
DAYS = 365
DEGREES = 9.0
REPORTS = 12
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True)
class Figure:
    """What one size cost: CPU seconds and megabytes.

    `update` is the middle of several reports, `update_most` the worst; for `anew` of them all was made anew.
    """

    places: int
    evidence: int
    filter: float
    solve: float
    day: float
    update: float
    update_most: float
    anew: int
    peak_mb: float


class Whole:
    """One square region that holds all places."""

    def known(self, region: str, /) -> bool:
        return region == "all"

    def polygon(self, _region: str, /) -> BaseGeometry:
        return box(0.0, 0.0, DEGREES, DEGREES)

    def members(self, region: str, places: Sequence[Place], /) -> list[Place]:
        return list(places) if region == "all" else []


def country(size: int, seed: int = 7) -> list[Place]:
    """Places spread over a square country of about a million square kilometres."""
    at = np.random.default_rng(seed).uniform(0.0, DEGREES, (size, 2)).tolist()
    return [
        Place(id=f"p{i:06d}", name=f"p{i}", lat=lat, lon=lon, kind="town", country="ZZ")
        for i, (lat, lon) in enumerate(at)
    ]


def evidence(places: list[Place], each: int, seed: int = 11) -> Columns:
    """Words on who holds what: five stripes of ground whose borders move with the days, a tenth of the words false."""
    random = np.random.default_rng(seed)
    count = each * len(places)
    place = random.integers(0, len(places), count)
    day = FIRST.toordinal() + random.integers(0, DAYS, count)
    lon = np.array([p.lon for p in places])[place]
    moved = (lon / DEGREES + 0.15 * (day - FIRST.toordinal()) / DAYS) * len(STATES)
    holder = np.where(
        random.uniform(size=count) < 0.1, random.integers(0, len(STATES), count), moved.astype(int) % len(STATES)
    )
    effect = random.choice([CHANGES, HOLDS, FOUGHT], count, p=[0.35, 0.5, 0.15])
    weight = np.where(effect == FOUGHT, 0.0, random.uniform(0.3, 2.5, count))
    no, nobody = np.zeros(count, dtype=bool), np.full(count, NOBODY)
    event = np.array([f"e{number:07d}" for number in np.argsort(np.argsort(day, kind="stable"))], dtype=object)
    told = Columns(
        place=place, day=day, effect=effect, holder=np.where(effect == FOUGHT, NOBODY, holder), loser=nobody,
        weight=weight, mass=weight, odds=np.full(count, 0.7), hazard=np.where(effect == FOUGHT, 0.015, 0.0),
        direct=~no, before=no, lasting=no, first=day, last=day, event=event,
    )  # fmt: skip
    return told.at(np.argsort(day, kind="stable"))


def reports(places: list[Place], last: date, seed: int = 13) -> list[Piece]:
    """Reports that come one after the other on the last days, each of one place."""
    random = np.random.default_rng(seed)
    found = []
    for number in range(REPORTS):
        place, effect = int(random.integers(0, len(places))), ("changes", "holds")[number % 2]
        holder, day = STATES[int(random.integers(0, len(STATES)))], last - timedelta(days=number % 3)
        found.append(Piece(place, day, effect, holder, None, 1.4, 1.4, 0.7, 0.0, True, f"n{number:03d}", day, day))
    return found


def updates(basis: Basis, come: Sequence[Piece], last: date) -> tuple[list[float], int]:
    """CPU seconds from each report to all places' chances of the last day, and for how many all was made anew."""
    taken, anew, now = [], 0, basis
    for piece in come:
        started = time.process_time()
        after = amended(now, [piece], [])
        if after is None:
            anew += 1
            told = joined_columns(now.of(np.arange(len(basis.ground.places))), Columns.of([piece], STATES))
            after = Basis(basis.ground, told, STATES, basis.figures)
        Reckoning(after, ()).snapshot(last)
        taken.append(time.process_time() - started)
        now = after
    return taken, anew


def measure(size: int) -> Figure:
    """Time one size."""
    figures, places = control_weights(), country(size)
    told, ground = evidence(places, EACH), Ground(places, Whole())
    last = date.fromordinal(FIRST.toordinal() + DAYS)
    started = time.process_time()
    Chain(told.weighing(), STATES, figures.filter).on(last)
    filtered = time.process_time() - started
    ground.points  # noqa: B018  projected once for a map, not for each report
    started = time.process_time()
    basis = Basis(ground, told, STATES, figures)
    reckoning = Reckoning(basis, ())
    reckoning.snapshot(last)
    solved = time.process_time() - started
    started = time.process_time()
    reckoning.snapshot(date.fromordinal(last.toordinal() - 1))
    day = time.process_time() - started
    taken, anew = updates(basis, reports(places, last), last)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Figure(size, len(told), filtered, solved, day, float(np.median(taken)), max(taken), anew, peak)


def alone(size: int) -> Figure:
    """The same in a process of its own, so that peaks do not add up."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, (size,))


def main() -> None:
    """Measure all sizes, print them, write JSON and the plot."""
    parser = argparse.ArgumentParser(description="Cost of the ledger of control by the number of places.")
    parser.add_argument("--places", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    os.environ.update(dict.fromkeys(THREADS, "1"))
    found = []
    for size in options.places:
        found.append(alone(size))
        print(json.dumps(asdict(found[-1])), flush=True)
    if options.json:
        options.json.write_text(json.dumps([asdict(f) for f in found], indent=1) + "\n", encoding="utf-8")
    if options.plot:
        options.plot.write_text(plot(found), encoding="utf-8")


def plot(found: list[Figure]) -> str:
    """Seconds against places, both on scales of tens, as SVG."""
    wide, high, left, low = 560, 320, 60, 40
    x0, x1 = np.log10(found[0].places), max(np.log10(found[-1].places), np.log10(found[0].places) + 1e-9)
    y0, y1 = -2.0, 2.0

    def at(places: float, seconds: float) -> str:
        x = left + (wide - left - 120) * (np.log10(places) - x0) / (x1 - x0)
        y = high - low - (high - 2 * low) * (np.log10(max(seconds, 10**y0)) - y0) / (y1 - y0)
        return f"{x:.1f},{y:.1f}"

    frame = f'viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="11"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>', '<rect width="100%" height="100%" fill="white"/>']
    for power in range(int(y0), int(y1) + 1):
        start, end = at(found[0].places, 10.0**power), at(found[-1].places, 10.0**power)
        parts.append(f'<polyline points="{start} {end}" stroke="#ddd" fill="none"/>')
        parts.append(f'<text x="8" y="{start.split(",")[1]}">{10.0**power:g} s</text>')
    for figure in found:
        x = at(figure.places, 1.0).split(",")[0]
        parts.append(f'<text x="{x}" y="{high - 14}" text-anchor="middle">{figure.places:,}</text>')
    series = {"filter": "#1b6", "solve": "#c33", "day": "#36c", "update": "#a3a"}
    for name, colour in series.items():
        line = " ".join(at(f.places, getattr(f, name)) for f in found)
        parts.append(f'<polyline points="{line}" stroke="{colour}" stroke-width="2" fill="none"/>')
        x, y = at(found[-1].places, getattr(found[-1], name)).split(",")
        parts.append(
            f'<text x="{float(x) + 6:.0f}" y="{y}" fill="{colour}">{name} {getattr(found[-1], name):.2g} s</text>'
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    main()
