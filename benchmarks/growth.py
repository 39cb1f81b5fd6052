"""Cost and memory of adding reports as the store grows: a long run into one store, looked at along the way.

    python benchmarks/growth.py [--shared ../shared] [--reports 20000] [--plot docs/images/growth.svg] [--json OUT]

The reports are short ones, made of six sentences that stand together in a development text, so that each differs
and is read as a report of its own; each fifth comes from the war reports, the rest from general news. Each is read,
compared with all before it for reprints and written to the disk, as `firsthand add` does. CPU seconds of one process;
a straight line means that a report costs the same however many there are.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from plot import chart
from speed import engine, general, on_one_thread, stories

from firsthand.documents import Supplied
from firsthand.pipeline.add import Step, add
from firsthand.store import Store

SENTENCES = 6
LOOKS = 40
SEED = 7
START = date(2016, 1, 1)
STOP = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'])")
STRAIGHT = 1.25  # the last tenth may cost this much more than the second
FLAT_MB = 150  # and the process grow by this much since then


def main() -> None:
    """Write the reports, add them, and say what each tenth of them cost."""
    on_one_thread()
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "reports.jsonl"
        corpus.write_text("".join(rows(options.shared, options.reports)), encoding="utf-8")
        looks = grow(corpus, Path(folder) / "growth.sqlite", options.reports)
    show(looks, options)
    judge(looks)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if not options.shared.is_dir():
        parser.error(f"{options.shared}: no such folder; put the development material there or name it with --shared")
    return options


def rows(shared: Path, count: int) -> Iterator[str]:
    """The reports, a JSON line each, no two with the same text."""
    drawn = random.Random(SEED)
    wars = [STOP.split(text) for text in stories(shared)]
    news = [STOP.split(text) for text in general(shared)]
    told: set[str] = set()
    while len(told) < count:
        text = drawn.choice(wars if len(told) % 5 == 0 else news)
        at = drawn.randrange(max(len(text) - SENTENCES, 1))
        held = " ".join(drawn.sample(part := text[at : at + SENTENCES], len(part)))
        if held not in told:
            told.add(held)
            day = START + timedelta(days=len(told) % 700)
            yield (
                json.dumps({"text": held, "published": day.isoformat(), "publisher": f"outlet {len(told) % 90}"}) + "\n"
            )


def grow(corpus: Path, where: Path, count: int) -> list[dict[str, float]]:
    """Add the reports; at each look: reports, claims, CPU seconds, resident memory and the store's size in MB."""
    reader = engine()
    reader.extractor  # noqa: B018  # loading is not what is measured
    looks: list[dict[str, float]] = []
    seen = {"reports": 0, "claims": 0}
    start = time.process_time()

    def look() -> None:
        spent = time.process_time() - start
        looks.append({**seen, "seconds": spent, "mb": resident_mb(), "store_mb": where.stat().st_size / 1e6})

    def watch(step: Step) -> None:
        seen["reports"] += 1
        seen["claims"] += step.claims
        if seen["reports"] % max(count // LOOKS, 1) == 0:
            look()

    with Store.open(where) as store:
        look()
        told = Supplied(language="en")
        summary = add([corpus], told, reader, store, lambda: datetime.now(UTC), watch, command="growth")
    if summary.problems:
        sys.exit(f"growth: {len(summary.problems)} reports could not be read: {summary.problems[0].message}")
    return looks


def resident_mb() -> float:
    """What the process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def show(looks: list[dict[str, float]], options: argparse.Namespace) -> None:
    """Print a line for each look, and write what was asked for."""
    for held in looks:
        print("  ".join(f"{name} {value:,.0f}" for name, value in held.items()))
    if options.json:
        options.json.write_text(json.dumps(looks, indent=1) + "\n")
    if options.plot:
        lines = {
            "CPU seconds": [(h["reports"], h["seconds"]) for h in looks],
            "process, MB": [(h["reports"], h["mb"]) for h in looks],
            "store, MB": [(h["reports"], h["store_mb"]) for h in looks],
        }
        options.plot.write_text(chart("Adding reports to one store", "reports in the store", "", lines))


def judge(looks: list[dict[str, float]]) -> None:
    """Fail where the last tenth costs much more than the second did, or the process grew."""
    tenth = max(len(looks) // 10, 1)
    early, late = (
        looks[2 * tenth]["seconds"] - looks[tenth]["seconds"],
        looks[-1]["seconds"] - looks[-1 - tenth]["seconds"],
    )
    grown = looks[-1]["mb"] - looks[2 * tenth]["mb"]
    print(f"last tenth against the second: {late / early:.2f} times the CPU, {grown:+.0f} MB")
    if late / early > STRAIGHT or grown > FLAT_MB:
        sys.exit("growth: a report costs more the more there are")


if __name__ == "__main__":
    main()
