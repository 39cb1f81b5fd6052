"""The quality gate: what the engine reads from retold reports must not get worse.

    python benchmarks/gate.py [--shared ../shared] [--update]

Runs `firsthand evaluate stories`, scores with ../shared/bench/score_stories.py and compares with floors.json.
Place data of the mirror in ../shared/gazetteer are fetched first, once, into local/gate.
Floors hold for one corpus, named by its digest: another corpus is another set of floors. --update raises
floors to
what was reached and refuses to lower one; lowering is done by hand, in a commit of its own with the reason.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HOME = Path(__file__).parents[1] / "local" / "gate"
FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.002  # a floor stands this far below what was reached
LESS_IS_BETTER = ("false_news",)
PATHS = {
    "typed_f1": ("typed", "f1"),
    "typed_precision": ("typed", "p"),
    "false_news": ("false_news", "rate"),
    "actor_f1": ("roles", "actor", "f1"),
    "place": ("on_matched", "place_25km", "value"),
    "place_none": ("on_matched", "place_none", "value"),
    "time": ("on_matched", "time", "value"),
    "certainty": ("on_matched", "certainty", "value"),
    "source": ("on_matched", "source_innermost", "value"),
    "standing": ("on_matched", "standing", "value"),
    "whole_f1": ("whole", "f1"),
}


def main() -> None:
    """Measure and compare, or raise the floors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    bench = options.shared / "bench"
    if not (bench / "score_stories.py").is_file():
        parser.error(f"{bench}: no scorer there; put the development material there or name it with --shared")
    floors = json.loads(FLOORS.read_text())
    corpus = digest(bench / "stories")
    fetch(options.shared / "gazetteer" / "mirror")
    figures = measure(bench)
    worse = compare(figures, floors, corpus)
    if options.update:
        FLOORS.write_text(json.dumps(raised(figures, floors, corpus), indent=1) + "\n")
    sys.exit("\n".join(["gate: failed", *worse]) if worse else None)


def digest(folder: Path) -> str:
    """The corpus by content."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        total.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()[:16]


def measure(bench: Path) -> dict[str, float]:
    """Read the corpus with the installed product and score its claims."""
    with tempfile.TemporaryDirectory() as folder:
        claims, scores = Path(folder) / "claims.jsonl", Path(folder) / "scores.json"
        run("evaluate", "stories", bench / "stories", "--out", claims)
        scorer = [sys.executable, bench / "score_stories.py", bench / "stories", claims, "--json", scores]
        subprocess.run(scorer, check=True, stdout=subprocess.DEVNULL)
        return pick(json.loads(scores.read_text()))


def fetch(mirror: Path) -> None:
    """Install the villages of every country of the mirror that is not there yet."""
    wanted = {path.stem for path in (mirror / "geonames").glob("[A-Z][A-Z].zip")}
    there = {path.parent.name for path in HOME.glob("places/geonames/*/places.layer")}
    if wanted - there:
        run("data", "fetch", "geonames", *sorted(wanted - there), "--mirror", mirror)


def run(*words: str | Path) -> None:
    """A command of the installed product, with the gate's own data folder."""
    firsthand = Path(sys.executable).with_name("firsthand")
    subprocess.run([firsthand, "--home", HOME, *words], check=True)


def pick(scores: dict[str, Any]) -> dict[str, float]:
    """The figures that have floors; no false news among no news counts as none."""
    figures = {}
    for name, path in PATHS.items():
        value: Any = scores
        for key in path:
            value = value[key]
        figures[name] = float(value or 0.0)
    return figures


def compare(figures: dict[str, float], floors: dict[str, Any], corpus: str) -> list[str]:
    """One line for each figure; returns those that miss their floor."""
    if floors["corpus"] != corpus:
        print(f"gate: the corpus changed ({floors['corpus']} -> {corpus}); set its floors with --update")
        return [] if not floors["figures"] else [f"corpus is {corpus}, floors are for {floors['corpus']}"]
    worse = []
    for name, value in figures.items():
        floor = floors["figures"].get(name)
        ok = floor is None or (value <= floor if name in LESS_IS_BETTER else value >= floor)
        print(f"{name:16} {value:.4f}   floor {floor}   {'ok' if ok else 'WORSE'}")
        if not ok:
            worse.append(f"{name}: {value:.4f}, floor {floor}")
    return worse


def raised(figures: dict[str, float], floors: dict[str, Any], corpus: str) -> dict[str, Any]:
    """The floors at what was reached, never below what they were on the same corpus."""
    old = floors["figures"] if floors["corpus"] == corpus else {}
    new = {}
    for name, value in figures.items():
        if name in LESS_IS_BETTER:
            new[name] = round(min(value + MARGIN, old.get(name, 1.0)), 4)
        else:
            new[name] = round(max(value - MARGIN, old.get(name, 0.0)), 4)
    return {"corpus": corpus, "figures": new}


if __name__ == "__main__":
    main()
